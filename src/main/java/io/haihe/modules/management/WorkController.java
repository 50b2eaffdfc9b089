package io.haihe.modules.management;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.org.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The work list. */
@Controller
class WorkController {

  static final String PATH = "/work";

  private final WorkPages pages;
  private final SavedLists saved;
  private final WorkExport export;
  private final Home home;
  private final Clock clock;

  WorkController(WorkPages pages, SavedLists saved, WorkExport export, Home home, Clock clock) {
    this.pages = pages;
    this.saved = saved;
    this.export = export;
    this.home = home;
    this.clock = clock;
  }

  /** Asked for nothing in particular, it begins with the list its viewer has chosen for that. */
  @GetMapping(PATH)
  Object work(Viewer viewer, Locale locale, @RequestParam Map<String, String> params) {
    Optional<SavedList> first = params.isEmpty() ? saved.first(viewer) : Optional.empty();
    if (first.isPresent()) {
      return "redirect:" + first.get().link();
    }
    return pages.page(
        viewer, locale, WorkQuery.of(params),
        new WorkPages.Beside(params.getOrDefault("done", ""), params.getOrDefault("case", ""), "", List.of()));
  }

  /** The whole filtered list as a file, for the same eyes as the page. */
  @GetMapping("/work.csv")
  void csv(Viewer viewer, Locale locale, @RequestParam Map<String, String> params, HttpServletResponse response)
      throws IOException {
    CaseFilter filter = WorkQuery.of(params).filter(home.zone(viewer));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"cases.csv\"");
    export.write(viewer, locale, filter, clock.instant(), response.getOutputStream());
  }
}

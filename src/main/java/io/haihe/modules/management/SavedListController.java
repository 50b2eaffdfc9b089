package io.haihe.modules.management;

import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps lists under a name, and shows those that are kept. */
@Controller
@RequestMapping(SavedListController.PATH)
class SavedListController {

  static final String PATH = "/work/lists";

  private final Pages pages;
  private final WorkPages work;
  private final SavedLists lists;
  private final KeptViews kept;
  private final Clock clock;

  SavedListController(Pages pages, WorkPages work, SavedLists lists, KeptViews kept, Clock clock) {
    this.pages = pages;
    this.work = work;
    this.lists = lists;
    this.kept = kept;
    this.clock = clock;
  }

  @GetMapping
  PageView show(Viewer viewer, Locale locale) {
    return pages.view("management/lists")
        .with("kept", kept.of(locale, viewer, WorkQuery.of(Map.of()), "", List.of(), clock.instant()));
  }

  /** @param params the tab and the filters beside what is named here */
  @PostMapping
  Object keep(
      Viewer viewer,
      Locale locale,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") long share,
      @RequestParam(defaultValue = "false") boolean begins,
      @RequestParam Map<String, String> params) {
    WorkQuery query = WorkQuery.of(params);
    try {
      lists.keep(viewer, name, query.asked(), share, begins, clock.instant());
      return "redirect:" + query.link(WorkController.PATH, query.tab());
    } catch (BadInput wrong) {
      return work.page(viewer, locale, query, new WorkPages.Beside("", "", name, wrong.findings()))
          .status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping("/{id}/remove")
  String remove(Viewer viewer, @PathVariable long id) {
    lists.remove(viewer, id);
    return "redirect:" + PATH;
  }

  @PostMapping("/{id}/begin")
  String begin(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "true") boolean begins) {
    lists.begin(viewer, id, begins);
    return "redirect:" + PATH;
  }
}

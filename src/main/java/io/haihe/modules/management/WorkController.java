package io.haihe.modules.management;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Listing;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.management.WorkQuery.Tab;
import io.haihe.modules.management.WorkView.TabLink;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The work list. */
@Controller
class WorkController {

  static final int PAGE = 50;
  private static final String PATH = "/work";

  private final Pages pages;
  private final Cases cases;
  private final CaseLines lines;
  private final WorkFilters filters;
  private final BulkOffers bulk;
  private final WorkExport export;
  private final Home home;
  private final Clock clock;

  WorkController(
      Pages pages,
      Cases cases,
      CaseLines lines,
      WorkFilters filters,
      BulkOffers bulk,
      WorkExport export,
      Home home,
      Clock clock) {
    this.pages = pages;
    this.cases = cases;
    this.lines = lines;
    this.filters = filters;
    this.bulk = bulk;
    this.export = export;
    this.home = home;
    this.clock = clock;
  }

  @GetMapping(PATH)
  PageView work(Viewer viewer, Locale locale, @RequestParam Map<String, String> params) {
    WorkQuery query = WorkQuery.of(params);
    return pages.view("management/work")
        .with("list", list(viewer, locale, query))
        .with("done", params.get("done"));
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

  private WorkView list(Viewer viewer, Locale locale, WorkQuery query) {
    Instant now = clock.instant();
    ZoneId zone = home.zone(viewer);
    Listing<CaseRow> page = cases.list(viewer, query.filter(zone), now, query.cursor(), PAGE);
    List<TabLink> tabs =
        Stream.of(Tab.values())
            .filter(tab -> tab != Tab.BELOW || tab == query.tab() || home.leads(viewer))
            .map(tab -> new TabLink(
                tab.key(), query.link(PATH, tab), cases.count(viewer, query.in(tab, zone), now)))
            .toList();
    return new WorkView(
        PATH,
        query.tab().key(),
        tabs,
        filters.of(locale, viewer, query, now),
        lines.of(locale, page.rows(), now),
        query.first(),
        tabs.stream().filter(tab -> tab.key().equals(query.tab().key())).map(TabLink::count).findFirst().orElseThrow(),
        next(query, page),
        query.cursor() == null ? null : query.link(PATH, query.tab()),
        query.link("/work.csv", query.tab()),
        query.filters().isEmpty() ? null : PATH + "?tab=" + query.tab().key(),
        bulk.of(locale, viewer, page.rows(), now));
  }

  private static @Nullable String next(WorkQuery query, Listing<CaseRow> page) {
    return page.next() == null ? null : query.next(PATH, page.next(), query.first() + page.rows().size());
  }
}

package io.haihe.modules.inspection.open;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Listing;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Leads from other scenarios that ask for an inspection, of those a viewer sees; each leads on to a targeted inspection. */
@Controller
class LeadPages {

  static final String PATH = "/inspections/leads";
  static final String TYPE = "lead";
  private static final int SHOWN = 30;

  private final Pages pages;
  private final Cases cases;
  private final CaseWords words;
  private final TimeWords time;
  private final Clock clock;

  LeadPages(Pages pages, Cases cases, CaseWords words, TimeWords time, Clock clock) {
    this.pages = pages;
    this.cases = cases;
    this.words = words;
    this.time = time;
    this.clock = clock;
  }

  @GetMapping(PATH)
  PageView show(
      @RequestParam(defaultValue = "false") boolean all, @RequestParam(required = false) @Nullable String after, Viewer viewer, Locale locale) {
    StaffRights.require(viewer);
    CaseFilter open = CaseFilter.ofKind(VisitReading.SCENARIO, TYPE, "");
    Listing<CaseRow> found = cases.list(viewer, all ? open.ended(null) : open, clock.instant(), after, SHOWN);
    String path = PATH + (all ? "?all=true" : "");
    return pages.view("inspection/open/leads").with("view", new LeadView(
        all, found.rows().stream().map(row -> line(row, locale)).toList(),
        found.next() == null ? "" : path + (all ? "&" : "?") + "after=" + found.next(), after == null ? "" : path));
  }

  private LeadView.Line line(CaseRow row, Locale locale) {
    return new LeadView.Line(
        row.number(), row.text(), words.category(locale, row.scenarioVersion(), row.category()), words.placePath(locale, row.place()),
        words.state(locale, row.scenarioVersion(), row.state()), time.day(locale, row.place(), row.openedAt()),
        row.dueAt() == null ? "" : time.day(locale, row.place(), row.dueAt()), row.overdue(clock.instant()), row.sample());
  }
}

package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseFilter.Lookup;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Listing;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.management.WorkQuery.Tab;
import io.haihe.modules.management.WorkView.Done;
import io.haihe.modules.management.WorkView.TabLink;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the work list, and beside it a case of it. */
@Component
class WorkPages {

  private static final String PATH = WorkController.PATH;

  /** As many of each list as are counted; nobody pages through more. */
  private static final int COUNTED = 10_000;

  /** Of those found by words, of which there may be very many that have to be read for it. */
  private static final int COUNTED_BY_WORDS = 1_000;

  private final Pages pages;
  private final Cases cases;
  private final CaseLines lines;
  private final WorkFilters filters;
  private final BulkOffers bulk;
  private final KeptViews kept;
  private final Previews previews;
  private final Undos undos;
  private final Home home;
  private final Clock clock;

  WorkPages(
      Pages pages,
      Cases cases,
      CaseLines lines,
      WorkFilters filters,
      BulkOffers bulk,
      KeptViews kept,
      Previews previews,
      Undos undos,
      Home home,
      Clock clock) {
    this.pages = pages;
    this.cases = cases;
    this.lines = lines;
    this.filters = filters;
    this.bulk = bulk;
    this.kept = kept;
    this.previews = previews;
    this.undos = undos;
    this.home = home;
    this.clock = clock;
  }

  /**
   * What a work list carries besides its cases.
   *
   * @param done number of the case something was just done to, or empty
   * @param beside number of the case shown beside it, or empty
   * @param name a name entered for the list
   * @param findings what is wrong with it
   */
  record Beside(String done, String beside, String name, List<Finding> findings) {}

  PageView page(Viewer viewer, Locale locale, WorkQuery query, Beside beside) {
    Instant now = clock.instant();
    ZoneId zone = home.zone(viewer);
    Lookup lookup = cases.lookUp(query.filter(zone));
    Listing<CaseRow> rows = cases.list(viewer, query.filter(zone).with(lookup), now, query.cursor(), query.rows());
    return pages.view("management/work")
        .with("list", list(viewer, locale, query, lookup, rows, now))
        .with("kept", kept.of(locale, viewer, query, beside.name(), beside.findings(), now))
        .with("done", done(viewer, beside.done(), now))
        .with("preview", preview(viewer, locale, query, rows.rows(), beside.beside()));
  }

  private @Nullable Done done(Viewer viewer, String number, Instant now) {
    if (!number.matches("[A-Z0-9-]{1,40}")) {
      return null;
    }
    Case found = cases.find(viewer, number).orElse(null);
    return new Done(number, found == null ? null : undos.of(viewer, found, now));
  }

  private @Nullable Preview preview(Viewer viewer, Locale locale, WorkQuery query, List<CaseRow> rows, String number) {
    if (number.isEmpty()) {
      return null;
    }
    Case shown = cases.find(viewer, number).orElse(null);
    return shown == null ? null : previews.of(locale, viewer, shown, query.here(PATH), next(rows, number));
  }

  /** The number of the case below it, or empty. */
  private static String next(List<CaseRow> rows, String number) {
    return rows.stream().map(CaseRow::number).dropWhile(each -> !each.equals(number)).skip(1).findFirst().orElse("");
  }

  private WorkView list(Viewer viewer, Locale locale, WorkQuery query, @Nullable Lookup lookup, Listing<CaseRow> page, Instant now) {
    ZoneId zone = home.zone(viewer);
    int most = query.filter("q").isEmpty() ? COUNTED : COUNTED_BY_WORDS;
    List<TabLink> tabs =
        Stream.of(Tab.values())
            .filter(tab -> tab != Tab.BELOW || tab == query.tab() || home.leads(viewer))
            .map(tab -> new TabLink(
                tab.key(), query.link(PATH, tab), cases.count(viewer, query.in(tab, zone).with(lookup), now, most)))
            .toList();
    Cases.Count total =
        tabs.stream().filter(tab -> tab.key().equals(query.tab().key())).map(TabLink::count).findFirst().orElseThrow();
    WorkQuery resized = query.with(query.rows() == WorkQuery.FEW ? WorkQuery.MANY : WorkQuery.FEW);
    return new WorkView(
        PATH,
        query.tab().key(),
        tabs,
        filters.of(locale, viewer, query, lookup, !total.more(), now),
        lines.of(locale, page.rows(), now),
        query.first(),
        total,
        next(query, page),
        query.cursor() == null ? null : query.link(PATH, query.tab()),
        query.link("/work.csv", query.tab()),
        query.filters().isEmpty() ? null : PATH + "?tab=" + query.tab().key(),
        bulk.of(locale, viewer, page.rows(), now),
        query.here(PATH),
        new WorkView.Size(query.rows(), resized.rows(), resized.link(PATH, query.tab())),
        query.asked());
  }

  private static @Nullable String next(WorkQuery query, Listing<CaseRow> page) {
    return page.next() == null ? null : query.next(PATH, page.next(), query.first() + page.rows().size());
  }
}

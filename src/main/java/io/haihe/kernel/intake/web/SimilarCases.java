package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.IntakeSettings;
import io.haihe.kernel.intake.PlaceFinder;
import io.haihe.kernel.intake.Whereabouts;
import io.haihe.kernel.intake.web.ReportPage.SimilarCase;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Cases of the same category in the same place in the last days, so that one matter becomes one case. */
@Component
class SimilarCases {

  private static final int MOST = 5;

  private final Cases cases;
  private final PlaceFields fields;
  private final PlaceFinder finder;
  private final CaseWords words;
  private final TimeWords time;
  private final IntakeSettings settings;
  private final Clock clock;

  SimilarCases(
      Cases cases, PlaceFields fields, PlaceFinder finder, CaseWords words, TimeWords time, IntakeSettings settings,
      Clock clock) {
    this.cases = cases;
    this.fields = fields;
    this.finder = finder;
    this.words = words;
    this.time = time;
    this.settings = settings;
    this.clock = clock;
  }

  /** Of those the viewer sees. */
  List<SimilarCase> to(Viewer viewer, ReportKind kind, City city, ReportForm form, Locale locale) {
    PlaceCode chosen = fields.chosen(city, form.places());
    Whereabouts where = finder.find(city.root().code(), chosen, form.point(), form.address());
    return form.category().isEmpty() || !(where instanceof Whereabouts.Clear clear)
        ? List.of()
        : find(viewer, kind, clear.place().code(), form.category(), locale);
  }

  private List<SimilarCase> find(Viewer viewer, ReportKind kind, PlaceCode place, String category, Locale locale) {
    Instant now = clock.instant();
    CaseFilter filter =
        new CaseFilter(
            false, false, null, null, kind.scenario().key(), Set.of(), category, place, null,
            now.minus(settings.similarFor()), null, null, CaseFilter.Order.NEWEST);
    return cases.list(viewer, filter, now, null, MOST).rows().stream().map(row -> similar(row, locale, now)).toList();
  }

  private SimilarCase similar(CaseRow row, Locale locale, Instant now) {
    return new SimilarCase(
        row.number(), row.text(), words.state(locale, row.scenarioVersion(), row.state()),
        words.placePath(locale, row.place()), time.moment(locale, row.place(), row.openedAt(), now));
  }
}

package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.PlaceFinder;
import io.haihe.kernel.intake.SameMatter;
import io.haihe.kernel.intake.SameMatter.Found;
import io.haihe.kernel.intake.SameMatter.Matter;
import io.haihe.kernel.intake.Whereabouts;
import io.haihe.kernel.intake.form.Readings;
import io.haihe.kernel.intake.web.ReportPage.SimilarCase;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows staff what may be the matter they are about to open, so that one matter becomes one case. */
@Component
class SimilarCases {

  private final SameMatter same;
  private final PlaceFields fields;
  private final PlaceFinder finder;
  private final Readings readings;
  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;
  private final Clock clock;

  SimilarCases(
      SameMatter same, PlaceFields fields, PlaceFinder finder, Readings readings, CaseWords words, TimeWords time, Texts texts, Clock clock) {
    this.same = same;
    this.fields = fields;
    this.finder = finder;
    this.readings = readings;
    this.words = words;
    this.time = time;
    this.texts = texts;
    this.clock = clock;
  }

  /** Of those the viewer sees. */
  List<SimilarCase> to(Viewer viewer, ReportKind kind, City city, ReportForm form, Locale locale) {
    PlaceCode chosen = fields.chosen(city, form.places());
    Whereabouts where = finder.find(city.root().code(), chosen, form.point(), form.address());
    boolean placed = !form.category().isEmpty() && where instanceof Whereabouts.Clear;
    if (!placed && !SameMatter.byFields(kind.type())) {
      return List.of();
    }
    Instant now = clock.instant();
    PlaceCode place = where instanceof Whereabouts.Clear clear ? clear.place().code() : city.root().code();
    Form own = kind.type().intake().form();
    Map<String, Object> entered = own == null ? Map.of() : readings.settled(own, form.fields(), city.root().code()).values();
    Matter matter = new Matter(kind.scenario().key(), kind.type(), place, form.category(), form.text(), entered, null);
    return same.as(matter, viewer, now).stream().map(found -> similar(found, locale, now)).toList();
  }

  private SimilarCase similar(Found found, Locale locale, Instant now) {
    CaseRow row = found.row();
    return new SimilarCase(
        row.number(), row.text(), words.state(locale, row.scenarioVersion(), row.state()),
        words.placePath(locale, row.place()), time.moment(locale, row.place(), row.openedAt(), now),
        texts.text(locale, "intake.same." + found.why()));
  }
}

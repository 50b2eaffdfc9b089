package io.haihe.modules.screen;

import io.haihe.kernel.casework.Projections;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together the scenes of a screen on the wall: the place as a whole, then scenario by scenario what its package wants to be seen. */
@Component
class Walls {

  /** So many panels fit beside each other. */
  private static final int PANELS = 3;

  private final Totals totals;
  private final Areas areas;
  private final Urgency urgency;
  private final Panels panels;
  private final ScreenQueries queries;
  private final Projections projections;
  private final Places places;
  private final Texts texts;

  Walls(
      Totals totals, Areas areas, Urgency urgency, Panels panels, ScreenQueries queries, Projections projections, Places places, Texts texts) {
    this.totals = totals;
    this.areas = areas;
    this.urgency = urgency;
    this.panels = panels;
    this.queries = queries;
    this.projections = projections;
    this.places = places;
    this.texts = texts;
  }

  /** Scenarios without a single case here have no scene. */
  WallView of(Viewer viewer, ScreenQuery query, Instant now, Locale locale) {
    List<WallView.Scene> scenes = new ArrayList<>();
    Areas.Lines lines = areas.of(viewer, query, now, locale);
    scenes.add(new WallView.Scene(
        "all", texts.text(locale, "screen.all"), totals.everywhere(viewer, lines, now, locale), areas.map(lines, locale),
        urgency.of(viewer, query, places.cityOf(query.place().code()).zone(), now, locale, Urgency.ON_A_WALL), List.of()));
    List<Scenario> shown = query.scenario() == null ? queries.served(viewer) : List.of(query.scenario());
    for (Scenario scenario : shown) {
      ScreenQuery own = query.of(scenario, scenario.screen().map());
      List<Figure> figures = totals.everywhere(viewer, own, now, locale);
      if (figures.stream().anyMatch(figure -> !figure.text().equals("0"))) {
        scenes.add(new WallView.Scene(
            scenario.key(), scenario.texts().text(locale, "title"),
            Stream.concat(figures.stream(), totals.of(viewer, own, scenario.screen().tiles(), locale).stream()).toList(), null, null,
            panels.of(viewer, own, now, locale).stream().limit(PANELS).toList()));
      }
    }
    return new WallView(projections.progress(IndicatorProjection.NAME).building(), scenes);
  }
}

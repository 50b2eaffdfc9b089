package io.haihe.modules.screen;

import io.haihe.kernel.casework.Projections;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts together the screen of a place, within what the viewer sees. */
@Component
class Screens {

  private final Totals totals;
  private final Areas areas;
  private final Urgency urgency;
  private final Panels panels;
  private final ScreenQueries queries;
  private final Projections projections;
  private final Places places;

  Screens(Totals totals, Areas areas, Urgency urgency, Panels panels, ScreenQueries queries, Projections projections, Places places) {
    this.totals = totals;
    this.areas = areas;
    this.urgency = urgency;
    this.panels = panels;
    this.queries = queries;
    this.projections = projections;
    this.places = places;
  }

  ScreenView of(Viewer viewer, ScreenQuery query, Instant now, Locale locale) {
    Areas.Lines lines = areas.of(viewer, query, now, locale);
    return new ScreenView(
        projections.progress(IndicatorProjection.NAME).building(),
        totals.everywhere(viewer, lines, now, locale),
        query.scenario() == null ? List.of() : totals.of(viewer, query, query.scenario().screen().tiles(), locale),
        areas.map(lines, locale),
        areas.blocks(lines, locale),
        areas.columns(lines, locale),
        areas.rows(lines, locale),
        urgency.of(viewer, query, places.cityOf(query.place().code()).zone(), now, locale),
        panels.of(viewer, query, now, locale),
        query.scenario() == null ? totals.scenarios(lines, queries.served(viewer), locale) : List.of());
  }
}

package io.haihe.modules.screen;

import io.haihe.kernel.place.Place;
import io.haihe.kernel.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * What the screen is asked for.
 *
 * @param scenario one alone, or null for all that the viewer serves
 * @param measure what colours the map
 * @param against what the figures are compared with, or null
 */
record ScreenQuery(Place place, @Nullable Scenario scenario, Period period, String measure, @Nullable Against against) {

  /** Another time, or another place at the same time. */
  sealed interface Against {

    /** As the address has it. */
    String key();

    record Earlier(String key, Period period) implements Against {}

    record Elsewhere(Place place) implements Against {

      @Override
      public String key() {
        return place.code().toString();
      }
    }
  }

  ScreenQuery at(Place other) {
    return new ScreenQuery(other, scenario, period, measure, against);
  }

  ScreenQuery during(Period other) {
    return new ScreenQuery(place, scenario, other, measure, against);
  }

  ScreenQuery of(@Nullable Scenario other, String itsMeasure) {
    return new ScreenQuery(place, other, period, itsMeasure, against);
  }

  ScreenQuery measuring(String other) {
    return new ScreenQuery(place, scenario, period, other, against);
  }
}

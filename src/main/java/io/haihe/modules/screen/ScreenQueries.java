package io.haihe.modules.screen;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.ScreenLayout;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a screen is asked for from its address. What cannot be read, or is not there, gives way to what is usual: a link stays good. */
@Component
class ScreenQueries {

  static final List<Integer> LENGTHS = List.of(1, 3, 12);
  static final String BEFORE = "before";
  static final String YEAR = "year";

  /** How far the slider goes back. */
  static final int MONTHS_BACK = 95;

  private final ViewedPlaces viewed;
  private final Places places;
  private final Scenarios scenarios;
  private final Clock clock;

  ScreenQueries(ViewedPlaces viewed, Places places, Scenarios scenarios, Clock clock) {
    this.viewed = viewed;
    this.places = places;
    this.scenarios = scenarios;
    this.clock = clock;
  }

  /** @param at the number of the last month */
  record Asked(
      @Nullable String place, @Nullable String scenario, @Nullable String at, @Nullable String months, @Nullable String measure,
      @Nullable String against) {}

  ScreenQuery of(Viewer viewer, Asked asked) {
    Place place = viewed.find(viewer, asked.place());
    Scenario scenario = served(viewer).stream().filter(each -> each.key().equals(asked.scenario())).findFirst().orElse(null);
    Period period = period(place, asked);
    return new ScreenQuery(place, scenario, period, measure(scenario, asked.measure()), against(asked.against(), place, period));
  }

  /** The scenarios in force that any of the viewer's seats serves. */
  List<Scenario> served(Viewer viewer) {
    return scenarios.all().stream()
        .filter(scenario -> viewer.seats().stream().anyMatch(seat -> seat.serves(scenario.key())))
        .toList();
  }

  YearMonth thisMonth(Place place) {
    return YearMonth.now(clock.withZone(places.cityOf(place.code()).zone()));
  }

  private Period period(Place place, Asked asked) {
    YearMonth now = thisMonth(place);
    YearMonth last = number(asked.at())
        .filter(number -> number <= Period.number(now) && number >= Period.number(now) - MONTHS_BACK)
        .map(Period::month)
        .orElse(now);
    int months = number(asked.months()).map(Long::intValue).filter(LENGTHS::contains).orElse(1);
    return new Period(last, months);
  }

  private static Optional<Long> number(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static String measure(@Nullable Scenario scenario, @Nullable String asked) {
    List<String> known = scenario == null ? ScreenLayout.EVERYWHERE : ScreenLayout.measures(scenario.types().values());
    String usual = scenario == null ? ScreenLayout.OPEN : scenario.screen().map();
    return asked != null && known.contains(asked) ? asked : usual;
  }

  private ScreenQuery.@Nullable Against against(@Nullable String asked, Place place, Period period) {
    if (asked == null) {
      return null;
    }
    return switch (asked) {
      case BEFORE -> new ScreenQuery.Against.Earlier(BEFORE, period.before());
      case YEAR -> new ScreenQuery.Against.Earlier(YEAR, period.yearBefore());
      default -> PlaceCode.parse(asked)
          .flatMap(places::find)
          .filter(other -> !other.code().equals(place.code()))
          .map(ScreenQuery.Against.Elsewhere::new)
          .orElse(null);
    };
  }
}

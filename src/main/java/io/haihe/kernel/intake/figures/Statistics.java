package io.haihe.kernel.intake.figures;

import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The figures of a place for everybody, from sums that are kept: what it costs does not grow with the cases. An answer stands for a minute. */
@Component
public class Statistics {

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int REMEMBERED = 2_000;

  private final FigureStore store;
  private final Places places;
  private final Clock clock;
  private final Map<Asked, Found> remembered = new ConcurrentHashMap<>();

  Statistics(FigureStore store, Places places, Clock clock) {
    this.store = store;
    this.places = places;
    this.clock = clock;
  }

  private record Asked(PlaceCode place, int months) {}

  /** What published cases are about: the root of a category in a scenario; empty where that is not published. */
  public record Kind(String scenario, String category) {}

  /**
   * @param at when it was counted
   * @param from the first day of the period
   * @param parts of the places directly below, down to streets; those without a case are left out
   * @param kinds of the place itself
   */
  public record Found(Instant at, LocalDate from, Tally whole, Map<PlaceCode, Tally> parts, Map<Kind, Tally> kinds) {}

  /** @param months how many, with the one that runs */
  public Found of(Place place, int months) {
    Asked asked = new Asked(place.code(), months);
    Instant now = clock.instant();
    Found known = remembered.get(asked);
    if (known != null && !now.isAfter(known.at().plus(FRESH)) && !now.isBefore(known.at())) {
      return known;
    }
    if (remembered.size() >= REMEMBERED) {
      remembered.clear();
    }
    Found found = count(place, months, now);
    remembered.put(asked, found);
    return found;
  }

  private Found count(Place place, int months, Instant now) {
    LocalDate from = LocalDate.ofInstant(now, places.cityOf(place.code()).zone()).withDayOfMonth(1).minusMonths(months - 1L);
    List<PlaceCode> asked = new ArrayList<>(List.of(place.code()));
    if (place.level().compareTo(PlaceLevel.STREET) < 0) {
      places.children(place.code()).forEach(child -> asked.add(child.code()));
    }
    Tally whole = Tally.NONE;
    Map<PlaceCode, Tally> parts = new HashMap<>();
    Map<Kind, Tally> kinds = new HashMap<>();
    for (FigureStore.Row row : store.read(asked, from)) {
      if (row.place().equals(place.code())) {
        whole = whole.plus(row.span(), row.count());
        kinds.put(kind(row), kinds.getOrDefault(kind(row), Tally.NONE).plus(row.span(), row.count()));
      } else {
        parts.put(row.place(), parts.getOrDefault(row.place(), Tally.NONE).plus(row.span(), row.count()));
      }
    }
    return new Found(now, from, whole, parts, kinds);
  }

  private static Kind kind(FigureStore.Row row) {
    return new Kind(row.scenario(), row.category());
  }
}

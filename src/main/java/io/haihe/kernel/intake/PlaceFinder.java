package io.haihe.kernel.intake;

import io.haihe.kernel.casework.Point;
import io.haihe.kernel.intake.Whereabouts.Clear;
import io.haihe.kernel.intake.Whereabouts.Unclear;
import io.haihe.kernel.intake.Whereabouts.Why;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.PlaceMatch;
import io.haihe.kernel.place.Places;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the place of a matter: what was chosen, else where the position lies, else what the words name. It never guesses. */
@Component
public class PlaceFinder {

  private static final int MOST_CANDIDATES = 12;

  private final Places places;

  PlaceFinder(Places places) {
    this.places = places;
  }

  /** @param city where names are looked for */
  public Whereabouts find(PlaceCode city, @Nullable PlaceCode chosen, @Nullable Point point, @Nullable String words) {
    if (chosen != null) {
      return places.find(chosen).filter(place -> places.get(city).covers(place.code())).filter(this::inForce)
          .<Whereabouts>map(Clear::new)
          .orElseGet(() -> new Unclear(Why.NOTHING_SAID, List.of()));
    }
    Optional<Place> at = point == null ? Optional.empty() : places.at(point.longitude(), point.latitude());
    if (at.isPresent()) {
      return at.filter(place -> places.get(city).covers(place.code())).<Whereabouts>map(Clear::new)
          .orElseGet(() -> new Unclear(Why.OUTSIDE, List.of()));
    }
    Whereabouts named = named(city, words);
    return point != null && named instanceof Unclear unclear && unclear.candidates().isEmpty()
        ? new Unclear(Why.OUTSIDE, List.of())
        : named;
  }

  private boolean inForce(Place place) {
    return !places.retired(place.code());
  }

  private Whereabouts named(PlaceCode city, @Nullable String words) {
    if (words == null || words.isBlank()) {
      return new Unclear(Why.NOTHING_SAID, List.of());
    }
    List<Place> found = places.named(words, Optional.of(city)).stream().map(PlaceMatch::place).toList();
    if (found.isEmpty()) {
      return new Unclear(Why.NOT_NAMED, List.of());
    }
    if (found.size() > 1) {
      return new Unclear(Why.SEVERAL, found.stream().limit(MOST_CANDIDATES).toList());
    }
    Place only = found.getFirst();
    boolean large = only.level().compareTo(PlaceLevel.STREET) < 0 && !places.children(only.code()).isEmpty();
    return large ? new Unclear(Why.TOO_LARGE, places.children(only.code())) : new Clear(only);
  }
}

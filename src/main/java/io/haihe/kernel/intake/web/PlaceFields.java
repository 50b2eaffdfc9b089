package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Point;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.PlaceFinder;
import io.haihe.kernel.intake.Whereabouts;
import io.haihe.kernel.intake.web.PlaceField.Level;
import io.haihe.kernel.intake.web.PlaceField.Option;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the fields in which a place is chosen: one list for each level, the next below what is chosen. */
@Component
class PlaceFields {

  private final Places places;
  private final PlaceFinder finder;
  private final CaseWords words;

  PlaceFields(Places places, PlaceFinder finder, CaseWords words) {
    this.places = places;
    this.finder = finder;
    this.words = words;
  }

  /** @param chosen codes as they came; those that do not fit together are ignored from the first misfit on */
  PlaceField of(City city, List<String> chosen, Locale locale) {
    return of(city, chosen, "", "", null, locale);
  }

  PlaceField of(
      City city,
      List<String> chosen,
      String longitude,
      String latitude,
      Whereabouts.@Nullable Unclear unclear,
      Locale locale) {
    List<Place> path = path(city, chosen);
    List<Level> levels = new ArrayList<>();
    level(city.root(), path, 0, locale).ifPresent(levels::add);
    for (int i = 0; i < path.size(); i++) {
      level(path.get(i), path, i + 1, locale).ifPresent(levels::add);
    }
    String deepest = path.isEmpty() ? null : path.getLast().code().toString();
    List<Option> candidates =
        unclear == null ? List.of() : unclear.candidates().stream().map(place -> candidate(place, locale)).toList();
    String asked = unclear == null ? null : "intake.place." + unclear.why();
    return new PlaceField(city.key(), levels, longitude, latitude, asked, candidates, deepest);
  }

  /** With the place of a position chosen, where there is one. */
  PlaceField at(City city, String longitude, String latitude, Locale locale) {
    Point point = ReportForm.point(longitude, latitude);
    Whereabouts where = finder.find(city.root().code(), null, point, null);
    return switch (where) {
      case Whereabouts.Clear clear -> of(city, codes(clear.place()), longitude, latitude, null, locale);
      case Whereabouts.Unclear unclear -> of(city, List.of(), longitude, latitude, unclear, locale);
    };
  }

  /** The place chosen, or null. */
  @Nullable PlaceCode chosen(City city, List<String> codes) {
    List<Place> path = path(city, codes);
    return path.isEmpty() ? null : path.getLast().code();
  }

  /** From below the city down to the place. */
  List<String> codes(Place place) {
    return places.path(place.code()).stream().skip(1).map(each -> each.code().toString()).toList();
  }

  private List<Place> path(City city, List<String> chosen) {
    List<Place> path = new ArrayList<>();
    Place above = city.root();
    for (String code : chosen) {
      Optional<Place> found = find(code);
      if (path.isEmpty() && found.filter(place -> isDeep(city, place)).isPresent()) {
        return places.path(found.get().code()).stream().skip(1).toList();
      }
      if (found.isEmpty() || !above.code().equals(found.get().parent())) {
        break;
      }
      above = found.get();
      path.add(above);
    }
    return path;
  }

  /** A candidate, a link or the last of several fields may name a place without those above it. */
  private static boolean isDeep(City city, Place place) {
    Place root = city.root();
    return root.covers(place.code()) && !root.equals(place) && !root.code().equals(place.parent());
  }

  private Optional<Place> find(String code) {
    return PlaceCode.parse(code).flatMap(places::find);
  }

  private Optional<Level> level(Place above, List<Place> path, int depth, Locale locale) {
    List<Place> below =
        places.children(above.code()).stream().filter(place -> place.level() != PlaceLevel.GRID).toList();
    if (below.isEmpty()) {
      return Optional.empty();
    }
    Place chosen = depth < path.size() ? path.get(depth) : null;
    List<Option> options =
        below.stream()
            .map(place -> new Option(place.code().toString(), places.name(place.code(), locale), place.equals(chosen)))
            .toList();
    return Optional.of(new Level(below.getFirst().level().name().toLowerCase(Locale.ROOT), options));
  }

  private Option candidate(Place place, Locale locale) {
    return new Option(place.code().toString(), words.placePath(locale, place.code()), false);
  }
}

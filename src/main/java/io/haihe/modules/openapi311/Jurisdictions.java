package io.haihe.modules.openapi311;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which city a request is for: {@code jurisdiction_id} is its key, and may be left out where there is but one. */
@Component
class Jurisdictions {

  private final Places places;

  Jurisdictions(Places places) {
    this.places = places;
  }

  City find(@Nullable String id) {
    List<City> cities = places.cities();
    if (id == null || id.isBlank()) {
      if (cities.size() != 1) {
        throw Fault.bad("openapi311.jurisdiction.missing", keys(cities));
      }
      return cities.getFirst();
    }
    return places.city(id.strip())
        .orElseThrow(() -> Fault.unknown("openapi311.jurisdiction.unknown", id, keys(cities)));
  }

  private static String keys(List<City> cities) {
    return cities.stream().map(City::key).collect(Collectors.joining(", "));
  }
}

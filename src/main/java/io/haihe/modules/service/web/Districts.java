package io.haihe.modules.service.web;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The places a visitor can choose from, which then stand in the address. */
@Component
class Districts {

  private final Places places;

  Districts(Places places) {
    this.places = places;
  }

  List<Choice> all(String chosen, Locale locale) {
    return places()
        .map(code -> new Choice(code.toString(), places.name(code, locale), code.toString().equals(chosen)))
        .toList();
  }

  List<String> codes() {
    return places().map(PlaceCode::toString).toList();
  }

  /** The code if it is one of them, else empty. */
  String known(String code) {
    return PlaceCode.parse(code).filter(one -> places().anyMatch(one::equals)).map(PlaceCode::toString).orElse("");
  }

  String name(String code, Locale locale) {
    return PlaceCode.parse(code).flatMap(places::find).map(place -> places.name(place.code(), locale)).orElse("");
  }

  Optional<City> city() {
    return places.cities().stream().findFirst();
  }

  private Stream<PlaceCode> places() {
    return places.cities().stream().flatMap(city -> places.children(city.root().code()).stream()).map(Place::code);
  }
}

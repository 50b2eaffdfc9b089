package io.haihe.kernel.intake.web;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.RememberedCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which city a visitor means: the one asked for, else the one chosen before, else the first. */
@Component
class CityChoice {

  private static final String NAME = "city";
  private static final RememberedCookie COOKIE = new RememberedCookie("haihe_city");

  private final Places places;

  CityChoice(Places places) {
    this.places = places;
  }

  List<City> all() {
    return places.cities();
  }

  String name(City city, Locale locale) {
    return places.name(city.root().code(), locale);
  }

  /** Empty only where no city is loaded. */
  Optional<City> find(HttpServletRequest request) {
    Optional<City> asked = Optional.ofNullable(request.getParameter(NAME)).flatMap(places::city);
    return asked.or(() -> chosen(request)).or(() -> all().stream().findFirst());
  }

  /** @throws NotFound where no city is loaded */
  City get(HttpServletRequest request) {
    return find(request).orElseThrow(() -> new NotFound(Finding.ofField(NAME, "intake.city.none")));
  }

  City of(PlaceCode place) {
    return places.cityOf(place);
  }

  private Optional<City> chosen(HttpServletRequest request) {
    return COOKIE.read(request).flatMap(places::city);
  }

  /** Remembers a city that was asked for. */
  void remember(HttpServletRequest request, HttpServletResponse response) {
    Optional.ofNullable(request.getParameter(NAME))
        .flatMap(places::city)
        .ifPresent(city -> COOKIE.keep(request, response, city.key()));
  }
}

package io.haihe.kernel.intake.web;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Which city a visitor means: the one asked for, else the one chosen before, else the first. */
@Component
class CityChoice {

  private static final String NAME = "city";
  private static final String COOKIE = "haihe_city";

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
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null ? Optional.empty() : places.city(cookie.getValue());
  }

  /** Remembers a city that was asked for. */
  void remember(HttpServletRequest request, HttpServletResponse response) {
    Optional.ofNullable(request.getParameter(NAME)).flatMap(places::city).ifPresent(city -> {
      ResponseCookie cookie =
          ResponseCookie.from(COOKIE, city.key())
              .path("/")
              .maxAge(Duration.ofDays(365))
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Lax")
              .build();
      response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    });
  }
}

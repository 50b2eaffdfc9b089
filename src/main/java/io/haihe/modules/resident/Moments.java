package io.haihe.modules.resident;

import io.haihe.kernel.place.Places;
import io.haihe.platform.web.Page;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Days of what belongs to no case, on the clock of the installation's first city. */
@Component
class Moments {

  private final Places places;

  Moments(Places places) {
    this.places = places;
  }

  String day(Instant at, Locale locale) {
    return Page.date(at.atZone(places.zone()).toLocalDate(), locale);
  }
}

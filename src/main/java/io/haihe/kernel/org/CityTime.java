package io.haihe.kernel.org;

import io.haihe.kernel.place.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Which day it is where a unit works. */
@Component
class CityTime {

  private final Places places;

  CityTime(Places places) {
    this.places = places;
  }

  ZoneId zone(Unit unit) {
    return places.cityOf(unit.place()).zone();
  }

  boolean sameCity(Unit one, Unit other) {
    return places.cityOf(one.place()).root().code().equals(places.cityOf(other.place()).root().code());
  }

  LocalDate day(Unit unit, Instant at) {
    return LocalDate.ofInstant(at, zone(unit));
  }
}

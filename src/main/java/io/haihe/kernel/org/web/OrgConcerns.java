package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Administration;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.UnitRegister;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.web.AdminEntry.Concern;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What needs attention about people, units and calendars. */
@Component
class OrgConcerns {

  /** Promises made now reach about so far. */
  private static final int DAYS_AHEAD = 60;

  private final Administration administration;
  private final UnitRegister register;
  private final Places places;
  private final Clock clock;

  OrgConcerns(Administration administration, UnitRegister register, Places places, Clock clock) {
    this.administration = administration;
    this.register = register;
    this.places = places;
    this.clock = clock;
  }

  List<Concern> ofPeople(Viewer viewer) {
    long seatless = administration.countSeatless(viewer, clock.instant());
    return seatless == 0 ? List.of() : List.of(new Concern("org.people.concern", "/admin/people?seatless=true", seatless));
  }

  List<Concern> ofUnits(Viewer viewer) {
    Instant now = clock.instant();
    long empty = administration.widestScopes(viewer).stream().mapToLong(scope -> register.countEmpty(scope, now)).sum();
    return empty == 0 ? List.of() : List.of(new Concern("org.units.concern", UnitPages.PATH + "?empty=true", empty));
  }

  List<Concern> ofCalendars(Viewer viewer) {
    List<Concern> concerns = new ArrayList<>();
    administration.scopes(viewer).stream().map(Unit::place).map(places::cityOf).distinct().forEach(city -> {
      LocalDate ahead = LocalDate.ofInstant(clock.instant(), city.zone()).plusDays(DAYS_AHEAD);
      if (!places.calendar(city.root().code()).isKnown(ahead)) {
        concerns.add(new Concern("org.calendars.concern", CalendarPages.PATH, places.name(city.root().code(), LocaleContextHolder.getLocale()), String.valueOf(ahead.getYear())));
      }
    });
    return concerns;
  }
}

package io.haihe.kernel.place;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The working calendars of the cities: the one in a city's own folder, else the one of that name in the product. */
@Component
public class Calendars {

  private final Map<Key, WorkingCalendar> builtIn = new ConcurrentHashMap<>();

  /** @throws IllegalArgumentException if the city names a calendar that does not exist */
  public WorkingCalendar of(City city) {
    return builtIn.computeIfAbsent(new Key(city.calendar(), city.zone()), Key::make);
  }

  private record Key(String calendar, ZoneId zone) {

    WorkingCalendar make() {
      return WorkingCalendar.of(CalendarDefinition.builtIn(calendar), zone);
    }
  }
}

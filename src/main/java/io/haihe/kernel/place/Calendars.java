package io.haihe.kernel.place;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The working calendars of the cities: the one in a city's own folder, else the one of that name in the product. */
@Component
public class Calendars {

  private final Map<Key, WorkingCalendar> known = new ConcurrentHashMap<>();
  private final Map<String, String> ownYaml = new ConcurrentHashMap<>();

  /** @throws IllegalArgumentException if the city names a calendar that does not exist */
  public WorkingCalendar of(City city) {
    return of(new Key(city.calendar(), Optional.ofNullable(ownYaml.get(city.key())), city.zone()));
  }

  /** What it declares. */
  public CalendarDefinition definition(City city) {
    return new Key(city.calendar(), Optional.ofNullable(ownYaml.get(city.key())), city.zone()).definition();
  }

  /** The calendar file a city has of its own, or null where it uses one of the product. */
  @Nullable String own(City city) {
    return ownYaml.get(city.key());
  }

  /** The same as {@link #of(City)}, and remembers the city's own calendar file from now on. */
  WorkingCalendar of(City city, @Nullable String yaml) {
    if (yaml == null) {
      ownYaml.remove(city.key());
    } else {
      ownYaml.put(city.key(), yaml);
    }
    return of(city);
  }

  private WorkingCalendar of(Key key) {
    return known.computeIfAbsent(key, Key::make);
  }

  private record Key(String calendar, Optional<String> yaml, ZoneId zone) {

    WorkingCalendar make() {
      return WorkingCalendar.of(definition(), zone);
    }

    CalendarDefinition definition() {
      return yaml.map(text -> CalendarDefinition.parse(calendar + ".yaml", text)).orElseGet(() -> CalendarDefinition.builtIn(calendar));
    }
  }
}

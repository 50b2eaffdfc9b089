package io.haihe.kernel.place;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of a jurisdiction tree and what holds for all of it.
 *
 * @param key short name used in folders and commands, such as {@code tianjin}
 * @param zone the time zone of every date and working hour in it
 * @param language the language its names are in
 * @param calendar key of its working calendar, such as {@code china}
 */
public record City(String key, Place root, ZoneId zone, Locale language, String calendar) {

  /** The one of that key; the only one there is where none is named. */
  public static Optional<City> chosen(List<City> cities, @Nullable String key) {
    return cities.stream().filter(city -> key == null ? cities.size() == 1 : city.key().equals(key)).findFirst();
  }
}

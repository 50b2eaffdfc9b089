package io.haihe.kernel.place;

import io.haihe.platform.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When people work, as declared: the ordinary week, the exceptions from it and the daily roster.
 *
 * @param key name by which a city refers to it
 * @param week the ordinary working days; never empty
 * @param shifts the roster of every working day, in order and apart from each other; never empty
 * @param off days off that the week would make working days
 * @param work working days that the week would make days off (调休)
 * @param knownFrom the first day whose exceptions are known, or null if none are
 * @param knownTo the last day whose exceptions are known, or null if none are
 */
public record CalendarDefinition(
    String key,
    Set<DayOfWeek> week,
    List<Shift> shifts,
    Set<LocalDate> off,
    Set<LocalDate> work,
    @Nullable LocalDate knownFrom,
    @Nullable LocalDate knownTo) {

  public CalendarDefinition {
    week = Set.copyOf(week);
    shifts = List.copyOf(shifts);
    off = Set.copyOf(off);
    work = Set.copyOf(work);
    if (week.isEmpty() || shifts.isEmpty()) {
      throw new IllegalArgumentException("a calendar has at least one working day and one shift");
    }
  }

  /**
   * A calendar that comes with the product.
   *
   * @param key such as {@code china} or {@code plain}
   * @throws IllegalArgumentException if there is none of that name
   */
  public static CalendarDefinition builtIn(String key) {
    String file = key + ".yaml";
    try (InputStream in = CalendarDefinition.class.getResourceAsStream("/city/calendars/" + file)) {
      if (in == null || !key.matches("[a-z0-9-]+")) {
        throw new IllegalArgumentException("no calendar is called " + key);
      }
      return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a calendar from YAML.
   *
   * @param file what findings call it
   * @throws BadInput with every finding
   */
  public static CalendarDefinition parse(String file, String yaml) {
    return new CalendarReader(file).read(yaml);
  }
}

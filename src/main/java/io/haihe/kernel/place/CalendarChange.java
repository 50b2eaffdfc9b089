package io.haihe.kernel.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What another calendar would change.
 *
 * @param becomeOff days on which people work now and would not
 * @param becomeWork days on which they do not work now and would
 * @param shifts whether the hours of a working day change
 * @param week whether the ordinary week changes
 * @param known whether the days whose holidays are known change
 * @param yaml the calendar as a file
 */
public record CalendarChange(
    List<LocalDate> becomeOff, List<LocalDate> becomeWork, boolean shifts, boolean week, boolean known, String yaml) {

  static CalendarChange between(CalendarDefinition before, CalendarDefinition after) {
    WorkdayTable was = new WorkdayTable(before);
    WorkdayTable is = new WorkdayTable(after);
    boolean week = !before.week().equals(after.week());
    List<LocalDate> differ =
        Stream.of(before.off(), before.work(), after.off(), after.work())
            .flatMap(Set::stream)
            .distinct()
            .sorted()
            .filter(day -> was.isWorkday(day.toEpochDay()) != is.isWorkday(day.toEpochDay()))
            .toList();
    return new CalendarChange(
        differ.stream().filter(day -> was.isWorkday(day.toEpochDay())).toList(),
        differ.stream().filter(day -> is.isWorkday(day.toEpochDay())).toList(),
        !before.shifts().equals(after.shifts()),
        week,
        !Objects.equals(before.knownFrom(), after.knownFrom()) || !Objects.equals(before.knownTo(), after.knownTo()),
        CalendarYaml.write(after));
  }

  public boolean nothing() {
    return becomeOff.isEmpty() && becomeWork.isEmpty() && !shifts && !week && !known;
  }

  /** How many of the days lie before one. */
  public long before(LocalDate day) {
    return Stream.concat(becomeOff.stream(), becomeWork.stream()).filter(each -> each.isBefore(day)).count();
  }
}

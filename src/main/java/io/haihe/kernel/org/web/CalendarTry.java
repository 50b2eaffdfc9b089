package io.haihe.kernel.org.web;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.LimitUnit;
import io.haihe.kernel.place.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When a promise would end.
 *
 * @param at the moment it begins, as a form's field says it
 * @param due null where what was entered cannot be reckoned with
 * @param certain whether the holidays on the way are known
 */
public record CalendarTry(String at, int amount, LimitUnit unit, @Nullable ZonedDateTime due, boolean certain) {

  private static final int LONGEST = 9999;

  static CalendarTry of(WorkingCalendar calendar, Instant now, @Nullable String at, int amount, @Nullable String unit) {
    LimitUnit counted = Arrays.stream(LimitUnit.values()).filter(each -> each.key().equals(unit)).findFirst().orElse(LimitUnit.WORKING_DAY);
    LocalDateTime usual = LocalDateTime.ofInstant(now, calendar.zone()).truncatedTo(ChronoUnit.MINUTES);
    int length = Math.clamp(amount, 0, LONGEST);
    try {
      LocalDateTime begin = at == null || at.isBlank() ? usual : LocalDateTime.parse(at);
      if (begin.getYear() < 1900 || begin.getYear() > 2200) {
        return new CalendarTry(at == null ? usual.toString() : at, length, counted, null, false);
      }
      WorkingCalendar.Due due = calendar.due(begin.atZone(calendar.zone()).toInstant(), new Limit(length, counted));
      return new CalendarTry(begin.toString(), length, counted, due.at().atZone(calendar.zone()), due.certain());
    } catch (DateTimeParseException unreadable) {
      return new CalendarTry(usual.toString(), length, counted, null, false);
    }
  }
}

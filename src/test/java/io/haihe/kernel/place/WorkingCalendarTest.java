package io.haihe.kernel.place;

import static io.haihe.kernel.place.LimitUnit.CALENDAR_DAY;
import static io.haihe.kernel.place.LimitUnit.HOUR;
import static io.haihe.kernel.place.LimitUnit.MINUTE;
import static io.haihe.kernel.place.LimitUnit.WORKING_DAY;
import static io.haihe.kernel.place.LimitUnit.WORKING_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.place.WorkingCalendar.Due;
import io.haihe.kernel.place.WorkingCalendar.Remaining;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private final WorkingCalendar china = WorkingCalendar.of(CalendarDefinition.builtIn("china"), SHANGHAI);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private Instant due(String start, int amount, LimitUnit unit) {
    return china.due(at(start), new Limit(amount, unit)).at();
  }

  @ParameterizedTest
  @CsvSource({"2023-09-28,3,2023-10-09", "2024-09-27,5,2024-10-10", "2026-02-13,5,2026-02-27"})
  void countsWorkingDaysOverHolidaysAndMakeUpWeekends(LocalDate start, int amount, LocalDate expected) {
    Due due = china.due(at(start + "T10:00:00"), new Limit(amount, WORKING_DAY));
    assertThat(due).isEqualTo(new Due(at(expected + "T17:30:00"), true));
  }

  @ParameterizedTest
  @CsvSource({"2023,249", "2024,251", "2025,248", "2026,248"})
  void hasTheOfficialNumberOfWorkingDays(int year, long total) {
    Stream<LocalDate> days = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
    assertThat(days.filter(china::isWorkday)).hasSize((int) total);
  }

  @Test
  void worksOnMakeUpWeekendsAndRestsOnHolidayWeekdays() {
    CalendarDefinition definition = CalendarDefinition.builtIn("china");
    assertThat(definition.work()).hasSize(26).allMatch(china::isWorkday).allMatch(day -> day.getDayOfWeek().getValue() > 5);
    assertThat(definition.off()).noneMatch(china::isWorkday);
    assertThat(china.isWorkday(LocalDate.of(2026, 10, 8))).isTrue();
  }

  @Test
  void roundTheClockUnitsIgnoreNightsAndHolidays() {
    assertThat(due("2026-10-01T23:50:00", 15, MINUTE)).isEqualTo(at("2026-10-02T00:05:00"));
    assertThat(due("2026-10-01T23:50:00", 30, HOUR)).isEqualTo(at("2026-10-03T05:50:00"));
  }

  @Test
  void calendarDaysRunToTheEndOfTheLastDay() {
    assertThat(due("2026-10-01T09:00:00", 3, CALENDAR_DAY)).isEqualTo(at("2026-10-04T23:59:59"));
    assertThat(due("2026-10-01T09:00:00", 0, CALENDAR_DAY)).isEqualTo(at("2026-10-01T23:59:59"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T10:00:00,1,2026-03-02T11:00:00",
    "2026-03-02T11:30:00,1,2026-03-02T14:00:00",
    "2026-03-02T10:30:00,2,2026-03-02T14:00:00",
    "2026-03-02T11:00:00,1,2026-03-02T12:00:00",
    "2026-03-02T12:30:00,4,2026-03-02T17:30:00",
    "2026-03-02T17:00:00,4,2026-03-03T12:00:00",
    "2026-03-06T18:00:00,1,2026-03-09T09:30:00",
    "2026-02-14T16:30:00,2,2026-02-24T09:30:00",
    "2026-03-07T08:00:00,0,2026-03-07T08:00:00"
  })
  void workingHoursRunOnlyInsideTheShifts(String start, int amount, String expected) {
    assertThat(due(start, amount, WORKING_HOUR)).isEqualTo(at(expected));
  }

  @Test
  void zeroWorkingDaysEndAtTheNextCloseOfBusinessButNeverBeforeTheStart() {
    assertThat(due("2026-03-02T10:00:00", 0, WORKING_DAY)).isEqualTo(at("2026-03-02T17:30:00"));
    assertThat(due("2026-03-02T20:00:00", 0, WORKING_DAY)).isEqualTo(at("2026-03-02T20:00:00"));
    assertThat(due("2026-03-07T10:00:00", 0, WORKING_DAY)).isEqualTo(at("2026-03-09T17:30:00"));
  }

  @Test
  void flagsAnswersBeyondTheKnownYears() {
    assertThat(china.due(at("2026-12-30T10:00:00"), new Limit(1, WORKING_DAY)).certain()).isTrue();
    assertThat(china.due(at("2026-12-30T10:00:00"), new Limit(2, WORKING_DAY)).certain()).isFalse();
    assertThat(china.due(at("2026-12-31T16:30:00"), new Limit(2, WORKING_HOUR)).certain()).isFalse();
    assertThat(china.due(at("2022-12-28T10:00:00"), new Limit(9, WORKING_DAY)).certain()).isFalse();
    assertThat(china.due(at("2026-12-30T10:00:00"), new Limit(9, CALENDAR_DAY)).certain()).isTrue();
  }

  @Test
  void plainCalendarKnowsNoYear() {
    WorkingCalendar plain = WorkingCalendar.of(CalendarDefinition.builtIn("plain"), ZoneId.of("UTC"));
    Due due = plain.due(Instant.parse("2026-03-06T10:00:00Z"), new Limit(1, WORKING_DAY));
    assertThat(due).isEqualTo(new Due(Instant.parse("2026-03-09T17:00:00Z"), false));
  }

  @Test
  void pausedDaysAreGivenBackFromTheResumeDate() {
    Instant due = due("2026-03-02T10:00:00", 5, WORKING_DAY);
    assertThat(due).isEqualTo(at("2026-03-09T17:30:00"));
    Remaining left = china.remaining(at("2026-03-04T09:00:00"), due, WORKING_DAY);
    assertThat(left).isEqualTo(new Remaining(3, WORKING_DAY));
    assertThat(china.resume(at("2026-03-04T17:00:00"), left).at()).isEqualTo(due);
    assertThat(china.resume(at("2026-03-16T11:00:00"), left).at()).isEqualTo(at("2026-03-19T17:30:00"));
    assertThat(china.resume(at("2026-03-14T11:00:00"), left).at()).isEqualTo(at("2026-03-18T17:30:00"));
  }

  @Test
  void promisePausedOnItsLastDayHasThatDayAgain() {
    Remaining left = china.remaining(at("2026-03-06T09:00:00"), at("2026-03-06T17:30:00"), WORKING_DAY);
    assertThat(left.amount()).isZero();
    assertThat(china.resume(at("2026-03-06T11:00:00"), left).at()).isEqualTo(at("2026-03-06T17:30:00"));
    assertThat(china.resume(at("2026-03-14T11:00:00"), left).at()).isEqualTo(at("2026-03-16T17:30:00"));
  }

  @Test
  void pausedWorkingHoursContinueWhereTheyStopped() {
    Instant due = due("2026-03-02T16:30:00", 4, WORKING_HOUR);
    Remaining left = china.remaining(at("2026-03-02T17:15:00"), due, WORKING_HOUR);
    assertThat(left.amount()).isEqualTo(4 * 3600 - 45 * 60);
    assertThat(china.resume(at("2026-03-07T10:00:00"), left).at()).isEqualTo(at("2026-03-09T11:45:00"));
  }

  @Test
  void overduePromiseHasNothingLeft() {
    Instant due = at("2026-03-06T17:30:00");
    for (LimitUnit unit : LimitUnit.values()) {
      assertThat(china.remaining(at("2026-03-11T09:00:00"), due, unit)).isEqualTo(new Remaining(0, unit));
    }
  }

  @Test
  void extensionCountsFromTheOldDueDate() {
    Instant due = at("2026-09-24T17:30:00");
    assertThat(china.extend(due, new Limit(3, WORKING_DAY)).at()).isEqualTo(at("2026-09-30T17:30:00"));
    assertThat(china.extend(due, new Limit(4, WORKING_DAY)).at()).isEqualTo(at("2026-10-08T17:30:00"));
    assertThat(china.extend(due, new Limit(0, WORKING_DAY)).at()).isEqualTo(due);
  }

  @Test
  void warnsAheadInTheLimitsOwnUnit() {
    Instant due = at("2026-03-09T17:30:00");
    Instant start = at("2026-03-02T10:00:00");
    assertThat(china.before(due, new Limit(1, WORKING_DAY), start)).isEqualTo(at("2026-03-06T17:30:00"));
    assertThat(china.before(due, new Limit(4, WORKING_HOUR), start)).isEqualTo(at("2026-03-09T13:30:00"));
    assertThat(china.before(due, new Limit(8, WORKING_HOUR), start)).isEqualTo(at("2026-03-06T17:00:00"));
    assertThat(china.before(due, new Limit(30, MINUTE), start)).isEqualTo(at("2026-03-09T17:00:00"));
    assertThat(china.before(due, new Limit(2, CALENDAR_DAY), start)).isEqualTo(at("2026-03-07T17:30:00"));
    assertThat(china.before(due, new Limit(60, WORKING_DAY), start)).isEqualTo(start);
  }

  @Test
  void escalationWaitsAfterTheDueInstant() {
    Instant due = at("2026-03-06T17:30:00");
    assertThat(china.after(due, new Limit(0, WORKING_DAY)).at()).isEqualTo(due);
    assertThat(china.after(due, new Limit(1, WORKING_DAY)).at()).isEqualTo(at("2026-03-09T17:30:00"));
    assertThat(china.after(due, new Limit(2, WORKING_HOUR)).at()).isEqualTo(at("2026-03-09T10:30:00"));
  }

  @Test
  void aDayAndNightRosterStandsStillInTheRepeatedHourAndJumpsTheSkippedOne() {
    ZoneId zone = ZoneId.of("America/Los_Angeles");
    CalendarDefinition plain = CalendarDefinition.builtIn("plain");
    CalendarDefinition always =
        new CalendarDefinition("always", java.util.EnumSet.allOf(java.time.DayOfWeek.class), List.of(new Shift(0, 86_400)),
            plain.off(), plain.work(), null, null);
    WorkingCalendar calendar = WorkingCalendar.of(always, zone);
    Instant autumn = LocalDateTime.parse("2020-11-01T00:00:00").atZone(zone).toInstant();
    assertThat(calendar.workingSeconds(autumn, autumn.plusSeconds(25 * 3600))).isEqualTo(24 * 3600);
    assertThat(calendar.workingSeconds(autumn.plusSeconds(2 * 3600), autumn.plusSeconds(3 * 3600))).isZero();
    Instant spring = LocalDateTime.parse("2020-03-08T00:00:00").atZone(zone).toInstant();
    assertThat(calendar.workingSeconds(spring, spring.plusSeconds(23 * 3600))).isEqualTo(24 * 3600);
    assertThat(calendar.due(spring, new Limit(24, WORKING_HOUR)).at()).isEqualTo(spring.plusSeconds(23 * 3600));
  }

  @Test
  void answersInNoTimeOverDecades() {
    Instant start = at("2023-01-01T10:00:00");
    long begun = System.nanoTime();
    for (int i = 0; i < 100_000; i++) {
      china.due(start.plusSeconds(i), new Limit(i, WORKING_HOUR));
    }
    assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
  }
}

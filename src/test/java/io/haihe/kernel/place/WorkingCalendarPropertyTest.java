package io.haihe.kernel.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.place.WorkingCalendar.Remaining;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of counted time, tried on seeded random promises in a zone with and one without summer time. */
class WorkingCalendarPropertyTest {

  private static final int TRIES = 3000;
  private static final long FROM = Instant.parse("2022-11-20T00:00:00Z").getEpochSecond();
  private static final int SPAN = 5 * 366 * 86_400;

  private Random random = new Random(20260301);

  static Stream<Arguments> calendars() {
    return Stream.of(
        Arguments.of("china", ZoneId.of("Asia/Shanghai")), Arguments.of("plain", ZoneId.of("America/Los_Angeles")));
  }

  private Instant anInstant() {
    return Instant.ofEpochSecond(FROM + random.nextInt(SPAN));
  }

  private Limit aLimit() {
    LimitUnit unit = LimitUnit.values()[random.nextInt(LimitUnit.values().length)];
    return new Limit(random.nextInt(60), unit);
  }

  private static WorkingCalendar calendar(String key, ZoneId zone) {
    return WorkingCalendar.of(CalendarDefinition.builtIn(key), zone);
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void resumingAtTheInstantOfThePauseChangesNothing(String key, ZoneId zone) {
    WorkingCalendar calendar = calendar(key, zone);
    for (int i = 0; i < TRIES; i++) {
      Instant start = anInstant();
      Limit limit = aLimit();
      Instant due = calendar.due(start, limit).at();
      Instant pause = Instant.ofEpochSecond(random.nextLong(start.getEpochSecond(), due.getEpochSecond() + 1));
      Remaining left = calendar.remaining(pause, due, limit.unit());
      boolean betweenShifts = limit.unit() == LimitUnit.WORKING_HOUR && left.amount() == 0;
      if (!pause.equals(due) && !betweenShifts) {
        assertThat(calendar.resume(pause, left).at()).as("%s %s %s", start, limit, pause).isEqualTo(due);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void aLaterStartOrALongerLimitIsNeverDueEarlier(String key, ZoneId zone) {
    WorkingCalendar calendar = calendar(key, zone);
    for (int i = 0; i < TRIES; i++) {
      Instant start = anInstant();
      Limit limit = aLimit();
      Instant due = calendar.due(start, limit).at();
      Limit longer = new Limit(limit.amount() + 1, limit.unit());
      assertThat(due).isAfterOrEqualTo(start);
      assertThat(calendar.due(start, longer).at()).as("%s %s", start, limit).isAfterOrEqualTo(due);
      Instant later = start.plusSeconds(random.nextInt(200_000));
      assertThat(calendar.due(later, limit).at()).as("%s %s %s", start, later, limit).isAfterOrEqualTo(due);
    }
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void theWholeLimitRemainsAtTheStart(String key, ZoneId zone) {
    WorkingCalendar calendar = calendar(key, zone);
    for (int i = 0; i < TRIES; i++) {
      Instant start = anInstant();
      Limit limit = new Limit(1 + random.nextInt(60), LimitUnit.values()[random.nextInt(5)]);
      long amount =
          switch (limit.unit()) {
            case MINUTE -> limit.amount() * 60L;
            case HOUR, WORKING_HOUR -> limit.amount() * 3600L;
            case CALENDAR_DAY, WORKING_DAY -> limit.amount();
          };
      Instant due = calendar.due(start, limit).at();
      assertThat(calendar.remaining(start, due, limit.unit()).amount()).as("%s %s", start, limit).isEqualTo(amount);
    }
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void aPauseIsGivenBackExactly(String key, ZoneId zone) {
    WorkingCalendar calendar = calendar(key, zone);
    for (int i = 0; i < TRIES; i++) {
      Instant start = anInstant();
      Limit limit = new Limit(1 + random.nextInt(40), LimitUnit.WORKING_HOUR);
      Instant due = calendar.due(start, limit).at();
      Instant pause = Instant.ofEpochSecond(random.nextLong(start.getEpochSecond(), due.getEpochSecond()));
      Instant resume = pause.plusSeconds(random.nextInt(3_000_000));
      Remaining left = calendar.remaining(pause, due, limit.unit());
      Instant redated = calendar.resume(resume, left).at();
      long run = calendar.workingSeconds(start, pause) + calendar.workingSeconds(resume, redated);
      assertThat(run).as("%s %s %s %s", start, limit, pause, resume).isEqualTo(limit.amount() * 3600L);
    }
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void agreesWithWalkingMinuteByMinute(String key, ZoneId zone) {
    WorkingCalendar calendar = calendar(key, zone);
    SlowCalendar slow = new SlowCalendar(CalendarDefinition.builtIn(key), zone);
    for (int i = 0; i < 300; i++) {
      Instant start = Instant.ofEpochSecond(anInstant().getEpochSecond() / 60 * 60);
      int amount = 1 + random.nextInt(30);
      assertThat(calendar.due(start, new Limit(amount, LimitUnit.WORKING_HOUR)).at())
          .isEqualTo(slow.afterWorkingHours(start, amount));
      assertThat(calendar.due(start, new Limit(amount, LimitUnit.WORKING_DAY)).at())
          .isEqualTo(slow.afterWorkingDays(start, amount));
      Instant end = start.plusSeconds(60L * random.nextInt(30_000));
      assertThat(calendar.workingSeconds(start, end)).isEqualTo(60 * slow.workingMinutes(start, end));
      Instant warning = calendar.before(end, new Limit(amount, LimitUnit.WORKING_HOUR), start.minusSeconds(90 * 86_400L));
      assertThat(slow.workingMinutes(warning, end)).isEqualTo(amount * 60L);
    }
  }
}

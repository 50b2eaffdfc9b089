package io.haihe.kernel.place;

import java.time.ZoneId;

/** Working calendars for tests of other modules. */
public final class CalendarsForTests {

  private CalendarsForTests() {}

  public static WorkingCalendar china() {
    return WorkingCalendar.of(CalendarDefinition.builtIn("china"), ZoneId.of("Asia/Shanghai"));
  }
}

package io.haihe.modules.appointment;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * What can be booked, as a page shows it.
 *
 * @param item code, or empty
 * @param itemName empty for none
 * @param caseNumber the case it is about, or empty
 * @param caseToken of its secret link
 * @param unit of the office that was chosen; 0 for none
 * @param action where the form is sent
 */
public record BookingView(
    String item, String itemName, String caseNumber, String caseToken, List<OfficeChoice> offices, long unit, List<Day> days,
    List<Time> times, String base, String action) {

  /** @param link to its times */
  public record Day(LocalDate date, String link, boolean chosen) {}

  /** @param value as the form sends it */
  public record Time(String value, ZonedDateTime at, int left) {}
}

package io.haihe.modules.screen;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;

/**
 * Whole months, one after the other.
 *
 * @param months how many, from 1
 */
record Period(YearMonth last, int months) {

  static Period of(YearMonth month) {
    return new Period(month, 1);
  }

  YearMonth begins() {
    return last.minusMonths(months - 1L);
  }

  LocalDate from() {
    return begins().atDay(1);
  }

  LocalDate to() {
    return last.atEndOfMonth();
  }

  /** As many months, ending right before it. */
  Period before() {
    return new Period(last.minusMonths(months), months);
  }

  Period yearBefore() {
    return new Period(last.minusYears(1), months);
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(from()) && !day.isAfter(to());
  }

  /** Months since the year 0, so that a slider can move over them. */
  static long number(YearMonth month) {
    return month.getLong(ChronoField.PROLEPTIC_MONTH);
  }

  static YearMonth month(long number) {
    return YearMonth.of(Math.toIntExact(Math.floorDiv(number, 12L)), Math.floorMod(number, 12) + 1);
  }
}

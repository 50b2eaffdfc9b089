package io.haihe.kernel.place;

/** What a limit is counted in. */
public enum LimitUnit {
  /** Round-the-clock minutes. */
  MINUTE,
  /** Round-the-clock hours (紧急工作时). */
  HOUR,
  /** Calendar days after the start day, to the end of the last one (自然日). */
  CALENDAR_DAY,
  /** Hours inside the roster of working days (工作时). */
  WORKING_HOUR,
  /** Working days after the start day, to the close of business of the last one (工作日). */
  WORKING_DAY;

  /** {@code working-day} for {@link #WORKING_DAY}: the word used in scenario packages. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}

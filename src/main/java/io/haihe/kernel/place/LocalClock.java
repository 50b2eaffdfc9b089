package io.haihe.kernel.place;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * The wall clock of a zone, made to run forward only: while an hour repeats (end of summer time) it stands still, over
 * a skipped hour it jumps.
 *
 * @param zone the zone whose clock it is
 */
record LocalClock(ZoneId zone) {

  /** What the clock shows; whole seconds. */
  LocalDateTime at(Instant instant) {
    ZonedDateTime zoned = instant.atZone(zone);
    LocalDateTime local = zoned.toLocalDateTime().withNano(0);
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    boolean repeating = change != null && change.isOverlap() && zoned.getOffset().equals(change.getOffsetAfter());
    return repeating ? change.getDateTimeBefore() : local;
  }

  /** The first instant at which the clock shows at least that. */
  Instant first(long epochDay, int second) {
    LocalDateTime local = LocalDate.ofEpochDay(epochDay).atStartOfDay().plusSeconds(second);
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change == null) {
      return local.toInstant(zone.getRules().getOffset(local));
    }
    ZoneOffset before = change.getOffsetBefore();
    return change.isGap() ? change.getInstant() : local.toInstant(before);
  }
}

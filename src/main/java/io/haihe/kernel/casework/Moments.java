package io.haihe.kernel.casework;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Reads an ISO-8601 date and time; one without an offset, as a page sends it, is local time. */
final class Moments {

  private Moments() {}

  static Instant parse(String text, ZoneId zone) {
    TemporalAccessor moment =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return moment instanceof OffsetDateTime exact
        ? exact.toInstant()
        : LocalDateTime.from(moment).atZone(zone).toInstant();
  }
}

package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Case numbers: the type's prefix, the local date, and the case's id, which makes them unique without a counter to wait for. */
final class CaseNumbers {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

  private CaseNumbers() {}

  static String of(CaseType type, long id, Instant openedAt, ZoneId zone) {
    return "%s%s%06d".formatted(type.prefix(), DAY.format(openedAt.atZone(zone)), id);
  }
}

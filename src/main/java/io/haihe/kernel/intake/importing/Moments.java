package io.haihe.kernel.intake.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Times of a row: local ones are in the city's zone, those with an offset say it themselves. */
final class Moments {

  private static final DateTimeFormatter USUAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter();

  private final DateTimeFormatter formatter;
  private final Set<String> wholeDays;
  private final ZoneId zone;

  Moments(Profile profile, ZoneId zone) {
    this.formatter = profile.times() == null ? USUAL : DateTimeFormatter.ofPattern(profile.times());
    this.wholeDays = profile.wholeDays();
    this.zone = zone;
  }

  /** Of the first column that is not empty. */
  Optional<Instant> first(CsvFile.Row row, List<String> columns) {
    return columns.stream().filter(column -> !row.get(column).isEmpty()).findFirst().map(column -> of(row, column));
  }

  private Instant of(CsvFile.Row row, String column) {
    try {
      TemporalAccessor time = formatter.parseBest(row.get(column), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return wholeDays.contains(column) ? endOf(LocalDate.from(time)) : instant(time);
    } catch (DateTimeException e) {
      throw new RejectedRow(column, "importing.row.time", row.get(column));
    }
  }

  private Instant instant(TemporalAccessor time) {
    if (time.isSupported(ChronoField.OFFSET_SECONDS)) {
      return OffsetDateTime.from(time).toInstant();
    }
    LocalTime clock = time.isSupported(ChronoField.HOUR_OF_DAY) ? LocalTime.from(time) : LocalTime.MIDNIGHT;
    return LocalDate.from(time).atTime(clock).atZone(zone).toInstant();
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
  }
}

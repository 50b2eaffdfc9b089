package io.haihe.kernel.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages by the last row seen instead of by counting, so that a deep page costs what the first one does and skips nothing. */
enum KeySet {
  NEWEST {
    @Override
    String orderBy() {
      return " order by c.opened_at desc, c.id desc";
    }

    @Override
    String condition() {
      return "(c.opened_at, c.id) < (:cursorTime, :cursorId)";
    }

    @Override
    Instant time(CaseRow row) {
      return row.openedAt();
    }

    @Override
    Comparator<CaseRow> order() {
      return Comparator.comparing(this::time).thenComparing(CaseRow::id).reversed();
    }
  },
  DUE {
    @Override
    String orderBy() {
      return " order by coalesce(c.due_at, 'infinity'), c.id";
    }

    @Override
    String condition() {
      return "(coalesce(c.due_at, 'infinity'), c.id) > (:cursorTime, :cursorId)";
    }

    @Override
    Instant time(CaseRow row) {
      return row.dueAt() == null ? Instant.MAX : row.dueAt();
    }

    @Override
    Comparator<CaseRow> order() {
      return Comparator.comparing(this::time).thenComparing(CaseRow::id);
    }
  };

  private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,18}|never)_(\\d{1,18})");

  static KeySet of(CaseFilter.Order order) {
    return order == CaseFilter.Order.DUE ? DUE : NEWEST;
  }

  abstract String orderBy();

  abstract String condition();

  abstract Instant time(CaseRow row);

  /** What {@link #orderBy} says, in Java. */
  abstract Comparator<CaseRow> order();

  /** Ignores a cursor that is none: the first page is a good answer to a mangled link. */
  void after(ListSql sql, String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    if (parts.matches()) {
      sql.and(condition(), "cursorTime", parse(parts.group(1)));
      sql.params().put("cursorId", Long.parseLong(parts.group(2)));
    }
  }

  /** The year of what comes after the cursor, for the order by opening. */
  int lastYear(ListSql sql) {
    return sql.params().get("cursorTime") instanceof OffsetDateTime time ? time.getYear() : Integer.MAX_VALUE;
  }

  /** {@code OffsetDateTime.MAX} is PostgreSQL's infinity. */
  private static OffsetDateTime parse(String text) {
    if (text.equals("never")) {
      return OffsetDateTime.MAX;
    }
    long micros = Long.parseLong(text);
    return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L)
        .atOffset(ZoneOffset.UTC);
  }

  String cursor(CaseRow row) {
    Instant time = time(row);
    String text =
        time.equals(Instant.MAX)
            ? "never"
            : Long.toString(time.getEpochSecond() * 1_000_000L + time.getNano() / 1000);
    return text + "_" + row.id();
  }
}

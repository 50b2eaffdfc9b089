package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Recomputes every chain from its beginning and holds it against what is stored. */
@Component
public class Audit {

  private static final int SEALED_AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Archive archive;

  Audit(JdbcClient jdbc, TransactionOperations transaction, Archive archive) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.archive = archive;
  }

  /**
   * What is wrong first.
   *
   * @param seq the entry that is changed, missing or in excess
   */
  public record Break(String number, long caseId, int seq, Kind kind) {}

  public enum Kind {
    /** The entry, or one before it in the same case, is not what was written. */
    CHANGED,
    /** An entry is not there. */
    MISSING,
    /** The case says it has another history than its timeline shows. */
    HEAD_DIFFERS,
    /** What a sealed case is found by is not what its timeline says. */
    CASE_DIFFERS,
    /** A sealed case cannot be unfolded. */
    UNREADABLE
  }

  /** @param entries how many entries were verified */
  public record Report(long cases, long entries, Optional<Break> first) {}

  private record Row(
      long id, String number, int version, byte[] head, int seq, Instant at, String body, byte[] hash) {}

  /** @param progress told the number of entries read so far */
  public Report verify(LongConsumer progress) {
    Report live = verifyLive(progress);
    return live.first().isPresent() ? live : verifySealed(live, progress);
  }

  /**
   * Verifies one case, wherever it is.
   *
   * @param within whether its place is one the asker may ask about
   * @return empty if there is no such case there
   */
  public Optional<Report> verify(String number, Predicate<PlaceCode> within) {
    Optional<Long> live = find("select id, place from casework_case where number = ?", number, within);
    if (live.isPresent()) {
      return Optional.of(verifyLive(entries -> {}, live.get()));
    }
    return Archive.idIn(number)
        .flatMap(id -> find("select id, place from casework_sealed where id = ?", id, within))
        .flatMap(id -> archive.check(id - 1, 1).stream().filter(checked -> checked.id() == id).findFirst())
        .filter(checked -> checked.wrong().isPresent() || archive.find(number).isPresent())
        .map(checked -> new Report(1, checked.entries(), checked.wrong()));
  }

  private Optional<Long> find(String sql, Object by, Predicate<PlaceCode> within) {
    return jdbc.sql(sql)
        .param(by)
        .query((row, n) -> within.test(new PlaceCode(row.getLong("place"))) ? Optional.of(row.getLong("id")) : Optional.<Long>empty())
        .optional()
        .flatMap(id -> id);
  }

  private Report verifyLive(LongConsumer progress) {
    return verifyLive(progress, null);
  }

  private Report verifyLive(LongConsumer progress, @Nullable Long only) {
    return transaction.execute(status -> {
      try (Stream<Row> rows = rows(only)) {
        Walk walk = new Walk(progress);
        Optional<Break> first = rows.map(walk::step).flatMap(Optional::stream).findFirst();
        return new Report(walk.cases, walk.entries, first.or(walk::end));
      }
    });
  }

  private Report verifySealed(Report live, LongConsumer progress) {
    long cases = live.cases();
    long entries = live.entries();
    long last = 0;
    for (List<Archive.Checked> next = archive.check(last, SEALED_AT_ONCE);
        !next.isEmpty();
        next = archive.check(last, SEALED_AT_ONCE)) {
      for (Archive.Checked checked : next) {
        cases++;
        entries += checked.entries();
        if (checked.wrong().isPresent()) {
          return new Report(cases, entries, checked.wrong());
        }
        last = checked.id();
      }
      progress.accept(entries);
    }
    return new Report(cases, entries, Optional.empty());
  }

  private Stream<Row> rows(@Nullable Long only) {
    return jdbc.sql(
            """
            select c.id, c.number, c.version, c.head, coalesce(e.seq, 0) as seq, coalesce(e.at, c.opened_at) as at,
              coalesce(e.body, '') as body, coalesce(e.hash, '') as hash
            from casework_case c left join casework_entry e on e.case_id = c.id%s order by c.id, e.seq
            """
                .formatted(only == null ? "" : " where c.id = " + only))
        .withFetchSize(2000)
        .query((row, n) -> new Row(
            row.getLong("id"), row.getString("number"), row.getInt("version"), row.getBytes("head"),
            row.getInt("seq"), CaseStore.instant(row, "at"), row.getString("body"), row.getBytes("hash")))
        .stream();
  }

  /** Goes along the rows and remembers the case it is in. */
  private static final class Walk {

    private final LongConsumer progress;
    private @Nullable Row last;
    private byte[] hash = EntryCodec.BEGINNING;
    private long cases;
    private long entries;

    Walk(LongConsumer progress) {
      this.progress = progress;
    }

    Optional<Break> step(Row row) {
      Optional<Break> before = Optional.empty();
      int expected = 1;
      if (last == null || last.id() != row.id()) {
        before = end();
        cases++;
        hash = EntryCodec.BEGINNING;
      } else {
        expected = last.seq() + 1;
      }
      last = row;
      Optional<Break> here = judge(row, expected);
      hash = row.hash();
      progress.accept(++entries);
      return before.or(() -> here);
    }

    private Optional<Break> judge(Row row, int expected) {
      if (row.seq() != expected) {
        return Optional.of(new Break(row.number(), row.id(), expected, Kind.MISSING));
      }
      byte[] computed = EntryCodec.hash(hash, row.id(), row.seq(), row.at(), row.body());
      return Arrays.equals(computed, row.hash())
          ? Optional.empty()
          : Optional.of(new Break(row.number(), row.id(), row.seq(), Kind.CHANGED));
    }

    /** The chain of the case just left must end where the case says. */
    Optional<Break> end() {
      if (last == null) {
        return Optional.empty();
      }
      if (last.seq() < last.version()) {
        return Optional.of(new Break(last.number(), last.id(), last.seq() + 1, Kind.MISSING));
      }
      return Arrays.equals(last.hash(), last.head())
          ? Optional.empty()
          : Optional.of(new Break(last.number(), last.id(), last.seq(), Kind.HEAD_DIFFERS));
    }
  }
}

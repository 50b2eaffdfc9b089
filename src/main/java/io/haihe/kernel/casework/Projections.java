package io.haihe.kernel.casework;

import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads timelines on behalf of projections. It reads only what is older than every running transaction, so no entry that commits late is
 * skipped; the cursor's row is the lock that keeps two servers from doing the same work.
 */
@Component
public class Projections {

  /** The table whose order of commits {@code (xid, position)} cursors refer to. */
  public static final String TIMELINE = "casework_entry";

  private static final Logger log = LoggerFactory.getLogger(Projections.class);
  private static final int BATCH = 1000;
  private static final int SEALED_BATCH = 200;

  /** So long one projection reads the archive before the next has its turn. */
  private static final Duration TURN = Duration.ofSeconds(1);

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Archive archive;
  private final List<Projection> projections;
  private final Set<String> away = ConcurrentHashMap.newKeySet();

  Projections(JdbcClient jdbc, TransactionOperations transaction, Archive archive, List<Projection> projections) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.archive = archive;
    this.projections = projections;
  }

  /** What a batch has done for its projection. */
  private enum Batch {
    NOTHING_MORE,
    ARCHIVE_READ,
    TIMELINES_READ
  }

  /**
   * Brings every projection up to what has been committed, in turns: one that cannot go on, or has much to read, does not hold up the others. Those
   * that have come equally far share what is read.
   */
  public void catchUp() {
    List<Projection> behind = new ArrayList<>(projections);
    Reading reading = new Reading();
    while (!behind.isEmpty()) {
      behind.removeIf(projection -> !turn(projection, reading));
    }
  }

  /** Whether it has more to read now. */
  private boolean turn(Projection projection, Reading reading) {
    try {
      begin(projection);
      long until = System.nanoTime() + TURN.toNanos();
      Batch done;
      do {
        done = batchOf(projection, reading);
      } while (done == Batch.ARCHIVE_READ && System.nanoTime() < until);
      away.remove(projection.name());
      return done != Batch.NOTHING_MORE;
    } catch (Projection.Away fault) {
      if (away.add(projection.name())) {
        log.warn("projection {} waits: {}", projection.name(), fault.getMessage(), fault.getCause());
      }
      return false;
    }
  }

  /**
   * How far a projection has come.
   *
   * @param position changes with every batch of entries it takes in, and means nothing else
   * @param building whether it still reads the archive, so that what it has derived is not whole yet
   */
  public record Progress(String position, boolean building) {

    static final Progress NONE = new Progress("", true);
  }

  /** How far a projection has come; one that has not begun yet is building. */
  public Progress progress(String projection) {
    return jdbc.sql("select xid::text || '.' || position, sealed is not null from casework_cursor where projection = :name")
        .param("name", projection)
        .query((row, n) -> new Progress(row.getString(1), row.getBoolean(2)))
        .optional()
        .orElse(Progress.NONE);
  }

  /** Throws a projection's content away and builds it again. */
  public void rebuild(Projection projection) {
    transaction.executeWithoutResult(status -> {
      begin(projection);
      lock(projection);
      projection.reset();
      jdbc.sql("update casework_cursor set (xid, position, sealed) = ('0', 0, 0) where projection = :name")
          .param("name", projection.name())
          .update();
    });
    catchUp(projection);
  }

  public void catchUp(Projection projection) {
    begin(projection);
    Reading reading = new Reading();
    while (batchOf(projection, reading) != Batch.NOTHING_MORE) {
      // Until it has read all.
    }
  }

  /** Where there is nothing to read, nothing is locked or written: it is asked twice a second all day. */
  private Batch batchOf(Projection projection, Reading reading) {
    Cursor now = cursor(projection, "");
    if (now.sealed() == null && reading.after(now).isEmpty()) {
      return Batch.NOTHING_MORE;
    }
    return Objects.requireNonNull(transaction.execute(status -> batch(projection, reading)));
  }

  /** Says, within the transaction that seals them, that cases are in the archive now. */
  void sealed(Set<Long> cases) {
    projections.forEach(projection -> projection.sealed(cases));
  }

  /** Has cases read that were put straight into the archive, within that transaction; not by who will come upon them there. */
  void takeIn(List<List<Entry>> timelines) {
    for (Projection projection : projections) {
      begin(projection);
      // Shared: others may take in too, but nobody reads the archive on before this transaction ends.
      Long reading = cursor(projection, "for share").sealed();
      List<List<Entry>> behind =
          timelines.stream().filter(timeline -> reading == null || timeline.getFirst().caseId() <= reading).toList();
      if (!behind.isEmpty()) {
        projection.projectSealed(behind);
      }
    }
  }

  private void begin(Projection projection) {
    jdbc.sql("insert into casework_cursor values (:name, '0', 0, 0) on conflict do nothing")
        .param("name", projection.name())
        .update();
  }

  /** @param sealed up to which case the archive has been read, or null once that is done */
  private record Cursor(String xid, long position, @Nullable Long sealed) {}

  private Cursor lock(Projection projection) {
    return cursor(projection, "for update");
  }

  private Cursor cursor(Projection projection, String lock) {
    return jdbc.sql("select xid, position, sealed from casework_cursor where projection = :name " + lock)
        .param("name", projection.name())
        .query((row, n) -> new Cursor(row.getString(1), row.getLong(2), row.getObject(3, Long.class)))
        .single();
  }

  private Batch batch(Projection projection, Reading reading) {
    Cursor cursor = lock(projection);
    return cursor.sealed() == null ? liveBatch(projection, cursor, reading) : sealedBatch(projection, cursor.sealed());
  }

  /**
   * While a projection reads the archive nothing more is sealed, since its cursor is behind every entry. What is taken out meanwhile is read
   * here as it had been sealed, and from then on as live.
   */
  private Batch sealedBatch(Projection projection, long after) {
    List<Archive.Whole> cases = archive.after(after, SEALED_BATCH);
    if (!cases.isEmpty()) {
      projection.projectSealed(
          cases.stream().map(sealed -> TimelineRow.entries(sealed.now().id(), sealed.rows())).toList());
    }
    jdbc.sql("update casework_cursor set sealed = :sealed where projection = :name")
        .param("sealed", cases.isEmpty() ? null : cases.getLast().now().id(), Types.BIGINT)
        .param("name", projection.name())
        .update();
    return Batch.ARCHIVE_READ;
  }

  private Batch liveBatch(Projection projection, Cursor cursor, Reading reading) {
    List<Happening> next = reading.after(cursor);
    if (next.isEmpty()) {
      return Batch.NOTHING_MORE;
    }
    projection.project(next);
    Happening last = next.getLast();
    jdbc.sql("update casework_cursor set xid = :xid::xid8, position = :position where projection = :name")
        .param("xid", last.xid())
        .param("position", last.position())
        .param("name", projection.name())
        .update();
    return next.size() == BATCH ? Batch.TIMELINES_READ : Batch.NOTHING_MORE;
  }

  /**
   * The last entries that were read, for all who have come as far. They stay what they were: no entry changes, and none is sealed before every
   * projection is past it.
   */
  private final class Reading {

    private @Nullable Cursor after;
    private List<Happening> entries = List.of();

    List<Happening> after(Cursor cursor) {
      if (!cursor.equals(after)) {
        entries = List.copyOf(read(cursor));
        after = cursor;
      }
      return entries;
    }
  }

  private List<Happening> read(Cursor cursor) {
    return jdbc.sql(
            """
            select case_id, seq, at, body, xid, position from casework_entry
            where (xid, position) > (:xid::xid8, :position) and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, position limit :batch
            """)
        .param("xid", cursor.xid())
        .param("position", cursor.position())
        .param("batch", BATCH)
        .query((row, n) -> new Happening(
            EntryCodec.entry(row.getLong(1), row.getInt(2), CaseStore.instant(row, "at"), row.getString(4)),
            row.getString(5), row.getLong(6)))
        .list();
  }
}

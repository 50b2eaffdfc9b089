package io.haihe.kernel.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves cases into the archive some time after they ended, once every projection has read them. A step on a sealed case takes it out again,
 * so nothing is lost by sealing early; it only costs less to do it late.
 */
@Component
public class Sealing {

  private static final Logger log = LoggerFactory.getLogger(Sealing.class);

  /** Lists of what has lately come and gone look at live cases only. */
  static final Duration SOONEST = Duration.ofDays(8);

  private static final int BATCH = 500;
  private static final int LEVEL = 12;

  /** A body counts its entries in two bytes. */
  private static final int MOST_ENTRIES = 60_000;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Archive archive;
  private final Dictionaries dictionaries;
  private final Projections projections;
  private final Duration after;

  /** Cases whose rows do not agree; they stay as they are, for an audit to name. */
  private final Set<Long> broken = ConcurrentHashMap.newKeySet();

  /**
   * @param after how long a case has ended when it is sealed
   * @throws IllegalArgumentException if that is less than {@link #SOONEST}
   */
  Sealing(
      JdbcClient jdbc,
      TransactionOperations transaction,
      Archive archive,
      Dictionaries dictionaries,
      Projections projections,
      @Value("${haihe.casework.seal-after:45d}") Duration after) {
    if (after.compareTo(SOONEST) < 0) {
      throw new IllegalArgumentException("haihe.casework.seal-after is " + after + "; the least is " + SOONEST);
    }
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.archive = archive;
    this.dictionaries = dictionaries;
    this.projections = projections;
    this.after = after;
  }

  /** @return how many cases were sealed */
  public int sealDue(Instant now) {
    int sealed = 0;
    int batch;
    do {
      batch = seal(now.minus(after));
      sealed += batch;
    } while (batch > 0);
    return sealed;
  }

  private int seal(Instant endedBefore) {
    Integer sealed = transaction.execute(status -> {
      List<Archive.Whole> cases = due(endedBefore);
      archive.add(fold(cases));
      remove(cases.stream().map(whole -> whole.now().id()).toList());
      return cases.size();
    });
    return sealed == null ? 0 : sealed;
  }

  /** Whether a case with nothing left to happen has ended so long ago that it would be sealed. */
  boolean mayBeSealed(Case one, Instant now) {
    return one.closedAt() != null
        && one.closedAt().isBefore(now.minus(after))
        && one.openTasks().isEmpty()
        && one.deadlines().values().stream().allMatch(deadline -> deadline.nextAt() == null)
        && one.version() <= MOST_ENTRIES;
  }

  /** Makes of each what the archive keeps; nothing is stored yet but what was learned for compressing. */
  List<Archive.Folded> fold(List<Archive.Whole> cases) {
    Map<Integer, List<Archive.Whole>> versions =
        cases.stream()
            .collect(Collectors.groupingBy(whole -> whole.now().scenarioVersion(), TreeMap::new, Collectors.toList()));
    return versions.entrySet().stream().flatMap(of -> fold(of.getKey(), of.getValue())).toList();
  }

  private Stream<Archive.Folded> fold(int scenarioVersion, List<Archive.Whole> cases) {
    List<byte[]> plain = cases.stream().map(whole -> Folding.plain(whole.rows(), whole.now().text())).toList();
    Dictionary dictionary = dictionaries.of(scenarioVersion, plain);
    return IntStream.range(0, cases.size()).mapToObj(i -> new Archive.Folded(
        cases.get(i), dictionary, Folding.fold(cases.get(i).rows(), plain.get(i), dictionary, LEVEL)));
  }

  /**
   * Puts cases into the archive that were never live, within a transaction, and tells every projection that will not read them there.
   *
   * @param timelines of the same cases
   */
  void sealAtOnce(List<Archive.Folded> cases, List<List<Entry>> timelines) {
    if (!cases.isEmpty()) {
      archive.add(cases);
      projections.takeIn(timelines);
    }
  }

  /** Locks them; those another server is about to seal, or somebody is moving, are left out. */
  private List<Archive.Whole> due(Instant endedBefore) {
    List<CaseStore.Stored> cases =
        jdbc.sql(CaseStore.SELECT
                + """
                  where c.ended and c.closed_at < :before and not (c.id = any(:broken))
                    and not exists (select from casework_task t where t.case_id = c.id and t.open)
                    and not exists (select from casework_deadline d where d.case_id = c.id and d.next_at is not null)
                    and not exists (
                      select from casework_entry e, casework_cursor r
                      where e.case_id = c.id and (e.xid, e.position) > (r.xid, r.position))
                  order by c.closed_at limit :batch for update of c skip locked
                  """)
            .param("before", CaseStore.time(endedBefore))
            .param("broken", broken.toArray(Long[]::new))
            .param("batch", BATCH)
            .query(CaseStore::stored)
            .list();
    Map<Long, List<TimelineRow>> rows = rows(cases.stream().map(stored -> stored.now().id()).toList());
    List<Archive.Whole> whole = new ArrayList<>();
    for (CaseStore.Stored stored : cases) {
      List<TimelineRow> own = rows.getOrDefault(stored.now().id(), List.of());
      if (agrees(stored, own)) {
        whole.add(new Archive.Whole(stored.now(), own));
      } else if (broken.add(stored.now().id())) {
        log.error("case {} is not what its timeline says and is not sealed; see haihe audit verify", stored.now().number());
      }
    }
    return whole;
  }

  private Map<Long, List<TimelineRow>> rows(List<Long> ids) {
    Map<Long, List<TimelineRow>> rows = new TreeMap<>();
    jdbc.sql(
            """
            select e.case_id, e.seq, e.at, e.body, e.hash, e.command_key, coalesce(k.key, 0) as known
            from casework_entry e left join casework_known k using (case_id, seq)
            where e.case_id = any(:ids) order by e.case_id, e.seq
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query(row -> {
          String key = row.getString("command_key");
          rows.computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>())
              .add(new TimelineRow(
                  row.getInt("seq"), CaseStore.instant(row, "at"), row.getString("body"), row.getBytes("hash"),
                  key == null ? row.getLong("known") : TimelineRow.known(key)));
        });
    return rows;
  }

  /** What is folded must unfold to the same case, with the same chain. */
  private static boolean agrees(CaseStore.Stored stored, List<TimelineRow> rows) {
    Case now = stored.now();
    if (rows.size() != now.version() || rows.size() > MOST_ENTRIES) {
      return false;
    }
    TimelineRow last = null;
    for (TimelineRow row : rows) {
      last = TimelineRow.after(last, now.id(), row.at(), row.body(), row.key());
      if (last.seq() != row.seq() || !Arrays.equals(last.hash(), row.hash())) {
        return false;
      }
    }
    return last != null
        && Arrays.equals(last.hash(), stored.head())
        && Evolution.replay(TimelineRow.entries(now.id(), rows)).equals(now);
  }

  private void remove(List<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    for (String table : List.of("casework_entry", "casework_task", "casework_deadline", "casework_known")) {
      delete(table, "case_id", ids);
    }
    delete("casework_case", "id", ids);
    projections.sealed(new TreeSet<>(ids));
  }

  private void delete(String table, String column, List<Long> ids) {
    jdbc.sql("delete from " + table + " where " + column + " = any(:ids)").param("ids", ids.toArray(Long[]::new)).update();
  }
}

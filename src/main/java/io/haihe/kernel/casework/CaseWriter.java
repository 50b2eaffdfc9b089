package io.haihe.kernel.casework;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes live cases: one statement keeps the case, its timeline entry, and the tasks and deadlines that changed. */
@Component
class CaseWriter {

  private static final String OPENED =
      """
      with moved as (
        insert into casework_case values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?,
          ?, ?, ?, ?, ?, ?, ?::jsonb)
        returning id)
      """;

  /** What every change may change. */
  private static final String UPDATE =
      """
      with moved as (
        update casework_case set state = ?, ended = ?, responsible = ?, addressee = ?, desk_role = ?, desk_unit = ?,
          desk_place = ?, desk_assignee = ?, facts = ?::jsonb, units = ?, updated_at = ?, closed_at = ?, due_at = ?, version = ?,
          head = ?, relations = ?::jsonb
      """;

  private static final String CHANGED =
      UPDATE
          + """
            where id = ? and version = ? - 1
            returning id)
          """;

  /** Whole tasks and deadlines. */
  private static final String BESIDE =
      """
      , tasks as (
        insert into casework_task
        select moved.id, t.no, t.type, t.role, t.unit, t.place, t.assignee, t.status = 'OPEN', t."openedAt", t.body
        from moved, jsonb_array_elements(?::jsonb) as body(body),
          lateral (select (body->>'no')::int as no, body->>'type' as type, body->>'role' as role,
            (body->>'unit')::bigint as unit, rpad(body->>'place', 15, '0')::bigint as place, (body->>'assignee')::bigint as assignee,
            body->>'status' as status, (body->>'openedAt')::timestamptz as "openedAt", body as body) t
        on conflict (case_id, no) do update
          set type = excluded.type, role = excluded.role, assignee = excluded.assignee, open = excluded.open, body = excluded.body),
      deadlines as (
        insert into casework_deadline
        select moved.id, body->>'key', body->>'status', (body->>'dueAt')::timestamptz, (body->>'nextAt')::timestamptz,
          body
        from moved, jsonb_array_elements(?::jsonb) as body(body)
        on conflict (case_id, key) do update
          set status = excluded.status, due_at = excluded.due_at, next_at = excluded.next_at, body = excluded.body)
      """;

  /** As {@link #CHANGED}, with what only a migration changes. */
  private static final String MIGRATED =
      UPDATE
          + """
            , scenario_version = ?, form = ?::jsonb
            where id = ? and version = ? - 1
            returning id),
          gone as (
            delete from casework_deadline d using moved where d.case_id = moved.id and d.key = any(?))
          """;

  private static final String ENTRY =
      """
      insert into casework_entry (case_id, seq, at, body, hash, command_key) select id, ?, ?, ?, ?, ? from moved
      """;

  /** All that has happened so far. */
  private static final String ENTRIES =
      """
      insert into casework_entry (case_id, seq, at, body, hash, command_key)
      select moved.id, e.seq, e.at, e.body, e.hash, e.key
      from moved, unnest(?::int[], ?::timestamptz[], ?::text[], ?::bytea[], ?::text[]) as e (seq, at, body, hash, key)
      order by e.seq
      """;

  /** The same of a case that is put back; projections have read them, so these stand before every cursor that has moved. */
  private static final String ENTRIES_READ =
      """
      , known as (
        insert into casework_known
        select moved.id, k.seq, k.key from moved, unnest(?::int[], ?::bigint[]) as k (seq, key) where k.key <> 0)
      insert into casework_entry (case_id, seq, at, body, hash, xid, position) overriding system value
      select moved.id, e.seq, e.at, e.body, e.hash, '0', -(moved.id * 1000000 + e.seq)
      from moved, unnest(?::int[], ?::timestamptz[], ?::text[], ?::bytea[]) as e (seq, at, body, hash)
      """;

  private final JdbcTemplate jdbc;

  CaseWriter(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** One change of a case, with the hash of its entry. */
  record Change(Case after, Entry entry, String body, byte[] hash, @Nullable String key) {

    static Change of(Case after, Entry entry, byte[] head, @Nullable String key) {
      String body = EntryCodec.body(entry);
      return new Change(after, entry, body, EntryCodec.hash(head, entry.caseId(), entry.seq(), entry.at(), body), key);
    }

    private Kind kind() {
      if (entry.changes().migrated() != null) {
        return Kind.MIGRATED;
      }
      boolean plain = entry.changes().tasks().isEmpty() && entry.changes().deadlines().isEmpty();
      return entry.seq() == 1 ? (plain ? Kind.OPENED : Kind.OPENED_WITH_MORE) : (plain ? Kind.CHANGED : Kind.CHANGED_WITH_MORE);
    }
  }

  private enum Kind {
    OPENED(CaseWriter.OPENED + ENTRY),
    OPENED_WITH_MORE(CaseWriter.OPENED + BESIDE + ENTRY),
    CHANGED(CaseWriter.CHANGED + ENTRY),
    CHANGED_WITH_MORE(CaseWriter.CHANGED + BESIDE + ENTRY),
    MIGRATED(CaseWriter.MIGRATED + BESIDE + ENTRY);

    final String sql;

    Kind(String sql) {
      this.sql = sql;
    }
  }

  /** @return false if somebody else was faster */
  boolean write(Change change) {
    return jdbc.update(change.kind().sql, statement -> fill(statement, change)) == 1;
  }

  /**
   * Writes changes of many cases on one round trip for each kind; within a transaction, or some may be kept and others not.
   *
   * @return those that were written, by identity: for the others somebody else was faster
   */
  Set<Change> write(Collection<Change> changes) {
    Map<Kind, List<Change>> byKind = new EnumMap<>(Kind.class);
    // In order of their cases, so that two who write at the same time do not wait for each other.
    changes.stream()
        .sorted(Comparator.comparingLong(change -> change.after().id()))
        .forEach(change -> byKind.computeIfAbsent(change.kind(), kind -> new ArrayList<>()).add(change));
    Set<Change> written = Collections.newSetFromMap(new IdentityHashMap<>());
    byKind.forEach((kind, same) -> {
      int[] counts = jdbc.batchUpdate(kind.sql, same, same.size(), CaseWriter::fill)[0];
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 1) {
          written.add(same.get(i));
        }
      }
    });
    return written;
  }

  private static void fill(PreparedStatement statement, Change change) throws SQLException {
    Entry entry = change.entry();
    Row row = new Row(statement);
    if (entry.seq() == 1) {
      opened(row, change.after(), change.hash());
    } else {
      changed(row, change);
    }
    if (change.kind() != Kind.OPENED && change.kind() != Kind.CHANGED) {
      row.json(entry.changes().tasks()).json(entry.changes().deadlines());
    }
    row.count(entry.seq()).moment(entry.at()).text(change.body()).bytes(change.hash()).text(change.key());
  }

  /** @param keys of each case's commands, null where there was none */
  void takeOver(List<Archive.Whole> cases, List<List<@Nullable String>> keys) {
    List<Integer> places = new ArrayList<>();
    cases.forEach(one -> places.add(places.size()));
    jdbc.batchUpdate(OPENED + BESIDE + ENTRIES, places, Math.max(1, places.size()), (statement, place) -> {
      List<TimelineRow> rows = cases.get(place).rows();
      entries(whole(statement, cases.get(place)), rows).array("text", keys.get(place).toArray(String[]::new));
    });
  }

  /** Puts a case back that was in the archive. */
  void restore(Archive.Whole sealed) {
    List<TimelineRow> rows = sealed.rows();
    jdbc.update(OPENED + BESIDE + ENTRIES_READ, statement -> {
      Row row = whole(statement, sealed);
      row.array("integer", rows.stream().map(TimelineRow::seq).toArray(Integer[]::new));
      row.array("bigint", rows.stream().map(TimelineRow::key).toArray(Long[]::new));
      entries(row, rows);
    });
  }

  private static Row whole(PreparedStatement statement, Archive.Whole whole) throws SQLException {
    Row row = new Row(statement);
    opened(row, whole.now(), whole.rows().getLast().hash());
    return row.json(whole.now().tasks().values()).json(whole.now().deadlines().values());
  }

  private static Row entries(Row row, List<TimelineRow> rows) throws SQLException {
    return row.array("integer", rows.stream().map(TimelineRow::seq).toArray(Integer[]::new))
        .array("text", rows.stream().map(one -> one.at().toString()).toArray(String[]::new))
        .array("text", rows.stream().map(TimelineRow::body).toArray(String[]::new))
        .array("bytea", rows.stream().map(TimelineRow::hash).toArray(byte[][]::new));
  }

  private static void opened(Row row, Case now, byte[] head) throws SQLException {
    Point point = now.point();
    row.number(now.id()).text(now.number()).text(now.scenario()).count(now.scenarioVersion()).text(now.type()).text(now.state())
        .flag(now.ended()).text(now.category()).number(now.place().value())
        .fraction(point == null ? null : point.longitude()).fraction(point == null ? null : point.latitude())
        .text(now.address()).text(now.text()).json(now.form()).text(now.channel()).flag(now.sample())
        .number(now.responsible()).number(now.addressee());
    desk(row, now.desk());
    row.json(now.facts()).array("bigint", now.units().toArray(Long[]::new)).moment(now.openedAt()).moment(now.updatedAt()).moment(now.closedAt())
        .moment(now.nextDue()).count(now.version()).bytes(head).json(now.relations());
  }

  private static void changed(Row row, Change change) throws SQLException {
    Case now = change.after();
    Changes.Migrated migrated = change.entry().changes().migrated();
    row.text(now.state()).flag(now.ended()).number(now.responsible()).number(now.addressee());
    desk(row, now.desk());
    row.json(now.facts()).array("bigint", now.units().toArray(Long[]::new)).moment(now.updatedAt()).moment(now.closedAt()).moment(now.nextDue())
        .count(now.version()).bytes(change.hash()).json(now.relations());
    if (migrated != null) {
      row.count(migrated.to()).json(migrated.form());
    }
    row.number(now.id()).count(now.version());
    if (migrated != null) {
      row.array("text", migrated.gone().toArray(String[]::new));
    }
  }

  private static void desk(Row row, @Nullable Desk desk) throws SQLException {
    row.text(desk == null ? null : desk.role().name())
        .number(desk == null || desk.unit() == 0 ? null : (Long) desk.unit())
        .number(desk == null || desk.place() == null ? null : (Long) desk.place().value())
        .number(desk == null ? null : (Long) desk.assignee());
  }
}

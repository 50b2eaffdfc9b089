package io.haihe.kernel.casework;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.PlaceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Keeps cases: one statement writes the case, its timeline entry, and the tasks and deadlines that changed. */
@Component
class CaseStore {

  private static final String INSERT =
      """
      insert into casework_case values (:id, :number, :scenario, :scenarioVersion, :type, :state, :ended, :category,
        :place, :longitude, :latitude, :address, :text, :form::jsonb, :channel, :sample, :responsible, :addressee,
        :deskRole, :deskUnit, :deskPlace, :deskAssignee, :facts::jsonb, :units, :openedAt, :at, :closedAt, :dueAt,
        :version, :head)
      returning id
      """;

  private static final String UPDATE =
      """
      update casework_case set state = :state, ended = :ended, responsible = :responsible, addressee = :addressee,
        desk_role = :deskRole, desk_unit = :deskUnit, desk_place = :deskPlace, desk_assignee = :deskAssignee,
        facts = :facts::jsonb, units = :units, updated_at = :at, closed_at = :closedAt, due_at = :dueAt,
        version = :version, head = :head
      where id = :id and version = :version - 1
      returning id
      """;

  /** Writes whole tasks and deadlines beside what {@code moved} has written. */
  private static final String BESIDE =
      """
      tasks as (
        insert into casework_task
        select moved.id, t.no, t.type, t.role, t.unit, t.place, t.assignee, t.status = 'OPEN', t."openedAt", t.body
        from moved, jsonb_array_elements(:tasks::jsonb) as body(body),
          lateral (select (body->>'no')::int as no, body->>'type' as type, body->>'role' as role,
            (body->>'unit')::bigint as unit, rpad(body->>'place', 15, '0')::bigint as place, (body->>'assignee')::bigint as assignee,
            body->>'status' as status, (body->>'openedAt')::timestamptz as "openedAt", body as body) t
        on conflict (case_id, no) do update
          set assignee = excluded.assignee, open = excluded.open, body = excluded.body),
      deadlines as (
        insert into casework_deadline
        select moved.id, body->>'key', body->>'status', (body->>'dueAt')::timestamptz, (body->>'nextAt')::timestamptz,
          body
        from moved, jsonb_array_elements(:deadlines::jsonb) as body(body)
        on conflict (case_id, key) do update
          set status = excluded.status, due_at = excluded.due_at, next_at = excluded.next_at, body = excluded.body)
      select count(*) from moved
      """;

  private static final String WRITE =
      """
      with moved as (%s),
      entry as (
        insert into casework_entry (case_id, seq, at, body, hash, command_key)
        select id, :version, :at, :body, :head, :key from moved),
      """
          + BESIDE;

  /** Keeps a case with all that has happened to it so far. */
  private static final String TAKE_OVER =
      """
      with moved as (%s),
      entries as (
        insert into casework_entry (case_id, seq, at, body, hash, command_key)
        select moved.id, e.seq, e.at, e.body, e.hash, e.key
        from moved,
          unnest(:seqs::int[], :ats::timestamptz[], :bodies::text[], :hashes::bytea[], :keys::text[])
            as e (seq, at, body, hash, key)
        order by e.seq),
      """
              .formatted(INSERT)
          + BESIDE;

  /** Puts a case back; projections have read its entries, so these stand before every cursor that has moved. */
  private static final String RESTORE =
      """
      with moved as (%s),
      entries as (
        insert into casework_entry (case_id, seq, at, body, hash, xid, position) overriding system value
        select moved.id, e.seq, e.at, e.body, e.hash, '0', -(moved.id * 1000000 + e.seq)
        from moved, unnest(:seqs::int[], :ats::timestamptz[], :bodies::text[], :hashes::bytea[]) as e (seq, at, body, hash)),
      known as (
        insert into casework_known
        select moved.id, k.seq, k.key from moved, unnest(:seqs::int[], :keys::bigint[]) as k (seq, key) where k.key <> 0),
      """
              .formatted(INSERT)
          + BESIDE;

  private static final String INSERT_ALL = WRITE.formatted(INSERT);
  private static final String UPDATE_ALL = WRITE.formatted(UPDATE);

  static final String SELECT =
      """
      select c.*,
        (select jsonb_agg(t.body) from casework_task t where t.case_id = c.id) as tasks,
        (select jsonb_agg(d.body) from casework_deadline d where d.case_id = c.id) as deadlines
      from casework_case c
      """;

  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final TypeReference<List<Task>> TASKS = new TypeReference<>() {};
  private static final TypeReference<List<Deadline>> DEADLINES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Archive archive;

  CaseStore(JdbcClient jdbc, Archive archive) {
    this.jdbc = jdbc;
    this.archive = archive;
  }

  long nextId() {
    return jdbc.sql("select nextval('casework_case_id')").query(Long.class).single();
  }

  List<Long> nextIds(int count) {
    return jdbc.sql("select nextval('casework_case_id') from generate_series(1, :count)")
        .param("count", count)
        .query(Long.class)
        .list();
  }

  /**
   * A case with the hash its chain ends in.
   *
   * @param sealed whether it is in the archive
   */
  record Stored(Case now, byte[] head, boolean sealed) {}

  Optional<Stored> find(long id) {
    Supplier<Optional<Stored>> live =
        () -> jdbc.sql(SELECT + " where c.id = :id").param("id", id).query(CaseStore::stored).optional();
    return either(live, () -> archive.find(id).map(Archive::stored));
  }

  Optional<Stored> find(String number) {
    Supplier<Optional<Stored>> live =
        () -> jdbc.sql(SELECT + " where c.number = :number").param("number", number).query(CaseStore::stored).optional();
    return either(live, () -> archive.find(number).map(Archive::stored));
  }

  /** Looks a second time among the live: it may just have been taken out of the archive. */
  private static Optional<Stored> either(Supplier<Optional<Stored>> live, Supplier<Optional<Stored>> sealed) {
    return live.get().or(sealed).or(live);
  }

  List<Case> find(Collection<Long> ids) {
    List<Case> found = new ArrayList<>(
        jdbc.sql(SELECT + " where c.id = any(:ids)")
            .param("ids", ids.toArray(Long[]::new))
            .query((row, n) -> stored(row, n).now())
            .list());
    if (found.size() < ids.size()) {
      Set<Long> missing = new TreeSet<>(ids);
      found.forEach(now -> missing.remove(now.id()));
      found.addAll(archive.find(missing));
    }
    return found;
  }

  /** @return false if somebody else was faster */
  boolean write(Case after, Entry entry, byte[] head, @Nullable String key) {
    String body = EntryCodec.body(entry);
    byte[] hash = EntryCodec.hash(head, entry.caseId(), entry.seq(), entry.at(), body);
    Changes changes = entry.changes();
    return jdbc.sql(entry.seq() == 1 ? INSERT_ALL : UPDATE_ALL)
            .params(columns(after))
            .param("at", time(entry.at()))
            .param("body", body)
            .param("head", hash)
            .param("key", key, java.sql.Types.VARCHAR)
            .param("tasks", EntryCodec.JSON.writeValueAsString(changes.tasks()))
            .param("deadlines", EntryCodec.JSON.writeValueAsString(changes.deadlines()))
            .query(Integer.class)
            .single()
        == 1;
  }

  /** What a command key was used for. */
  record Used(long caseId, int seq, String body) {}

  /** Where a key may have been used: of a sealed case only the row is found, since its keys are folded. */
  private static final String BY_KEY =
      """
      select case_id, seq, body, false as sealed from casework_entry where command_key = :key
      union all
      select id, 0, '', true from casework_sealed where %s
      union all
      select e.case_id, e.seq, e.body, false from casework_known k join casework_entry e using (case_id, seq)
      where k.key = :known and (:id = 0 or e.case_id = :id)
      """;

  private static final String BY_KEY_TO_OPEN = BY_KEY.formatted("origin = :known");
  private static final String BY_KEY_ON_CASE = BY_KEY.formatted("id = :id");

  /** @param caseId the case the command is for, or 0 if it opens one */
  Optional<Used> byKey(String key, long caseId) {
    long known = TimelineRow.known(key);
    List<ByKey> found =
        jdbc.sql(caseId == 0 ? BY_KEY_TO_OPEN : BY_KEY_ON_CASE)
            .param("key", key)
            .param("known", known)
            .param("id", caseId)
            .query((row, n) -> new ByKey(new Used(row.getLong(1), row.getInt(2), row.getString(3)), row.getBoolean(4)))
            .list();
    return found.stream()
        .flatMap(one -> one.sealed() ? archive.used(one.used().caseId(), known).stream() : Stream.of(one.used()))
        .findFirst();
  }

  private record ByKey(Used used, boolean sealed) {}

  /** What the commands that brought a case where it is are known by. */
  Set<Long> keysOf(long id) {
    Set<Long> keys = new TreeSet<>();
    jdbc.sql("select command_key from casework_entry where case_id = :id and command_key is not null")
        .param("id", id)
        .query(String.class)
        .list()
        .forEach(key -> keys.add(TimelineRow.known(key)));
    keys.addAll(jdbc.sql("select key from casework_known where case_id = :id").param("id", id).query(Long.class).list());
    archive.find(id).ifPresent(sealed -> sealed.rows().forEach(row -> keys.add(row.key())));
    return keys;
  }

  /** Those of the keys that a case was opened with. */
  List<String> usedForOpening(Collection<String> keys) {
    Map<Long, String> known = new TreeMap<>();
    keys.forEach(key -> known.put(TimelineRow.known(key), key));
    return jdbc.sql(
            """
            select command_key from casework_entry where command_key = any(:keys)
            union all
            select (:keys::text[])[array_position(:known::bigint[], origin)] from casework_sealed where origin = any(:known)
            union all
            select (:keys::text[])[array_position(:known::bigint[], key)] from casework_known where key = any(:known)
            """)
        .param("keys", known.values().toArray(String[]::new))
        .param("known", known.keySet().toArray(Long[]::new))
        .query(String.class)
        .list();
  }

  List<Entry> timeline(long id, int after) {
    List<Entry> live = liveTimeline(id, after);
    return live.isEmpty() ? archive.find(id).map(whole -> Archive.entries(whole, after)).orElse(live) : live;
  }

  private List<Entry> liveTimeline(long id, int after) {
    return jdbc.sql("select case_id, seq, at, body from casework_entry where case_id = :id and seq > :after order by seq")
        .param("id", id)
        .param("after", after)
        .query((row, n) -> EntryCodec.entry(row.getLong(1), row.getInt(2), instant(row, "at"), row.getString(4)))
        .list();
  }

  /**
   * Takes a case out of the archive, within a transaction.
   *
   * @return false if it was not there any more
   */
  boolean unseal(long id) {
    Optional<Archive.Whole> sealed = archive.find(id);
    if (sealed.isEmpty() || !archive.remove(id)) {
      return false;
    }
    Long[] keys = sealed.get().rows().stream().map(TimelineRow::key).toArray(Long[]::new);
    whole(RESTORE, sealed.get()).param("keys", keys).query(Integer.class).single();
    return true;
  }

  /** @param keys of each case's commands, null where there was none */
  void takeOver(List<Archive.Whole> cases, List<List<@Nullable String>> keys) {
    for (int i = 0; i < cases.size(); i++) {
      whole(TAKE_OVER, cases.get(i)).param("keys", keys.get(i).toArray(String[]::new)).query(Integer.class).single();
    }
  }

  private JdbcClient.StatementSpec whole(String sql, Archive.Whole whole) {
    Case now = whole.now();
    List<TimelineRow> rows = whole.rows();
    return jdbc.sql(sql)
        .params(columns(now))
        .param("at", time(now.updatedAt()))
        .param("head", rows.getLast().hash())
        .param("seqs", rows.stream().map(TimelineRow::seq).toArray(Integer[]::new))
        .param("ats", rows.stream().map(row -> row.at().toString()).toArray(String[]::new))
        .param("bodies", rows.stream().map(TimelineRow::body).toArray(String[]::new))
        .param("hashes", rows.stream().map(TimelineRow::hash).toArray(byte[][]::new))
        .param("tasks", EntryCodec.JSON.writeValueAsString(now.tasks().values()))
        .param("deadlines", EntryCodec.JSON.writeValueAsString(now.deadlines().values()));
  }

  private static Map<String, @Nullable Object> columns(Case now) {
    Map<String, @Nullable Object> columns = new TreeMap<>();
    columns.put("id", now.id());
    columns.put("number", now.number());
    columns.put("scenario", now.scenario());
    columns.put("scenarioVersion", now.scenarioVersion());
    columns.put("type", now.type());
    columns.put("state", now.state());
    columns.put("ended", now.ended());
    columns.put("category", now.category());
    columns.put("place", now.place().value());
    columns.put("longitude", now.point() == null ? null : now.point().longitude());
    columns.put("latitude", now.point() == null ? null : now.point().latitude());
    columns.put("address", now.address());
    columns.put("text", now.text());
    columns.put("form", EntryCodec.JSON.writeValueAsString(now.form()));
    columns.put("channel", now.channel());
    columns.put("sample", now.sample());
    columns.put("responsible", now.responsible());
    columns.put("addressee", now.addressee());
    Desk desk = now.desk();
    columns.put("deskRole", desk == null ? null : desk.role().name());
    columns.put("deskUnit", desk == null || desk.unit() == 0 ? null : desk.unit());
    columns.put("deskPlace", desk == null || desk.place() == null ? null : desk.place().value());
    columns.put("deskAssignee", desk == null ? null : desk.assignee());
    columns.put("facts", EntryCodec.JSON.writeValueAsString(now.facts()));
    columns.put("units", now.units().toArray(Long[]::new));
    columns.put("openedAt", time(now.openedAt()));
    columns.put("closedAt", now.closedAt() == null ? null : time(now.closedAt()));
    Instant due = now.nextDue();
    columns.put("dueAt", due == null ? null : time(due));
    columns.put("version", now.version());
    return columns;
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Stored stored(ResultSet row, int n) throws SQLException {
    double longitude = row.getDouble("longitude");
    Point point = row.wasNull() ? null : new Point(longitude, row.getDouble("latitude"));
    Case now =
        new Case(
            row.getLong("id"), row.getString("number"), row.getString("scenario"), row.getInt("scenario_version"),
            row.getString("type"), row.getString("state"), row.getBoolean("ended"), row.getString("category"),
            new PlaceCode(row.getLong("place")), point, row.getString("address"), row.getString("text"),
            EntryCodec.JSON.readValue(row.getString("form"), VALUES), row.getString("channel"),
            row.getBoolean("sample"), row.getLong("responsible"), row.getLong("addressee"), desk(row),
            new TreeMap<>(EntryCodec.JSON.readValue(row.getString("facts"), VALUES)),
            tasks(row.getString("tasks")), deadlines(row.getString("deadlines")), instant(row, "opened_at"),
            instant(row, "updated_at"), instantOrNull(row, "closed_at"), row.getInt("version"));
    return new Stored(now, row.getBytes("head"), false);
  }

  static @Nullable Desk desk(ResultSet row) throws SQLException {
    String role = row.getString("desk_role");
    if (role == null) {
      return null;
    }
    long place = row.getLong("desk_place");
    PlaceCode code = row.wasNull() ? null : new PlaceCode(place);
    return new Desk(Role.valueOf(role), row.getLong("desk_unit"), code, row.getLong("desk_assignee"));
  }

  private static Map<Integer, Task> tasks(@Nullable String json) {
    Map<Integer, Task> tasks = new TreeMap<>();
    if (json != null) {
      EntryCodec.JSON.readValue(json, TASKS).forEach(task -> tasks.put(task.no(), task));
    }
    return tasks;
  }

  private static Map<String, Deadline> deadlines(@Nullable String json) {
    Map<String, Deadline> deadlines = new TreeMap<>();
    if (json != null) {
      EntryCodec.JSON.readValue(json, DEADLINES).forEach(deadline -> deadlines.put(deadline.key(), deadline));
    }
    return deadlines;
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}

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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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

/** Finds cases, live or in the archive, by their ids, numbers and the keys of their commands. */
@Component
class CaseStore {

  static final String SELECT =
      """
      select c.*,
        (select jsonb_agg(t.body) from casework_task t where t.case_id = c.id) as tasks,
        (select jsonb_agg(d.body) from casework_deadline d where d.case_id = c.id) as deadlines
      from casework_case c
      """;

  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final TypeReference<List<Task>> TASKS = new TypeReference<>() {};
  private static final TypeReference<List<Relation>> RELATIONS = new TypeReference<>() {};
  private static final TypeReference<List<Deadline>> DEADLINES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Archive archive;
  private final CaseWriter writer;

  CaseStore(JdbcClient jdbc, Archive archive, CaseWriter writer) {
    this.jdbc = jdbc;
    this.archive = archive;
    this.writer = writer;
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

  /**
   * Only those that are not in the archive. The ids are filled up to a round number: PostgreSQL reckons with ten where it does not know how many
   * there are, and plans anew each time if it thinks fewer would be cheaper.
   */
  List<Stored> findLive(Collection<Long> ids) {
    return jdbc.sql(SELECT + " join unnest(:ids::bigint[]) as asked (id) on asked.id = c.id")
        .param("ids", Arrays.copyOf(ids.toArray(Long[]::new), (ids.size() + 9) / 10 * 10))
        .query(CaseStore::stored)
        .list();
  }

  List<Case> find(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Case> found = new ArrayList<>(findLive(ids).stream().map(Stored::now).toList());
    if (found.size() < ids.size()) {
      Set<Long> missing = new TreeSet<>(ids);
      found.forEach(now -> missing.remove(now.id()));
      found.addAll(archive.find(missing));
    }
    return found;
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

  /** Whole, by case: those of live cases in one question, those of the archive one by one. */
  Map<Long, List<Entry>> timelines(Collection<Long> ids) {
    Map<Long, List<Entry>> timelines = new HashMap<>();
    jdbc.sql("select case_id, seq, at, body from casework_entry where case_id = any(:ids) order by case_id, seq")
        .param("ids", ids.toArray(Long[]::new))
        .query(row -> {
          timelines.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
              .add(EntryCodec.entry(row.getLong(1), row.getInt(2), instant(row, "at"), row.getString(4)));
        });
    ids.forEach(id -> timelines.computeIfAbsent(id, sealed -> timeline(sealed, 0)));
    return timelines;
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
    writer.restore(sealed.get());
    return true;
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
            tasks(row.getString("tasks")), deadlines(row.getString("deadlines")),
            EntryCodec.JSON.readValue(row.getString("relations"), RELATIONS), instant(row, "opened_at"),
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

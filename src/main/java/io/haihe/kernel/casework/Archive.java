package io.haihe.kernel.casework;

import io.haihe.kernel.casework.CaseStore.Stored;
import io.haihe.kernel.casework.CaseStore.Used;
import io.haihe.kernel.casework.Folding.Unfolded;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of sealed cases: those that ended long ago, each folded into one row. */
@Component
class Archive {

  /**
   * Sealed cases as {@code c}, with the columns that conditions and orders of a list of live ones name. Their number and point are in the
   * body; {@link #unfolded} reads them.
   */
  static final String LISTED =
      """
      (select s.id, s.scenario, s.scenario_version, s.type, s.state, true as ended, s.category, s.place, s.text, s.responsible,
        s.opened_at, s.closed_at, coalesce(s.updated_at, s.closed_at) as updated_at, null::timestamptz as due_at, s.others,
        s.dictionary, s.body
      from casework_sealed s) c
      """;

  private static final String INSERT =
      """
      insert into casework_sealed (id, opened_at, closed_at, updated_at, place, responsible, origin, scenario_version,
        dictionary, scenario, type, state, category, text, others, body)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final Pattern NUMBER = Pattern.compile("\\D*\\d{8}(\\d{6,18})");

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Dictionaries dictionaries;

  Archive(JdbcClient jdbc, JdbcTemplate batches, Dictionaries dictionaries) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.dictionaries = dictionaries;
  }

  /** A case with its timeline, as it is folded and as it comes out. */
  record Whole(Case now, List<TimelineRow> rows) {}

  /** A case as it will stand in the archive. */
  record Folded(Whole whole, @Nullable Dictionary dictionary, byte[] body) {}

  void add(List<Folded> cases) {
    cases.stream()
        .map(folded -> folded.whole().now().openedAt().atOffset(ZoneOffset.UTC).getYear())
        .distinct()
        .forEach(this::makeRoom);
    batches.batchUpdate(INSERT, cases, Math.max(1, cases.size()), Archive::fill);
  }

  private void makeRoom(int year) {
    jdbc.sql("select casework_sealed_year(:year)").param("year", year).query(rs -> {});
  }

  /** The years that have a part of their own, the last first. */
  List<Integer> years() {
    return jdbc.sql(
            """
            select substring(part.relname from '\\d+$')::int from pg_inherits i join pg_class part on part.oid = i.inhrelid
            where i.inhparent = 'casework_sealed'::regclass order by 1 desc
            """)
        .query(Integer.class)
        .list();
  }

  /** The first moment of a year's part. */
  static OffsetDateTime begin(int year) {
    return OffsetDateTime.of(year, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
  }

  private static void fill(PreparedStatement statement, Folded folded) throws SQLException {
    Whole whole = folded.whole();
    Dictionary dictionary = folded.dictionary();
    Case now = whole.now();
    Instant closed = Objects.requireNonNull(now.closedAt());
    Long[] others = now.units().stream().filter(unit -> unit != now.responsible()).toArray(Long[]::new);
    long origin = whole.rows().getFirst().key();
    new Row(statement)
        .number(now.id())
        .moment(now.openedAt())
        .moment(closed)
        .moment(closed.equals(now.updatedAt()) ? null : now.updatedAt())
        .number(now.place().value())
        .number(now.responsible())
        .number(origin == 0 ? null : (Long) origin)
        .count(now.scenarioVersion())
        .count(dictionary == null ? null : (Integer) dictionary.id())
        .text(now.scenario())
        .text(now.type())
        .text(now.state())
        .text(now.category())
        .text(now.text())
        .array("bigint", others.length == 0 ? null : others)
        .bytes(folded.body());
  }

  Optional<Whole> find(long id) {
    return jdbc.sql("select * from casework_sealed c where id = :id").param("id", id).query(this::whole).optional();
  }

  Optional<Whole> find(String number) {
    return idIn(number).flatMap(this::find).filter(found -> found.now().number().equals(number));
  }

  /** The id in something that looks like a case number. */
  static Optional<Long> idIn(String number) {
    Matcher parts = NUMBER.matcher(number);
    return parts.matches() ? Optional.of(Long.parseLong(parts.group(1))) : Optional.empty();
  }

  List<Case> find(Collection<Long> ids) {
    return wholes(ids).stream().map(Whole::now).toList();
  }

  private List<Whole> wholes(Collection<Long> ids) {
    return jdbc.sql("select * from casework_sealed c where id = any(:ids)")
        .param("ids", ids.toArray(Long[]::new))
        .query(this::whole)
        .list();
  }

  /** The next cases in the order of their ids, as they were sealed: also those that were taken out since. */
  List<Whole> after(long id, int limit) {
    List<Long> ids =
        jdbc.sql(
                """
                (select id from casework_sealed where id > :id order by id limit :limit)
                union
                (select case_id from casework_entry where xid = '0' and case_id > :id order by case_id limit :limit)
                order by 1 limit :limit
                """)
            .param("id", id)
            .param("limit", limit)
            .query(Long.class)
            .list();
    Map<Long, Whole> found = new TreeMap<>();
    wholes(ids).forEach(whole -> found.put(whole.now().id(), whole));
    ids.forEach(each -> found.computeIfAbsent(each, this::restored));
    return List.copyOf(found.values());
  }

  /** A case that was taken out, without what was added since. */
  private Whole restored(long id) {
    List<TimelineRow> rows =
        jdbc.sql("select seq, at, body, hash from casework_entry where case_id = :id and xid = '0' order by seq")
            .param("id", id)
            .query((row, n) -> new TimelineRow(
                row.getInt("seq"), CaseStore.instant(row, "at"), row.getString("body"), row.getBytes("hash"), 0))
            .list();
    return replayed(id, rows);
  }

  /** The entry that a command with this key brought to a case. */
  Optional<Used> used(long caseId, long key) {
    return find(caseId).flatMap(whole -> whole.rows().stream()
        .filter(row -> row.key() == key)
        .findFirst()
        .map(row -> new Used(caseId, row.seq(), row.body())));
  }

  /** @return false if it is not there, or not any more */
  boolean remove(long id) {
    return jdbc.sql("delete from casework_sealed where id = :id").param("id", id).update() == 1;
  }

  private Whole whole(ResultSet row, int n) throws SQLException {
    long id = row.getLong("id");
    return replayed(id, unfolded(row).rows(id));
  }

  private static Whole replayed(long id, List<TimelineRow> rows) {
    return new Whole(Evolution.replay(TimelineRow.entries(id, rows)), rows);
  }

  Unfolded unfolded(ResultSet row) throws SQLException {
    int dictionary = row.getInt("dictionary");
    @Nullable Dictionary known = row.wasNull() ? null : dictionaries.get(dictionary);
    return Folding.unfold(row.getBytes("body"), row.getString("text"), known);
  }

  /** What an audit has found of one sealed case. */
  record Checked(long id, int entries, Optional<Audit.Break> wrong) {}

  /** Checks the next cases in the order of their ids. */
  List<Checked> check(long after, int limit) {
    return jdbc.sql("select * from casework_sealed c where id > :id order by id limit :limit")
        .param("id", after)
        .param("limit", limit)
        .query(this::checked)
        .list();
  }

  private Checked checked(ResultSet row, int n) throws SQLException {
    long id = row.getLong("id");
    try {
      Unfolded folded = unfolded(row);
      List<TimelineRow> rows = folded.rows(id);
      int changed = folded.firstChanged(rows);
      if (changed != 0) {
        return wrong(row, rows.size(), changed, Audit.Kind.CHANGED);
      }
      Case now = replayed(id, rows).now();
      return describes(row, now)
          ? new Checked(id, now.version(), Optional.empty())
          : wrong(row, now.version(), now.version(), Audit.Kind.CASE_DIFFERS);
    } catch (RuntimeException unreadable) {
      return wrong(row, 0, 0, Audit.Kind.UNREADABLE);
    }
  }

  /** An unreadable case does not tell its number: then it is called by its id. */
  private static Checked wrong(ResultSet row, int entries, int seq, Audit.Kind kind) throws SQLException {
    long id = row.getLong("id");
    return new Checked(id, entries, Optional.of(new Audit.Break("#" + id, id, seq, kind)));
  }

  private static boolean describes(ResultSet row, Case now) throws SQLException {
    return row.getString("scenario").equals(now.scenario())
        && row.getInt("scenario_version") == now.scenarioVersion()
        && row.getString("type").equals(now.type())
        && row.getString("state").equals(now.state())
        && row.getString("category").equals(now.category())
        && row.getLong("place") == now.place().value()
        && row.getLong("responsible") == now.responsible()
        && CaseStore.instant(row, "opened_at").equals(now.openedAt())
        && CaseStore.instant(row, "closed_at").equals(now.closedAt());
  }

  static Stored stored(Whole whole) {
    return new Stored(whole.now(), whole.rows().getLast().hash(), true);
  }

  static List<Entry> entries(Whole whole, int after) {
    return TimelineRow.entries(whole.now().id(), whole.rows().subList(after, whole.rows().size()));
  }
}

package io.haihe.modules.inspection.open;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables that the projection keeps. */
@Repository
class ResultStore {

  private static final String[] SUMS = {
    "visits", "called_off", "visited", "judged", "found", "ordered", "corrected", "published", "in_time", "judged_publicly", "found_publicly",
    "objected", "changed"
  };

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ResultStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Map<Long, Result> results(Collection<Long> cases) {
    Map<Long, Result> found = new HashMap<>();
    jdbc.sql("select * from inspection_result where case_id = any(?)")
        .param(cases.toArray(Long[]::new))
        .query(ResultStore::result)
        .list()
        .forEach(one -> found.put(one.caseId(), one));
    return found;
  }

  Map<Long, Rectification> rectifications(Collection<Long> cases) {
    return byCase("case_id", cases);
  }

  private Map<Long, Rectification> byCase(String column, Collection<Long> cases) {
    Map<Long, Rectification> found = new HashMap<>();
    jdbc.sql("select * from inspection_rectification where " + column + " = any(?)")
        .param(cases.toArray(Long[]::new))
        .query(ResultStore::rectification)
        .list()
        .forEach(one -> found.put(one.caseId(), one));
    return found;
  }

  /** Of some visits: the cases of those where everything that was ordered has been put right. */
  Set<Long> corrected(Collection<Long> visitCases) {
    return jdbc.sql("select visit_case from inspection_rectification where visit_case = any(?) group by 1 having bool_and(corrected)")
        .param(visitCases.toArray(Long[]::new))
        .query(Long.class)
        .set();
  }

  /** Of some visits: the cases of those where something was ordered to be put right. */
  Set<Long> ordered(Collection<Long> visitCases) {
    return jdbc.sql("select distinct visit_case from inspection_rectification where visit_case = any(?)")
        .param(visitCases.toArray(Long[]::new))
        .query(Long.class)
        .set();
  }

  Map<Long, Rectification> after(Collection<Long> visitCases) {
    return byCase("visit_case", visitCases);
  }

  void keep(Collection<Result> results) {
    upsert("inspection_result", results.stream().map(ResultStore::columns).toList());
  }

  void keepRectifications(Collection<Rectification> rectifications) {
    upsert("inspection_rectification", rectifications.stream().map(ResultStore::columns).toList());
  }

  private void upsert(String table, List<Map<String, Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String set = rows.getFirst().keySet().stream()
        .filter(column -> !column.equals("case_id"))
        .map(column -> column + " = excluded." + column)
        .reduce((one, other) -> one + ", " + other)
        .orElseThrow();
    jdbc.sql(
            "insert into %1$s select * from jsonb_populate_recordset(null::%1$s, ?::jsonb) on conflict (case_id) do update set %2$s".formatted(table, set))
        .param(json.writeValueAsString(rows))
        .update();
  }

  /** Adds what has changed; a cell that comes to nothing stays, and says nothing. */
  void add(Map<Cell, Counts> difference) {
    List<Map<String, Object>> rows = difference.entrySet().stream()
        .filter(row -> !row.getValue().vanishes())
        .sorted(Map.Entry.comparingByKey(Cell.ORDER))
        .map(row -> columns(row.getKey(), row.getValue()))
        .toList();
    if (rows.isEmpty()) {
      return;
    }
    StringBuilder set = new StringBuilder();
    for (String sum : SUMS) {
      set.append(set.isEmpty() ? "" : ", ").append("%1$s = kept.%1$s + excluded.%1$s".formatted(sum));
    }
    jdbc.sql(
            "insert into inspection_figure as kept select * from jsonb_populate_recordset(null::inspection_figure, ?::jsonb)"
                + " on conflict (year, task, unit, district, field, risk, kind) do update set " + set)
        .param(json.writeValueAsString(rows))
        .update();
  }

  /** Has somebody look whether these cases bring a mark. */
  void credit(Collection<Long> cases) {
    jdbc.sql("insert into inspection_credit_due select unnest(?::bigint[]) on conflict do nothing").param(cases.toArray(Long[]::new)).update();
  }

  /** Takes some of them out, for the transaction that looks. */
  List<Long> creditDue(int most) {
    return jdbc.sql(
            """
            delete from inspection_credit_due where case_id in
              (select case_id from inspection_credit_due order by case_id limit ? for update skip locked)
            returning case_id
            """)
        .param(most)
        .query(Long.class)
        .list();
  }

  void clear() {
    jdbc.sql("truncate inspection_result, inspection_rectification, inspection_figure, inspection_credit_due").update();
  }

  /** The columns of a sum, each summed. */
  static String sums() {
    StringBuilder sums = new StringBuilder();
    for (String sum : SUMS) {
      sums.append(sums.isEmpty() ? "" : ", ").append("coalesce(sum(%1$s), 0) as %1$s".formatted(sum));
    }
    return sums.toString();
  }

  static Counts counts(ResultSet row) throws SQLException {
    long[] of = new long[SUMS.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = row.getLong(SUMS[i]);
    }
    return new Counts(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], of[8], of[9], of[10], of[11], of[12]);
  }

  private static Map<String, Object> columns(Cell cell, Counts sum) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("year", cell.year());
    row.put("task", cell.task());
    row.put("unit", cell.unit());
    row.put("district", cell.district());
    row.put("field", cell.field());
    row.put("risk", cell.risk());
    row.put("kind", cell.kind());
    long[] of = {
      sum.visits(), sum.calledOff(), sum.visited(), sum.judged(), sum.found(), sum.ordered(), sum.corrected(), sum.published(), sum.inTime(),
      sum.judgedPublicly(), sum.foundPublicly(), sum.objected(), sum.changed()
    };
    for (int i = 0; i < SUMS.length; i++) {
      row.put(SUMS[i], of[i]);
    }
    return row;
  }

  private static Map<String, Object> columns(Result one) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("case_id", one.caseId());
    row.put("number", one.number());
    row.put("visit", one.visit());
    row.put("task", one.task());
    row.put("kind", one.kind());
    row.put("party_code", one.partyCode());
    row.put("party_name", one.partyName());
    row.put("place", one.place());
    row.put("district", one.district());
    row.put("field", one.field());
    row.put("unit", one.unit());
    row.put("risk", one.risk());
    row.put("items", one.items());
    row.put("year", one.year());
    row.put("sample", one.sample());
    row.put("state", one.state());
    row.put("inspected_at", said(one.inspectedAt()));
    row.put("recorded_at", said(one.recordedAt()));
    row.put("publish_due", said(one.publishDue()));
    row.put("published_at", said(one.publishedAt()));
    row.put("object_until", said(one.objectUntil()));
    row.put("closed_at", said(one.closedAt()));
    row.put("called_off", one.calledOff());
    row.put("result", one.result());
    row.put("problems", one.problems());
    row.put("checked", one.checked());
    row.put("summary", one.summary());
    row.put("objections", one.objections());
    row.put("objecting", one.objecting());
    row.put("at_counter", one.atCounter());
    row.put("changed", one.changed());
    row.put("corrected", one.corrected());
    row.put("decided", one.decision().explanation());
    row.put("result_before", one.decision().resultBefore());
    row.put("problems_before", one.decision().problemsBefore());
    row.put("settled_at", said(one.settled().at()));
    row.put("settled_seen", one.settled().seen());
    row.put("settled_problems", one.settled().problemsBefore());
    row.put("settled_published", said(one.settled().publishedBefore()));
    return row;
  }

  private static Map<String, Object> columns(Rectification one) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("case_id", one.caseId());
    row.put("number", one.number());
    row.put("visit_case", one.visitCase());
    row.put("state", one.state());
    row.put("due_at", said(one.dueAt()));
    row.put("ended_at", said(one.endedAt()));
    row.put("corrected", one.corrected());
    row.put("in_time", one.inTime());
    row.put("prolonged_from", said(one.prolongedFrom()));
    row.put("again_from", said(one.againFrom()));
    row.put("lapsed", one.lapsed());
    row.put("withdrawn_for", one.withdrawnFor());
    return row;
  }

  private static @Nullable String said(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static Result result(ResultSet row, int n) throws SQLException {
    return new Result(
        row.getLong("case_id"), row.getString("number"), row.getLong("visit"), row.getLong("task"), row.getString("kind"),
        row.getString("party_code"), row.getString("party_name"), row.getLong("place"), row.getLong("district"), row.getString("field"),
        row.getLong("unit"), units(row), row.getString("risk").strip(), List.of((String[]) row.getArray("items").getArray()), row.getInt("year"),
        row.getBoolean("sample"), row.getString("state"),
        instant(row, "inspected_at"), instant(row, "recorded_at"), instant(row, "publish_due"), instant(row, "published_at"),
        instant(row, "object_until"), instant(row, "closed_at"), row.getBoolean("called_off"), row.getString("result"), row.getInt("problems"),
        row.getInt("checked"), row.getString("summary"), row.getInt("objections"), row.getBoolean("objecting"),
        row.getBoolean("at_counter"), row.getBoolean("changed"), row.getBoolean("corrected"),
        new Decision(row.getString("decided"), row.getString("result_before"), row.getInt("problems_before")),
        new Settled(
            instant(row, "settled_at"), row.getString("settled_seen"), row.getInt("settled_problems"), instant(row, "settled_published")));
  }

  private static List<Long> units(ResultSet row) throws SQLException {
    Array units = row.getArray("units");
    return units == null ? List.of() : List.of((Long[]) units.getArray());
  }

  private static Rectification rectification(ResultSet row, int n) throws SQLException {
    return new Rectification(
        row.getLong("case_id"), row.getString("number"), row.getLong("visit_case"), row.getString("state"), instant(row, "due_at"),
        instant(row, "ended_at"), row.getBoolean("corrected"), row.getBoolean("in_time"), instant(row, "prolonged_from"), instant(row, "again_from"),
        row.getBoolean("lapsed"), row.getString("withdrawn_for"));
  }
}

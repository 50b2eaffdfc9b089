package io.haihe.modules.inspection.open;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sums of visits, of a year or of tasks; from what the projection keeps. */
@Component
class Figures {

  private static final String SUMS = "select %s as key, " + ResultStore.sums() + " from inspection_figure where ";

  private static final String UNOPENED =
      """
      count(*) filter (where visit.problem is null) as waiting, count(*) filter (where visit.problem is not null) as refused
      from inspection_visit visit
      """;

  private final JdbcClient jdbc;

  Figures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What sums may be told apart by. */
  enum By {
    DISTRICT,
    FIELD,
    RISK,
    UNIT,
    TASK
  }

  List<Integer> years() {
    return jdbc.sql("select distinct year from inspection_figure order by year desc").query(Integer.class).list();
  }

  /** Departments that have led a visit or were to go along. */
  List<Long> units() {
    return jdbc.sql("select unit from inspection_figure union select unnest(units) from inspection_task where state = 'DRAWN' order by unit")
        .query(Long.class)
        .list();
  }

  Counts of(int year) {
    return jdbc.sql(SUMS.formatted("''") + "year = ?").param(year).query((row, n) -> ResultStore.counts(row)).single();
  }

  Map<String, Counts> of(int year, By by) {
    return grouped(by, "year = ?", year);
  }

  /** Of visits that were drawn, not of those that a lead led to: whoever is drawn was chosen by nobody. */
  Map<String, Counts> drawnByRisk(int year) {
    return grouped(By.RISK, "kind = 'drawn' and year = ?", year);
  }

  Map<Long, Counts> ofTasks(List<Long> tasks) {
    return numbered(grouped(By.TASK, "task = any(?)", (Object) tasks.toArray(Long[]::new)));
  }

  /** Of those drawn for a year: whose visits were not opened. */
  Unopened unopened(int year) {
    return jdbc.sql(
            "select " + UNOPENED
                + " join inspection_task task on task.id = visit.task where visit.case_id is null and extract(year from task.from_day) = ?")
        .param(year)
        .query((row, n) -> new Unopened(row.getLong("waiting"), row.getLong("refused")))
        .single();
  }

  /** The same of tasks; those that have none are left out. */
  Map<Long, Unopened> unopenedOfTasks(List<Long> tasks) {
    Map<Long, Unopened> found = new LinkedHashMap<>();
    jdbc.sql("select visit.task, " + UNOPENED + " where visit.case_id is null and visit.task = any(?) group by visit.task")
        .param(tasks.toArray(Long[]::new))
        .query(row -> {
          found.put(row.getLong("task"), new Unopened(row.getLong("waiting"), row.getLong("refused")));
        });
    return found;
  }

  private Map<String, Counts> grouped(By by, String where, Object param) {
    Map<String, Counts> found = new LinkedHashMap<>();
    String column = by.name().toLowerCase(Locale.ROOT);
    jdbc.sql(SUMS.formatted(column) + where + " group by " + column + " order by " + column)
        .param(param)
        .query(row -> {
          found.put(row.getString("key").strip(), ResultStore.counts(row));
        });
    return found;
  }

  static Map<Long, Counts> numbered(Map<String, Counts> named) {
    Map<Long, Counts> found = new LinkedHashMap<>();
    named.forEach((key, sum) -> found.put(Long.valueOf(key), sum));
    return found;
  }

  /** Summed over something. */
  static <K> Counts sum(Map<K, Counts> parts, Function<K, Boolean> counted) {
    return parts.entrySet().stream().filter(one -> counted.apply(one.getKey())).map(Map.Entry::getValue).reduce(Counts.NONE, Counts::plus);
  }
}

package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.scenario.Scenarios;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of everybody who was drawn, for anybody: nobody vanishes between the draw and the results. */
@Component
public class Fates {

  /** What the visit was called off for, as its case keeps it. */
  private static final String CALLED_OFF_FOR = "calledOffFor";

  /** The same in words that were written for the public; none where the reason says it. */
  private static final String CALLED_OFF_WORDS = "calledOffWords";

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Scenarios scenarios;

  Fates(JdbcClient jdbc, Cases cases, Scenarios scenarios) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.scenarios = scenarios;
  }

  /** What became of a visit. */
  public enum Fate {
    /** Still to be made. */
    WAITS,
    /** Made, the result not published yet; the record may have been sent back to be made anew. */
    MADE,
    PUBLISHED,
    CALLED_OFF,
    /** Never opened. */
    UNOPENED
  }

  /**
   * One who was drawn.
   *
   * @param number of the published result, or empty
   * @param problem why there is nobody to go, or empty
   * @param why what it was called off for, in words, or empty
   * @param sentBack SHA-256 of the records that were sealed and sent back to the officers, as long as the result is not published; its page has them then
   * @param changed whether the register says of the party since that it is elsewhere, or does something else, than the pool had it
   * @param back whether it was not opened as the party had closed down, and the register had it in business again once the days were over
   */
  public record Line(
      int position, String code, String party, Fate fate, String number, String problem, String why, List<String> sentBack, boolean changed, boolean back) {}

  /** How many are of each. */
  public record Sum(long drawn, long made, long calledOff, long unopened) {

    public long waiting() {
      return drawn - made - calledOff - unopened;
    }
  }

  Sum sum(long task) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where r.recorded_at is not null and not r.called_off), count(*) filter (where r.called_off),
              count(*) filter (where v.case_id is null and v.problem is not null)
            from inspection_visit v left join inspection_result r on r.case_id = v.case_id where v.task = ?
            """)
        .param(task)
        .query((row, n) -> new Sum(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .single();
  }

  private record Row(Line line, long caseId) {}

  /** In the order drawn. */
  List<Line> of(long task, int skip, int size, Locale locale) {
    List<Row> rows = jdbc.sql(
            """
            select v.position, p.code, p.name, v.case_id, v.problem, r.number, coalesce(r.called_off, false) as off,
              r.recorded_at is not null as made, r.published_at is not null as published,
              array(
                select sha256 from inspection_record back
                where back.visit = v.id and back.sealed_at is not null and back.sent_back_at is not null order by back.no
              ) as sent_back,
              v.place is not null and (v.place, v.fields) is distinct from (p.place, p.fields) as changed, v.back_at is not null as back
            from inspection_visit v join inspection_party p on p.id = v.party left join inspection_result r on r.case_id = v.case_id
            where v.task = ? order by v.position offset ? limit ?
            """)
        .params(task, skip, size)
        .query(Fates::row)
        .list();
    List<Long> off = rows.stream().filter(row -> row.line().fate() == Fate.CALLED_OFF).map(Row::caseId).toList();
    Map<Long, Case> ended = cases.forProjection(off).stream().collect(Collectors.toMap(Case::id, matter -> matter));
    return rows.stream().map(row -> why(row, ended.get(row.caseId()), locale)).toList();
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    String problem = Objects.requireNonNullElse(row.getString("problem"), "");
    long caseId = row.getLong("case_id");
    Fate fate = row.getBoolean("off") ? Fate.CALLED_OFF
        : row.getBoolean("published") ? Fate.PUBLISHED
        : row.getBoolean("made") ? Fate.MADE
        : caseId == 0 && !problem.isEmpty() ? Fate.UNOPENED : Fate.WAITS;
    String number = fate == Fate.PUBLISHED ? row.getString("number") : "";
    boolean told = fate == Fate.UNOPENED || fate == Fate.WAITS;
    List<String> sentBack = fate == Fate.MADE ? List.of((String[]) row.getArray("sent_back").getArray()) : List.of();
    return new Row(
        new Line(
            row.getInt("position"), row.getString("code"), row.getString("name"), fate, number, told ? problem : "", "", sentBack, row.getBoolean("changed"),
            row.getBoolean("back")),
        caseId);
  }

  private Line why(Row row, @Nullable Case ended, Locale locale) {
    Line line = row.line();
    String why = ended != null && ended.facts().get(CALLED_OFF_FOR) instanceof String kind
        ? scenarios.version(ended.scenarioVersion()).texts().find(locale, "fields.calledOffFor." + kind).orElse("") + words(ended, locale)
        : "";
    return new Line(line.position(), line.code(), line.party(), line.fate(), line.number(), line.problem(), why, line.sentBack(), line.changed(), line.back());
  }

  private static String words(Case ended, Locale locale) {
    return ended.facts().get(CALLED_OFF_WORDS) instanceof String words && !words.isBlank()
        ? (locale.getLanguage().equals("zh") ? "：" : ": ") + words
        : "";
  }
}

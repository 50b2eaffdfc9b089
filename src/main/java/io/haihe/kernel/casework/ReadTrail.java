package io.haihe.kernel.casework;

import io.haihe.kernel.org.Oversight;
import io.haihe.kernel.org.Trail;
import io.haihe.kernel.org.TrailSql;
import io.haihe.kernel.org.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who read what is personal about which case, when, and for what purpose. */
@Component
class ReadTrail implements Trail {

  private static final String KIND = "read";
  private static final String BY_ID = "#";
  private static final String SELECT =
      "t.id, t.at, t.person, t.case_id, t.purpose, c.number from casework_read t left join casework_case c on c.id = t.case_id";

  private final JdbcClient jdbc;
  private final Archive archive;
  private final Oversight oversight;

  ReadTrail(JdbcClient jdbc, Archive archive, Oversight oversight) {
    this.jdbc = jdbc;
    this.archive = archive;
    this.oversight = oversight;
  }

  @Override
  public String key() {
    return "reads";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public boolean visibleTo(Viewer viewer) {
    return oversight.any(viewer);
  }

  @Override
  public List<String> kinds() {
    return List.of(KIND);
  }

  @Override
  public String words() {
    return "casework.trail.";
  }

  @Override
  public String nobody() {
    return "casework.trail.nobody";
  }

  @Override
  public boolean ofCases() {
    return true;
  }

  @Override
  public List<Line> read(Viewer viewer, Question question, int limit) {
    String number = question.number();
    Optional<Long> asked = number == null ? Optional.empty() : Archive.idIn(number);
    if (number != null && asked.isEmpty()) {
      return List.of();
    }
    String where = oversight.sql(viewer, "t.place") + asked.map(id -> " and t.case_id = " + id).orElse("");
    List<Line> read = new TrailSql(SELECT, where, List.of("t.person"), "'" + KIND + "'").read(jdbc, question, limit, ReadTrail::line);
    Map<String, String> sealed = new HashMap<>();
    return read.stream().map(line -> line.about().startsWith(BY_ID) ? named(line, sealed) : line).toList();
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    long person = row.getLong("person");
    Mark mark = new Mark(CaseStore.instant(row, "at"), row.getLong("id"));
    String about = Objects.requireNonNullElse(row.getString("number"), BY_ID + row.getLong("case_id"));
    return new Line(mark, person == 0 ? null : person, KIND, null, about, row.getString("purpose"));
  }

  private Line named(Line line, Map<String, String> sealed) {
    String number = sealed.computeIfAbsent(line.about(), this::number);
    return new Line(line.mark(), line.by(), line.kind(), line.person(), number, line.detail());
  }

  /** Of one that is in the archive; its id where it cannot be found any more. */
  private String number(String byId) {
    return archive.find(Long.parseLong(byId.substring(BY_ID.length()))).map(found -> found.now().number()).orElse(byId);
  }
}

package io.haihe.modules.appointment;

import io.haihe.kernel.org.Oversight;
import io.haihe.kernel.org.Trail;
import io.haihe.kernel.org.TrailSql;
import io.haihe.kernel.org.Viewer;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who read the name and number of whom; for those who oversee the whole city. */
@Component
class AppointmentTrail implements Trail {

  private static final String READ = "READ";

  private final JdbcClient jdbc;
  private final Oversight oversight;

  AppointmentTrail(JdbcClient jdbc, Oversight oversight) {
    this.jdbc = jdbc;
    this.oversight = oversight;
  }

  @Override
  public String key() {
    return "appointments";
  }

  @Override
  public int order() {
    return 70;
  }

  @Override
  public boolean visibleTo(Viewer viewer) {
    return oversight.ofCity(viewer);
  }

  @Override
  public List<String> kinds() {
    return List.of(READ);
  }

  @Override
  public String words() {
    return "appointment.log.";
  }

  @Override
  public List<Line> read(Viewer viewer, Question question, int limit) {
    String where = oversight.ofCity(viewer) ? "true" : "false";
    return new TrailSql("t.id, t.at, t.person, t.kind, t.number from (select *, 'READ' as kind from appointment_read) t", where, List.of("t.person"), "t.kind")
        .read(jdbc, question, limit, (row, n) -> new Line(
            new Mark(row.getTimestamp("at").toInstant(), row.getLong("id")),
            row.getObject("person", Long.class), READ, null, row.getString("number"), ""));
  }
}

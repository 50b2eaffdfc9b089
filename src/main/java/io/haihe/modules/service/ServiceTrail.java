package io.haihe.modules.service;

import io.haihe.kernel.org.Oversight;
import io.haihe.kernel.org.Trail;
import io.haihe.kernel.org.TrailSql;
import io.haihe.kernel.org.Viewer;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what when with the catalogue; read by those who oversee the whole city. */
@Component
class ServiceTrail implements Trail {

  private final JdbcClient jdbc;
  private final Oversight oversight;

  ServiceTrail(JdbcClient jdbc, Oversight oversight) {
    this.jdbc = jdbc;
    this.oversight = oversight;
  }

  @Override
  public String key() {
    return "services";
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public boolean visibleTo(Viewer viewer) {
    return oversight.ofCity(viewer);
  }

  @Override
  public List<String> kinds() {
    return Stream.of(ServiceLog.Kind.values()).map(Enum::name).toList();
  }

  @Override
  public String words() {
    return "service.log.";
  }

  @Override
  public List<Line> read(Viewer viewer, Question question, int limit) {
    String where = oversight.ofCity(viewer) ? "true" : "false";
    return new TrailSql("t.id, t.at, t.person, t.kind, t.code, t.detail from service_log t", where, List.of("t.person"), "t.kind")
        .read(jdbc, question, limit, (row, n) -> new Line(
            new Mark(row.getTimestamp("at").toInstant(), row.getLong("id")),
            row.getObject("person", Long.class), row.getString("kind"), null, row.getString("code"), row.getString("detail")));
  }
}

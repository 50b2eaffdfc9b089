package io.haihe.bench.inspections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads who goes where. */
final class Goings {

  private static final String ROWS =
      """
      select v.id, v.case_id, v.day, (array_agg(t.unit order by t.seat))[1] as leading, array_agg(o.person order by t.seat) as people, array_agg(o.certificate order by t.seat) as certificates
      from inspection_visit v join inspection_team t on t.visit = v.id and t.out_at is null join inspection_officer o on o.id = t.officer
      where %s and v.case_id is not null and v.problem is null group by v.id order by v.id
      """;

  private Goings() {}

  static List<Going> of(JdbcClient jdbc, PlannedYear.Task task) {
    return read(jdbc, "v.task = ?", task.id(), task.district());
  }

  static Going again(JdbcClient jdbc, Going before) {
    return read(jdbc, "v.id = ?", before.visit(), before.district()).stream().findFirst().orElse(before);
  }

  private static List<Going> read(JdbcClient jdbc, String where, long id, District district) {
    List<Going> all = new ArrayList<>();
    jdbc.sql(ROWS.formatted(where)).param(id).query(row -> {
      all.add(new Going(
          row.getLong("id"), row.getLong("case_id"), Objects.requireNonNull(row.getObject("day", LocalDate.class)), district, row.getLong("leading"),
          List.of((Long[]) row.getArray("people").getArray()), List.of((String[]) row.getArray("certificates").getArray())));
    });
    return all;
  }
}

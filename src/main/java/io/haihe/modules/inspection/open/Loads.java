package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How evenly visits lie on officers, by department; for those who answer for departments. */
@Component
class Loads {

  private final JdbcClient jdbc;
  private final Units units;

  Loads(JdbcClient jdbc, Units units) {
    this.jdbc = jdbc;
    this.units = units;
  }

  /**
   * The departments a viewer may ask about: a head's own, a command centre's and an auditor's all of the place that have officers or have led a visit.
   * Those that had most to visit in a year come first, then those with most officers.
   */
  List<Unit> departments(Viewer viewer, int year) {
    Map<Long, Unit> found = new TreeMap<>();
    Set<Long> inspecting = inspecting();
    StaffRights.seats(viewer).forEach(seat -> {
      if (seat.role() == Role.UNIT_HEAD) {
        found.put(seat.unit().id(), seat.unit());
      } else {
        units.in(seat.unit().place(), Unit.Kind.DEPARTMENT).stream()
            .filter(unit -> inspecting.contains(unit.id()))
            .forEach(unit -> found.put(unit.id(), unit));
      }
    });
    Map<Long, Long> visits = visits(year);
    Map<Long, Long> officers = officers();
    return found.values().stream()
        .sorted(Comparator.comparing((Unit unit) -> visits.getOrDefault(unit.id(), 0L))
            .thenComparing(unit -> officers.getOrDefault(unit.id(), 0L))
            .reversed())
        .toList();
  }

  /** Of each department: how many visits there were in the tasks it has a part in. */
  private Map<Long, Long> visits(int year) {
    return counted(
        """
        select taking.unit, sum(figure.visits + figure.called_off) from inspection_figure figure join inspection_task task on task.id = figure.task
        cross join lateral unnest(task.units) as taking (unit) where figure.year = %d group by taking.unit
        """.formatted(year));
  }

  private Map<Long, Long> officers() {
    return counted("select unit, count(*) from inspection_officer where status = 'ACTIVE' group by unit");
  }

  private Map<Long, Long> counted(String sql) {
    Map<Long, Long> found = new HashMap<>();
    jdbc.sql(sql).query(row -> {
      found.put(row.getLong(1), row.getLong(2));
    });
    return found;
  }

  /** Departments that have officers, or have led a visit. */
  Set<Long> inspecting() {
    return jdbc.sql("select unit from inspection_officer union select unit from inspection_figure").query(Long.class).set();
  }

  /** Those of the departments that have officers, or had somebody drawn in the year; officers with no visit count too. */
  Map<Long, Load> of(List<Long> departments, int year) {
    Map<Long, List<Long>> visits = new HashMap<>();
    jdbc.sql(
            """
            select officer.unit, coalesce(drawn.visits, 0) as visits from inspection_officer officer
            left join (
              select team.officer, count(*) as visits from inspection_team team
              join inspection_visit visit on visit.id = team.visit join inspection_task task on task.id = visit.task
              where team.unit = any(:units) and team.out_at is null and extract(year from task.from_day) = :year
              group by team.officer) drawn on drawn.officer = officer.id
            where officer.unit = any(:units) and (officer.status = 'ACTIVE' or drawn.visits is not null)
            """)
        .param("units", departments.toArray(Long[]::new))
        .param("year", year)
        .query(row -> {
          visits.computeIfAbsent(row.getLong("unit"), _ -> new ArrayList<>()).add(row.getLong("visits"));
        });
    Map<Long, Load> loads = new HashMap<>();
    visits.forEach((unit, each) -> loads.put(unit, Load.of(each.stream().mapToLong(Long::longValue).toArray())));
    return loads;
  }
}

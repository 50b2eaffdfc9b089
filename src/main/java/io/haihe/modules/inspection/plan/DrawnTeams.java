package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Teams;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who was drawn for a visit and not taken out again. Of a visit whose team is no longer whole nobody is: it is not made by fewer. What a visit ordered
 * is its team's, too.
 */
@Component
class DrawnTeams implements Teams {

  private static final String SCENARIO = "inspection";

  private final JdbcClient jdbc;
  private final Cases cases;

  DrawnTeams(JdbcClient jdbc, Cases cases) {
    this.jdbc = jdbc;
    this.cases = cases;
  }

  @Override
  public Map<Long, List<Long>> members(Collection<Long> asked) {
    Map<Long, List<Long>> members = members("v.case_id", asked);
    Map<Long, Long> ordering = ordering(asked.stream().filter(id -> !members.containsKey(id)).toList());
    Map<Long, List<Long>> ofVisits = ordering.isEmpty() ? Map.of() : members("v.id", ordering.values());
    ordering.forEach((id, visit) -> members.computeIfAbsent(id, _ -> ofVisits.get(visit)));
    return members;
  }

  /** The visits that cases follow from. */
  private Map<Long, Long> ordering(List<Long> asked) {
    return asked.isEmpty()
        ? Map.of()
        : cases.forProjection(asked).stream()
            .filter(matter -> matter.scenario().equals(SCENARIO) && matter.form().get("visit") instanceof Number)
            .collect(Collectors.toMap(Case::id, matter -> ((Number) matter.form().get("visit")).longValue()));
  }

  /** For one, as each step asks, it is asked otherwise: PostgreSQL keeps the plan of that, and makes one for many anew each time. */
  private Map<Long, List<Long>> members(String by, Collection<Long> ids) {
    boolean one = ids.size() == 1;
    Map<Long, List<Long>> members = new HashMap<>();
    jdbc.sql(
            """
            select %1$s, o.person from inspection_visit v
              join inspection_team t on t.visit = v.id and t.out_at is null
              join inspection_officer o on o.id = t.officer
            where %1$s = %2$s and v.problem is null and o.person is not null order by t.seat
            """.formatted(by, one ? "?" : "any(?)"))
        .param(one ? ids.iterator().next() : ids.toArray(Long[]::new))
        .query(row -> {
          members.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(row.getLong(2));
        });
    return members;
  }
}

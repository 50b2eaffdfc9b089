package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Teams;
import java.util.List;
import java.util.Optional;
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
  public List<Long> members(long caseId) {
    List<Long> own = members("v.case_id", caseId);
    return own.isEmpty() ? ordering(caseId).map(visit -> members("v.id", visit)).orElse(own) : own;
  }

  /** The visit that a case follows from. */
  private Optional<Long> ordering(long caseId) {
    return cases.forProjection(List.of(caseId)).stream()
        .filter(matter -> matter.scenario().equals(SCENARIO) && matter.form().get("visit") instanceof Number)
        .map(matter -> ((Number) matter.form().get("visit")).longValue())
        .findFirst();
  }

  private List<Long> members(String by, long id) {
    return jdbc.sql(
            """
            select o.person from inspection_visit v
              join inspection_team t on t.visit = v.id and t.out_at is null
              join inspection_officer o on o.id = t.officer
            where %s = ? and v.problem is null and o.person is not null order by t.seat
            """.formatted(by))
        .param(id)
        .query(Long.class)
        .list();
  }
}

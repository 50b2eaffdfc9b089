package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Teams;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was drawn for a visit and not taken out again. Of a visit whose team is no longer whole nobody is: it is not made by fewer. */
@Component
class DrawnTeams implements Teams {

  private final JdbcClient jdbc;

  DrawnTeams(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Long> members(long caseId) {
    return jdbc.sql(
            """
            select o.person from inspection_visit v
              join inspection_team t on t.visit = v.id and t.out_at is null
              join inspection_officer o on o.id = t.officer
            where v.case_id = ? and v.problem is null and o.person is not null order by t.seat
            """)
        .param(caseId)
        .query(Long.class)
        .list();
  }
}

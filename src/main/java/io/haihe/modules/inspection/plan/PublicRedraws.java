package io.haihe.modules.inspection.plan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What anybody is told of the redraws of a task: officers by certificate, and whose wish it was. */
@Component
public class PublicRedraws {

  private final JdbcClient jdbc;

  PublicRedraws(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * That somebody was taken out of a visit.
   *
   * @param position of the visit in the order drawn
   * @param in certificate of who came instead; null where nobody did
   * @param reason as it stands in the record
   */
  public record Line(Instant at, int position, String code, String party, String out, @Nullable String in, String reason, VisitStore.Asked asked) {

    /** Key of the words for the reason. */
    public String reasonKey() {
      return "inspection.plan.redraw.reason." + reason.toUpperCase(Locale.ROOT);
    }
  }

  int count(long task) {
    return jdbc.sql("select count(*) from inspection_team t join inspection_visit v on v.id = t.visit where v.task = ? and t.out_at is not null")
        .param(task)
        .query(Integer.class)
        .single();
  }

  /** In the order in which they were made. */
  List<Line> of(long task, int skip, int size) {
    return jdbc.sql(
            """
            select t.out_at, v.position, p.code, p.name, o.certificate, came.certificate as came, t.reason, t.asked
            from inspection_team t join inspection_visit v on v.id = t.visit join inspection_party p on p.id = v.party
              join inspection_officer o on o.id = t.officer left join inspection_officer came on came.id = t.came
            where v.task = ? and t.out_at is not null order by t.out_at, v.position, t.asked = 'RULE', o.certificate offset ? limit ?
            """)
        .params(task, skip, size)
        .query((row, n) -> new Line(
            row.getTimestamp(1).toInstant(), row.getInt(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
            VisitStore.Asked.valueOf(row.getString(8))))
        .list();
  }
}

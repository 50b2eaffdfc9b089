package io.haihe.modules.inspection.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
   * @param recusal by which they were passed over; null where it was none
   */
  public record Line(
      Instant at, int position, String code, String party, String out, @Nullable String in, String reason, VisitStore.Asked asked,
      @Nullable Entered recusal) {

    /** Key of the words for the reason. */
    public String reasonKey() {
      return "inspection.plan.redraw.reason." + reason.toUpperCase(Locale.ROOT);
    }
  }

  /** Whose word it is. */
  public enum By {
    OFFICER,
    HEAD,
    CENTRE
  }

  /**
   * A recusal, when and by whom it was entered.
   *
   * @param after whether the draw was announced already
   * @param confirmedBy the second person; null where there is none
   */
  public record Entered(By by, Instant at, boolean after, @Nullable By confirmedBy, @Nullable Instant confirmedAt) {}

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
            select t.out_at, v.position, p.code, p.name, o.certificate, came.certificate as came, t.reason, t.asked, r.id as recusal,
              case when r.own then 'OFFICER' when r.centre then 'CENTRE' else 'HEAD' end as entered_by, r.declared_at, r.declared_at > d.committed_at as after,
              case when r.confirmed_by = o.person then 'OFFICER' else 'CENTRE' end as confirmed_by, r.confirmed_at
            from inspection_team t join inspection_visit v on v.id = t.visit join inspection_party p on p.id = v.party
              join inspection_officer o on o.id = t.officer left join inspection_officer came on came.id = t.came
              left join inspection_recusal r on r.id = t.recusal left join inspection_draw d on d.task = v.task
            where v.task = ? and t.out_at is not null order by t.out_at, v.position, t.asked = 'RULE', o.certificate offset ? limit ?
            """)
        .params(task, skip, size)
        .query((row, n) -> new Line(
            row.getTimestamp(1).toInstant(), row.getInt(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
            VisitStore.Asked.valueOf(row.getString(8)), row.getObject("recusal") == null ? null : entered(row)))
        .list();
  }

  private static Entered entered(ResultSet row) throws SQLException {
    Timestamp confirmed = row.getTimestamp("confirmed_at");
    return new Entered(
        By.valueOf(row.getString("entered_by")), row.getTimestamp("declared_at").toInstant(), row.getBoolean("after"),
        confirmed == null ? null : By.valueOf(row.getString("confirmed_by")), confirmed == null ? null : confirmed.toInstant());
  }
}

package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.StaffNews;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.plan.TargetedForm.Pointed;
import io.haihe.modules.inspection.register.Superiors;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How a lead points to parties that it does not name, and to what is looked at where it tells of no field: in the words of whoever ordered the
 * inspection. The command centre reads it at once, anybody once the result of the visit is published.
 */
@Component
public class Pointing {

  private final JdbcClient jdbc;
  private final StaffNews news;
  private final Superiors superiors;
  private final People people;
  private final Texts texts;
  private final Clock clock;

  Pointing(JdbcClient jdbc, StaffNews news, Superiors superiors, People people, Texts texts, Clock clock) {
    this.jdbc = jdbc;
    this.news = news;
    this.superiors = superiors;
    this.people = people;
    this.texts = texts;
    this.clock = clock;
  }

  /** @param why how the lead points to the party */
  public record Line(String code, String party, String why) {}

  /**
   * Within the transaction of the task.
   *
   * @param items how the lead points to what is looked at; empty where that is of its field
   */
  void keep(Viewer viewer, PlannedTask task, List<Pointed> pointed, String items) {
    List<Pointed> said = pointed.stream().filter(each -> !each.why().isEmpty()).toList();
    jdbc.sql(
            """
            insert into inspection_pointing (task, party, why)
            select :task, p.id, min(d.why) from unnest(:codes::text[], :whys::text[]) as d (code, why) join inspection_party p on p.code = d.code group by p.id
            """)
        .param("task", task.id())
        .param("codes", said.stream().map(Pointed::code).toArray(String[]::new))
        .param("whys", said.stream().map(Pointed::why).toArray(String[]::new))
        .update();
    jdbc.sql("update inspection_task set items_why = ? where id = ?").params(items, task.id()).update();
    if (!said.isEmpty() || !items.isEmpty()) {
      tell(viewer, task, said, items);
    }
  }

  private void tell(Viewer viewer, PlannedTask task, List<Pointed> said, String items) {
    Instant now = clock.instant();
    String each = said.stream().map(one -> one.code() + " (" + one.why() + ")").collect(Collectors.joining("; ")) + (items.isEmpty() ? "" : "; " + items);
    news.tell(
        superiors.centre(task.place(), viewer.person(), now), "targeted " + task.id(), TaskPages.PATH + "/" + task.id(), now,
        locale -> texts.text(locale, "inspection.plan.targeted.news", people.nameOf(viewer.person()), task.lead(), each));
  }

  /** Of a task, by code. */
  List<Line> of(long task) {
    return jdbc.sql("select p.code, p.name, i.why from inspection_pointing i join inspection_party p on p.id = i.party where i.task = ? order by p.code")
        .param(task)
        .query((row, n) -> new Line(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** How the lead of a task points to a party; empty where it names it, or there is no lead. */
  public String to(long task, String party) {
    return jdbc.sql("select i.why from inspection_pointing i join inspection_party p on p.id = i.party where i.task = ? and p.code = ?")
        .params(task, party)
        .query(String.class)
        .optional()
        .orElse("");
  }

  /** How it points to what is looked at; empty where that is of its field. */
  public String items(long task) {
    return jdbc.sql("select items_why from inspection_task where id = ?").param(task).query(String.class).optional().orElse("");
  }
}

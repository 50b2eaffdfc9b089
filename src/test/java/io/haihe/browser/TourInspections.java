package io.haihe.browser;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.plan.PlayedPlans;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inspections the pages of the tour are about, all of the demonstration's own. */
final class TourInspections {

  private static final String DEPARTMENT = "(select id from org_unit where key = '120101000000/market-regulation')";
  private static final String OFFICER = "(select o.id from inspection_officer o join org_person p on p.id = o.person where p.login = 'market.heping')";
  private static final String VISIT =
      """
      select v.id from inspection_visit v join casework_case c on c.id = v.case_id join inspection_team t on t.visit = v.id and t.out_at is null
      where t.officer = %s and c.state in (%s) order by v.id desc limit 1
      """;
  private static final String TASK = "select t.id from inspection_task t where kind = 'DRAWN' and units[1] = " + DEPARTMENT + " and state = '%s' order by ";

  private static final String ITEM = "select code from inspection_item where department = 'market-regulation' order by code limit 1";

  private static final Map<String, String> FOUND =
      Map.ofEntries(
          Map.entry("publicPlan", "select id from inspection_plan where state = 'PUBLISHED' and unit = " + DEPARTMENT + " order by id limit 1"),
          Map.entry("plannedTask", TASK.formatted("PLANNED") + "id limit 1"),
          Map.entry("announcedTask", "select id from inspection_task where kind = 'DRAWN' and state = 'COMMITTED' order by id limit 1"),
          Map.entry("drawnTask", TASK.formatted("DRAWN") + "(select count(*) from inspection_visit v where v.task = t.id) desc, id limit 1"),
          Map.entry("visit", VISIT.formatted(OFFICER, "'drawn', 'underWay'")),
          Map.entry("recordedVisit", VISIT.formatted(OFFICER, "'recorded', 'published', 'closed'")),
          Map.entry("result", "select number from inspection_result where state = 'closed' and problems > 0 order by case_id desc limit 1"),
          Map.entry("party", "select party_code from inspection_result where state = 'closed' and problems > 0 order by case_id desc limit 1"),
          Map.entry("officer", "select id from inspection_officer where id = " + OFFICER),
          Map.entry("checklist", "select code from inspection_item order by code limit 1"));

  private TourInspections() {}

  static void in(ApplicationContext context, TourCity city) {
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    FOUND.forEach((name, sql) -> city.know(name, jdbc.sql(sql).query(String.class).optional().orElseThrow(() -> new AssertionError("no " + name))));
    city.know("draftTask", "" + draft(context));
  }

  /** A task that may still be changed: of a plan for next year. */
  private static long draft(ApplicationContext context) {
    PlayedPlans plans = context.getBean(PlayedPlans.class);
    People people = context.getBean(People.class);
    Clock clock = context.getBean(Clock.class);
    Viewer head = people.viewer(people.byLogin("markethead.heping").orElseThrow().id(), clock.instant());
    Unit unit = head.seats().getFirst().unit();
    int year = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear() + 1;
    long plan = plans.plan(head, year, year + "年度抽查计划", unit.id());
    return plans.task(head, plan, new PlayedPlans.Work(
        "春季餐饮抽查", unit.place(), List.of(context.getBean(JdbcClient.class).sql(ITEM).query(String.class).single()),
        Map.of("A", "1", "B", "5", "C", "20", "D", "100"), LocalDate.of(year, 3, 1), LocalDate.of(year, 3, 31)));
  }
}

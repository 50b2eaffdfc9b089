package io.haihe.browser;

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
  }
}

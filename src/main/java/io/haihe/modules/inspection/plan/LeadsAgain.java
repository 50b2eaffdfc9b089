package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.StaffNews;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets a lead wait again whose targeted inspection visits nobody: the party closed down, there was no team, another task visits it, or nobody made the
 * draw. Its clock runs anew, and its head is told and decides what is done instead.
 */
@Component
class LeadsAgain {

  private static final String REOPEN = "reopen";

  /** Tasks whose last day lies further back are not looked at any more. */
  private static final int DAYS = 366;

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Casework casework;
  private final Scenarios scenarios;
  private final StaffNews news;
  private final People people;
  private final Texts texts;
  private final Places places;
  private final TransactionOperations transaction;
  private final Clock clock;

  LeadsAgain(
      JdbcClient jdbc, Cases cases, Casework casework, Scenarios scenarios, StaffNews news, People people, Texts texts, Places places,
      TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.casework = casework;
    this.scenarios = scenarios;
    this.news = news;
    this.people = people;
    this.texts = texts;
    this.places = places;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Forsaken(long task, String lead) {}

  /** @return how many wait again */
  int run() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), places.zone());
    List<Forsaken> forsaken = jdbc.sql(
            "select t.id, t.lead_case from inspection_task t where t.kind = 'TARGETED' and t.until_day >= :first and " + Leads.NOBODY + " order by t.id")
        .param("first", today.minusDays(DAYS))
        .param("today", today)
        .query((row, n) -> new Forsaken(row.getLong(1), row.getString(2)))
        .list();
    return (int) forsaken.stream()
        .filter(one -> cases.forProjection(one.lead()).filter(lead -> LeadJudge.ended(lead, one.task()) && again(lead, one.task())).isPresent())
        .count();
  }

  /** Each time it ended anew: it may be that the same task could be made after all, and then could not. */
  private boolean again(Case lead, long task) {
    if (scenarios.version(lead.scenarioVersion()).type(lead.type()).transition(REOPEN).isEmpty()) {
      tell(lead, task);
      return false;
    }
    String key = "inspection.reopen/" + task + "/" + lead.version();
    return casework.act(new Command.Take(new Actor.Clock(), clock.instant(), key, lead.id(), 0, REOPEN, Map.of())) instanceof Moved;
  }

  /** One of an older version cannot wait again: its head is told, once. */
  private void tell(Case lead, long task) {
    List<Long> heads = people.holders(Role.UNIT_HEAD, lead.responsible(), List.of(PlanRights.SCENARIO), clock.instant());
    transaction.executeWithoutResult(status -> news.tell(
        heads, "lead " + lead.number() + " nobody " + task, TaskPages.PATH + "/" + task, clock.instant(),
        locale -> texts.text(locale, "inspection.plan.lead.nobody", lead.number(), Long.toString(task))));
  }
}

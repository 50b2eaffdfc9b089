package io.haihe.modules.inspection.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("An order to correct")
class OrderWithdrawalTest {

  private static final Map<String, Object> WHY = Map.of("withdrawnFor", "No longer needed.", "explanation", "They moved out.");

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired FollowLinks links;
  @Autowired ProjectionsForTests projections;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester http;

  private SampleVisit sample;

  @BeforeEach
  void ordered() {
    clock.set(SettableClock.START.plusSeconds(3600));
    sample = SampleVisit.in(context);
    SampleVisit.ordered(context, sample.people[0], sample.id, "Hang up the licence.", "2025-08-29");
    assertThat(take(sample.head, sample.caseId, "publish", Map.of())).isInstanceOf(Outcome.Moved.class);
  }

  private Outcome take(Viewer viewer, long caseId, String step, Map<String, Object> input) {
    clock.advance(Duration.ofMinutes(1));
    Outcome outcome = casework.act(new Command.Take(new Actor.Staff(viewer), clock.instant(), null, caseId, 0, step, input));
    projections.catchUp();
    return outcome;
  }

  private Outcome take(Viewer viewer, String step, Map<String, Object> input) {
    return take(viewer, order().id(), step, input);
  }

  private Case order() {
    long id = matter(sample.caseId).relations().getFirst().caseId();
    return matter(id);
  }

  private Case matter(long id) {
    return cases.forProjection(List.of(id)).getFirst();
  }

  private String result() {
    return Browser.text(new Browser(http).get("/inspections/results/" + matter(sample.caseId).number() + "?lang=en"));
  }

  private Viewer deputyOf(Viewer whose, String login) {
    return TinyCity.in(context).deputy(whose, Role.UNIT_HEAD, login, clock.instant());
  }

  private static void refused(Outcome outcome, String rule) {
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, no -> assertThat(no.text()).isEqualTo("refusals." + rule));
  }

  private static void sameSeat(Outcome outcome) {
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, no ->
        assertThat(no.findings()).map(Finding::code).containsExactly("inspection.visit.sameSeat"));
  }

  @Test
  void isWithdrawnByNobodyAloneNorByTwoWhoActByOneSeat() {
    refused(take(sample.head, "withdraw", Map.of()), "withdrawalNotAsked");
    Viewer deputy = deputyOf(sample.head, "order.deputy");
    assertThat(take(sample.head, "askToWithdraw", WHY)).isInstanceOf(Outcome.Moved.class);
    refused(take(sample.head, "withdraw", Map.of()), "ownWithdrawal");
    sameSeat(take(deputy, "withdraw", Map.of()));
    assertThat(result()).contains("To be put right by 29 Aug 2025.").doesNotContain("withdrawn");

    assertThat(take(deputy, "keepOrder", Map.of("explanation", "The licence is still missing."))).isInstanceOf(Outcome.Moved.class);
    assertThat(take(deputy, "askToWithdraw", WHY)).isInstanceOf(Outcome.Moved.class);
    sameSeat(take(sample.head, "withdraw", Map.of()));

    assertThat(take(TinyCity.in(context).colleague(sample.head, "order.head"), "withdraw", Map.of())).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void isWithdrawnByTheCommandCentreAfterAnOfficerAskedAndAnybodyReadsWhy() {
    assertThat(take(sample.people[1], "askToWithdraw", WHY)).isInstanceOf(Outcome.Moved.class);
    Viewer centre = TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    assertThat(take(centre, "withdraw", Map.of())).isInstanceOf(Outcome.Moved.class);

    assertThat(matter(sample.caseId).facts()).containsEntry("orders", 0L);
    assertThat(result()).contains("Ordered to correct", "The order was withdrawn on 16 Jun 2025", "No longer needed.").doesNotContain("They moved out.");
    assertThat(follow()).contains("is withdrawn, and nothing has to be corrected. Reason: No longer needed.").doesNotContain("They moved out.");
  }

  @Test
  void isWithdrawnByNobodyWhoWasDrawnForTheVisitThatFoundIt() {
    Viewer second = TinyCity.in(context).colleague(sample.head, "order.second");
    assertThat(take(sample.head, "askToWithdraw", WHY)).isInstanceOf(Outcome.Moved.class);
    jdbc.sql("update inspection_officer set person = ? where person = ?").params(second.person(), sample.people[1].person()).update();

    assertThat(take(second, "withdraw", Map.of())).isInstanceOfSatisfying(Outcome.Refused.class, no ->
        assertThat(no.findings()).map(Finding::code).containsExactly("inspection.visit.ownVisit"));
  }

  @Test
  void isPutRightByTheWordOfTwoWhoDoNotActByOneSeat() {
    assertThat(take(sample.head, "report", Map.of("done", "It hangs there."))).isInstanceOf(Outcome.Moved.class);
    assertThat(take(sample.people[0], "reinspect", Map.of())).isInstanceOf(Outcome.Moved.class);
    assertThat(take(sample.people[0], "confirm", Map.of("seenAt", clock.instant().toString(), "seen", "It does."))).isInstanceOf(Outcome.Moved.class);

    sameSeat(take(TinyCity.in(context).deputy(sample.people[0], Role.HANDLER, "seeing.deputy", clock.instant()), "countersign", Map.of()));
    assertThat(take(sample.people[1], "countersign", Map.of())).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void isNotFollowedByTheWordOfTwoEither() {
    Viewer both = TinyCity.in(context).deputy(sample.people[0], Role.HANDLER, TinyCity.in(context).colleague(sample.head, "order.both"), clock.instant());
    assertThat(take(both, "report", Map.of("done", "It hangs there."))).isInstanceOf(Outcome.Moved.class);
    assertThat(take(both, "reinspect", Map.of())).isInstanceOf(Outcome.Moved.class);
    assertThat(take(both, "deny", Map.of("seenAt", clock.instant().toString(), "seen", "It does not."))).isInstanceOf(Outcome.Moved.class);

    sameSeat(take(both, "refer", Map.of("referredTo", "The police", "explanation", "It was hidden.")));
    Map<String, Object> again = Map.of("newDueBy", "2025-08-29T18:00:00+08:00", "stillToDo", "Hang it up.");
    sameSeat(take(both, "orderAgain", again));
    assertThat(take(sample.head, "orderAgain", again)).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void isProlongedByNinetyDaysAtMostAndAnybodyReadsFromWhen() {
    refused(take(sample.head, "giveMoreTime", Map.of("newDueBy", "2099-12-31T18:00:00+08:00", "explanation", "Spare parts.")), "tooMuchTime");
    assertThat(take(sample.head, "giveMoreTime", Map.of("newDueBy", "2025-11-27T18:00:00+08:00", "explanation", "Spare parts."))).isInstanceOf(Outcome.Moved.class);

    assertThat(result()).contains("To be put right by 27 Nov 2025.", "More time was given: before that it was 29 Aug 2025.");
    assertThat(follow()).contains("More time was given");
  }

  private String follow() {
    return Browser.text(new Browser(http).get("/follow/" + order().number() + "/" + links.token(order().number()) + "?lang=en"));
  }
}

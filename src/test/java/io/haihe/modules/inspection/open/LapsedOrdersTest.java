package io.haihe.modules.inspection.open;

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
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.inspection.OlderPackage;
import io.haihe.modules.inspection.visit.SampleVisit;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("An order whose result was changed")
class LapsedOrdersTest {

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired ProjectionsForTests projections;
  @Autowired LapsedOrders lapsed;
  @Autowired Scenarios scenarios;
  @Autowired FollowLinks links;
  @Autowired SettableClock clock;
  @Autowired MockMvcTester http;

  private SampleVisit sample;
  private Viewer centre;

  @BeforeEach
  void published() {
    clock.set(SettableClock.START.plusSeconds(3600));
    sample = SampleVisit.in(context);
    centre = TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    SampleVisit.ordered(context, sample.people[0], sample.id, "Hang up the licence.", "2025-08-29");
    take(sample.head, "publish", Map.of());
  }

  private void take(Viewer viewer, String step, Map<String, Object> input) {
    clock.advance(Duration.ofMinutes(1));
    assertThat(act(viewer, sample.caseId, step, input)).as(step).isInstanceOf(Moved.class);
    projections.catchUp();
  }

  private Outcome act(Viewer viewer, long caseId, String step, Map<String, Object> input) {
    return casework.act(new Command.Take(new Actor.Staff(viewer), clock.instant(), null, caseId, 0, step, input));
  }

  private Case visit() {
    return cases.forProjection(java.util.List.of(sample.caseId)).getFirst();
  }

  private Case order() {
    return cases.forProjection(java.util.List.of(visit().relations().getFirst().caseId())).getFirst();
  }

  private String page() {
    Browser browser = new Browser(http);
    browser.signIn(sample.head.login(), TinyCity.PASSWORD);
    return Browser.text(browser.get("/cases/" + order().number() + "?lang=en"));
  }

  @Test
  void isWithdrawnByItselfAndThePartyReadsWhy() {
    assertThat(lapsed.run()).as("it holds while its result does").isZero();
    assertThat(act(sample.head, order().id(), "lapse", Map.of())).as("by nobody's hand").isInstanceOf(Outcome.Refused.class);
    take(TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"), "object", Map.of("objection", "It hung at the door."));
    assertThat(lapsed.run()).isZero();
    take(centre, "changeResult", Map.of("result", "noProblem", "problems", 0, "summary", "The licence hung at the door.", "explanation", "The photo shows it."));

    assertThat(lapsed.run()).isEqualTo(1);
    projections.catchUp();

    assertThat(order().state()).isEqualTo("withdrawn");
    assertThat(visit().facts()).containsEntry("orders", 0L);
    String follow = "/follow/" + order().number() + "/" + links.token(order().number());
    assertThat(Browser.text(new Browser(http).get(follow + "?lang=en"))).contains("the order is withdrawn, and nothing has to be corrected");
    assertThat(lapsed.run()).as("once").isZero();
  }

  @Test
  void ofAVersionWithoutSuchAStepIsToBeMovedAndSaysSo(@TempDir Path temporary, CapturedOutput said) throws IOException {
    Path folder = OlderPackage.of("1.0.0", temporary, declared -> declared
        .replaceFirst("(?s)      # The result it rests on orders nothing any more.*?else: byItself\\}\n", "")
        .replaceFirst(" +lapsed: .*\n", "")
        .replaceFirst("(?s)      askToWithdraw:.*?(?=      withdraw:)", "")
        .replaceFirst("(?s)      keepOrder:.*?(?=      # The result it rests on|    facts:)", "")
        .replaceFirst("(?s)(      withdraw:.*?intent: refuse\n).*?(?=      # The result it rests on|    facts:)", "$1\n")
        .replaceFirst(" +toWithdraw: .*\n", "")
        .replaceFirst(" +orderKept: .*\n", ""));
    scenarios.load(folder);
    try {
      published();
      take(TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"), "object", Map.of("objection", "It hung at the door."));
      assertThat(page()).doesNotContain("The result of the visit was changed");
      take(centre, "changeResult", Map.of("result", "noProblem", "problems", 0, "summary", "The licence hung at the door.", "explanation", "The photo shows it."));

      assertThat(lapsed.run() + lapsed.run()).isZero();
      assertThat(said.getOut()).as("once").containsOnlyOnce("Order " + order().number() + " rests on a result that was changed");
      assertThat(page()).contains("The result of the visit was changed", "move it to the one in force");
      assertThat(act(sample.head, order().id(), "withdraw", Map.of())).as("nobody does that alone, in no version").isInstanceOfSatisfying(
          Outcome.Refused.class, no -> assertThat(no.findings()).map(Finding::code).containsExactly("inspection.visit.withdraw.alone"));
    } finally {
      scenarios.load(OlderPackage.SHIPPED);
    }
  }

  @Test
  void isSaidOnThePublicPageWithTheWayThatIsLeftToObject() {
    String page = "/inspections/results/" + visit().number() + "?lang=en";
    assertThat(Browser.text(new Browser(http).get(page))).contains("can object by the secret link", "once each", "The time to object ends on");
    take(TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"), "object", Map.of("objection", "It hung at the door."));
    take(centre, "upholdResult", Map.of("explanation", "The photo shows it."));

    assertThat(Browser.text(new Browser(http).get(page))).contains(
        "An objection of the business to this result was taken down at a service counter", "one more is heard by the secret link", "The time to object ends on");
  }

  @Test
  void endsWithTheDayThatWasEntered() {
    assertThat(order().deadlines().get("correcting").dueAt()).as("a minute before midnight in the city").isEqualTo("2025-08-29T15:59:00Z");
  }
}

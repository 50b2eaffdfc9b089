package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A paper that may come later")
class LaterPapersTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired SettableClock clock;
  @Autowired Casework casework;
  @Autowired FollowLinks links;

  @Test
  void isNamedWithItsDayToTheApplicantAndToTheClerkWhoReceivesIt() {
    Viewer clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    Moved opened = (Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "government-service", "application", "XK", TinyCity.EAST, null, null, "A permit",
        new Contact("Li", "13800001111", null),
        Map.of("applicant", "person", "applicantName", "Li", "proof", "later", "later", "The fire report.", "delivery", "online"), "web", false));
    assertThat(casework.act(new Command.Take(
        new Actor.Staff(clerk), clock.instant(), null, opened.caseId(), 0, "acceptTolerating",
        Map.of("tolerated", List.of(Map.of("paper", "Fire report", "within", "d10"), Map.of("paper", "Lease", "within", "d5")))))).isInstanceOf(Moved.class);
    Resident resident = new Resident(http);
    String follow = "/follow/" + opened.number() + "/" + links.token(opened.number());

    assertThat(text(resident.get(follow))).containsPattern("To be handed in by you: Lease – by [\\s\\S]*To be handed in by you: Fire report – by ");

    clock.advance(Duration.ofDays(12));
    assertThat(text(resident.get(follow))).contains("To be handed in by you: Lease – was due ", "To be handed in by you: Fire report – by ");

    resident.send("/sign-in", "/sign-in", Map.of("login", clerk.login(), "password", TinyCity.PASSWORD));
    assertThat(text(resident.get("/cases/" + opened.number() + "/tasks/1/receive"))).contains("· Fire report");
    assertThat(text(resident.get("/cases/" + opened.number() + "/tasks/2/receive"))).contains("· Lease");
  }
}

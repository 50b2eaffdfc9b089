package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ItemsForTests;
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
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.scenario.Item;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  @Test
  void isConfirmedByTheClerkInsteadOfTypedWhereTheItemNamesIt() {
    String code = "120101-030";
    context.getBean(ItemsForTests.class).publish(new Item(
        code, "1", Map.of("zh", "公共场所卫生许可"), "government-service", true, Set.of(), Item.Kind.PROMISED, null, null, null, 0, "",
        limits("消防材料", "10 working-day", "租赁合同", "5 working-day", "平面图", "7 working-day")));
    Viewer clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    Moved opened = (Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "government-service", "application", "XK", TinyCity.EAST, null, null, "A permit",
        new Contact("Li", "13800001111", null),
        Map.of("item", code, "applicant", "person", "applicantName", "Li", "proof", "later", "later", "租赁合同和平面图", "delivery", "online"), "web", false));
    Resident desk = new Resident(http);
    desk.send("/sign-in", "/sign-in", Map.of("login", clerk.login(), "password", TinyCity.PASSWORD));
    String step = "/cases/" + opened.number() + "/steps/acceptTolerating";

    String page = text(desk.get(step));

    assertThat(page)
        .contains("value=\"租赁合同\"", "value=\"平面图\"", "According to the guide may come later: 租赁合同 – 5 working days, by ", "The applicant says: 租赁合同和平面图")
        .as("the applicant has not named it").doesNotContain("消防材料");
    assertThat(page.split("value=\"d5\" selected", -1)).as("seven days are none of the choices").hasSize(2);
    assertThat(text(desk.send(step, step, Map.of("ask", "remove:tolerated.0", "f.tolerated.0.paper", "租赁合同")))).doesNotContain("value=\"租赁合同\"");
  }

  private static Map<String, Limit> limits(String... pairs) {
    Map<String, Limit> limits = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      limits.put(pairs[i], Limit.parse(pairs[i + 1]).orElseThrow());
    }
    return limits;
  }
}

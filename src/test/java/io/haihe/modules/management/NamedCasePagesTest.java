package io.haihe.modules.management;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("On the page of a case, another one that it names")
class NamedCasePagesTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired SettableClock clock;

  private String page(Viewer viewer, Case matter) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    return text(browser.get("/cases/" + matter.number() + "?lang=en"));
  }

  private Case open(Viewer by, String type, String category, Map<String, Object> form) {
    Command.Open command =
        new Command.Open(
            new Actor.Staff(by), clock.instant(), null, "pipeline-patrol", type, category, TinyCity.EAST, null, null, "words",
            Contact.NONE, form, "web", false);
    return cases.find(by, ((Moved) casework.open(command)).number()).orElseThrow();
  }

  private void take(Viewer by, Case matter, String transition, Map<String, Object> input) {
    assertThat(casework.act(new Command.Take(new Actor.Staff(by), clock.instant(), null, matter.id(), 0, transition, input)))
        .isInstanceOf(Moved.class);
  }

  @Test
  void isALinkForWhoeverMaySeeItAndANumberForOthers() {
    clock.set(SettableClock.START);
    TinyCity city = TinyCity.in(context);
    Viewer dispatcher = city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
    Viewer crew = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    Viewer owner = city.person(Role.HANDLER, TinyCity.EAST, "water");
    Case patrol = open(dispatcher, "patrol", "L901",
        Map.of("section", "GL03-2", "chainage", 1000, "metres", 2400, "dueAt", "2030-03-02T17:00:00+08:00"));
    take(dispatcher, patrol, "assign", Map.of("unit", city.unit(TinyCity.EAST, "urban-management").id()));
    Case defect = open(crew, "defect", "L303",
        Map.of("section", "GL03-2", "chainage", 1250, "defectKind", "leak", "grade", "serious", "patrolNumber", patrol.number()));
    take(dispatcher, defect, "order",
        Map.of("unit", city.unit(TinyCity.EAST, "water").id(), "grade", "serious", "instruction", "Replace the gasket."));

    String link = "<a href=\"/cases/" + patrol.number() + "\">" + patrol.number() + "</a>";
    assertThat(page(dispatcher, defect)).contains(link);
    assertThat(page(owner, defect)).contains(patrol.number()).doesNotContain(link);
  }
}

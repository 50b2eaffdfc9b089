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
import io.haihe.kernel.place.PlaceCode;
import java.util.Locale;
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
    return open(by, type, category, form, "words");
  }

  private Case open(Viewer by, String type, String category, Map<String, Object> form, String words) {
    Command.Open command =
        new Command.Open(
            new Actor.Staff(by), clock.instant(), null, "pipeline-patrol", type, category, TinyCity.EAST, null, null, words,
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

    String link = "<a href=\"/cases/" + patrol.number() + "\">";
    assertThat(page(dispatcher, defect)).contains(link + patrol.number() + " · ");
    assertThat(page(owner, defect)).contains(patrol.number()).doesNotContain(link);
  }

  @Test
  void isFoundByItsNumberOrItsWordsAmongThoseInSight() {
    clock.set(SettableClock.START);
    TinyCity city = TinyCity.in(context);
    Viewer east = city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
    Viewer west = city.person(Role.DISPATCHER, TinyCity.WEST, "operations-centre");
    Case gas = patrol(east, TinyCity.EAST, "Gas line behind the theatre");
    Case water = patrol(east, TinyCity.EAST, "Water main at the bridge");
    Case elsewhere = patrol(west, TinyCity.WEST, "Gas line at the station");
    Case defect = open(east, "defect", "L303",
        Map.of("section", "GL03-2", "chainage", 1250, "defectKind", "leak", "grade", "serious"), "Gas line leaks");

    assertThat(asked(east, "gas line")).contains(option(gas))
        .doesNotContain(option(water)).doesNotContain(option(elsewhere)).doesNotContain(option(defect));
    assertThat(asked(east, water.number().toLowerCase(Locale.ROOT))).contains(option(water)).doesNotContain(option(gas));
    assertThat(asked(east, elsewhere.number())).doesNotContain(option(elsewhere));
  }

  @Test
  void isTakenByTheNumberThatWasSearchedForAndRefusedInTheSameWordsWhetherItIsHiddenOrNotThere() {
    clock.set(SettableClock.START);
    TinyCity city = TinyCity.in(context);
    Viewer east = city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
    Viewer west = city.person(Role.DISPATCHER, TinyCity.WEST, "operations-centre");
    Case gas = patrol(east, TinyCity.EAST, "Gas line behind the school");
    Case elsewhere = patrol(west, TinyCity.WEST, "Gas line at the harbour");

    String hidden = reported(east, elsewhere.number());
    String missing = reported(east, "PP20260302999999999");
    assertThat(hidden).contains("There is no case " + elsewhere.number() + " of the kind asked for here (Line patrol) that you can see.");
    assertThat(missing).contains("There is no case PP20260302999999999 of the kind asked for here (Line patrol) that you can see.");
    assertThat(reported(east, gas.number())).doesNotContain("There is no case");
  }

  private Case patrol(Viewer by, PlaceCode place, String words) {
    Map<String, Object> plan = Map.of("section", "GL03-2", "chainage", 1000, "metres", 2400, "dueAt", "2030-03-02T17:00:00+08:00");
    Command.Open command =
        new Command.Open(
            new Actor.Staff(by), clock.instant(), null, "pipeline-patrol", "patrol", "L901", place, null, null, words,
            Contact.NONE, plan, "web", false);
    return cases.find(by, ((Moved) casework.open(command)).number()).orElseThrow();
  }

  private static String option(Case one) {
    return "<option value=\"" + one.number() + "\"";
  }

  /** The page for a defect after a search without script. */
  private String asked(Viewer viewer, String words) {
    return sent(viewer, "search.patrolNumber", words, "ask", "find");
  }

  private String reported(Viewer viewer, String number) {
    return sent(viewer,
        "search.patrolNumber", number, "step", "send", "category", "L303", "text", "Bubbles at the flange", "place", TinyCity.EAST.toString(),
        "f.section", "GL03-2", "f.chainage", "1250", "f.defectKind", "leak", "f.grade", "serious", "another", "yes");
  }

  private String sent(Viewer viewer, String... fields) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    String page = "/cases/new/pipeline-patrol?type=defect&lang=en";
    return text(browser.post(page, page, fields));
  }
}

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
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A text to reply with")
class ReplyTextsTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired SettableClock clock;

  private Viewer clerk;
  private Browser browser;

  @BeforeEach
  void people() {
    clock.set(SettableClock.START);
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.CITY, "office");
    browser = new Browser(http);
    browser.signIn(clerk.login(), TinyCity.PASSWORD);
    browser.get("/work?lang=en");
  }

  private Case screened(Map<String, Object> form, Map<String, Object> screen) {
    long id =
        ((Moved) casework.open(new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "harm-reports", "report", "N0301", TinyCity.NANLI, null, null,
            "words", new Contact("Li Secret", null, null), form, "web", false))).caseId();
    assertThat(casework.act(new Command.Take(new Actor.Staff(clerk), clock.instant(), null, id, 0, "clearDuplicates", screen)))
        .isInstanceOf(Moved.class);
    return cases.find(clerk, id).orElseThrow();
  }

  @Test
  void isOfferedBesideItsFieldForTheCasesItIsFor() {
    String ordinary = text(browser.get("/cases/" + screened(Map.of(), Map.of()).number() + "/steps/accept"));
    String child = text(browser.get("/cases/" + screened(Map.of(), Map.of("minors", true)).number() + "/steps/accept"));

    assertThat(ordinary).contains("name=\"fill\" value=\"acceptance\"", ">Accepted</button>").doesNotContain("acceptanceChild");
    assertThat(child).contains("name=\"fill\" value=\"acceptance\"", "name=\"fill\" value=\"acceptanceChild\"");
    assertThat(text(browser.get("/cases/" + screened(Map.of(), Map.of()).number() + "/steps/askSupplement"))).doesNotContain("name=\"fill\"");
  }

  @Test
  void isFilledInBelowWhatWasWrittenAndNothingIsSent() {
    Case now = screened(Map.of(), Map.of());
    String path = "/cases/" + now.number() + "/steps/accept";

    String page = text(browser.post(path, path, "fill", "acceptance", "f.answer", "Dear reporter", "f.standingChecked", "true", "seen", "" + now.version()));

    assertThat(page)
        .contains("Dear reporter\n\nYour report " + now.number() + " has been accepted.", "you are answered by ")
        .contains("name=\"f.standingChecked\" value=\"true\" checked")
        .doesNotContain("{number}", "Li Secret");
    assertThat(cases.find(clerk, now.id()).orElseThrow().version()).as("nothing happened").isEqualTo(now.version());
  }

  @Test
  void thatIsNotOfferedIsNotFilledIn() {
    Case now = screened(Map.of(), Map.of());
    String path = "/cases/" + now.number() + "/steps/accept";

    String page = text(browser.post(path, path, "fill", "acceptanceChild", "f.answer", "Mine", "seen", "" + now.version()));

    assertThat(page).contains(">Mine</textarea>");
  }

  private Case coHandled(Viewer assisting) {
    TinyCity city = TinyCity.in(context);
    Viewer desk = city.person(Role.INTAKE_CLERK, TinyCity.CITY, "office");
    Viewer dispatcher = city.person(Role.DISPATCHER, TinyCity.CITY, "office");
    long id =
        ((Moved) casework.open(new Command.Open(
            new Actor.Staff(desk), clock.instant(), null, "hotline", "workOrder", "H0205", TinyCity.NANLI, null, null,
            "Fumes", new Contact("Li Secret", "13800001111", null), Map.of("requestType", "complaint"), "hotline", false))).caseId();
    take(desk, id, "create", Map.of("requestType", "complaint", "source", "phone", "recordingId", "R-20260302-0071", "callerWish", "No more fumes."));
    take(dispatcher, id, "assign", Map.of(
        "unit", city.unit(TinyCity.EAST, "urban-management").id(), "assisting", List.of(city.unit(TinyCity.EAST, "water").id())));
    Case now = cases.find(dispatcher, id).orElseThrow();
    int task = now.openTasks().getFirst().no();
    Outcome accepted = casework.act(new Command.TakeStep(new Actor.Staff(assisting), clock.instant(), null, id, 0, task, "accept", Map.of()));
    assertThat(accepted).isInstanceOf(Moved.class);
    return cases.find(dispatcher, id).orElseThrow();
  }

  private void take(Viewer who, long id, String transition, Map<String, Object> input) {
    assertThat(casework.act(new Command.Take(new Actor.Staff(who), clock.instant(), null, id, 0, transition, input))).as(transition).isInstanceOf(Moved.class);
  }

  @Test
  void isOfferedAndFilledInOnTheStepOfATaskToo() {
    Viewer assisting = TinyCity.in(context).person(Role.HANDLER, TinyCity.EAST, "water");
    Case now = coHandled(assisting);
    Browser unit = new Browser(http);
    unit.signIn(assisting.login(), TinyCity.PASSWORD);
    unit.get("/work?lang=en");
    String path = "/cases/" + now.number() + "/tasks/" + now.openTasks().getFirst().no() + "/report";

    assertThat(text(unit.get(path))).contains("name=\"fill\" value=\"coHandled\"", ">Nothing for us to do</button>").doesNotContain("value=\"answered\"");
    String page = text(unit.post(path, path, "fill", "coHandled", "f.done", "Together with the fire brigade", "seen", "" + now.version()));

    assertThat(page).contains("Together with the fire brigade\n\nWe looked into " + now.number()).doesNotContain("{today}", "Li Secret");
    assertThat(cases.find(assisting, now.id()).orElseThrow().version()).as("nothing happened").isEqualTo(now.version());
    assertThat(unit.post(path, path, "f.done", "We looked into it.", "seen", "" + now.version()).getStatus()).isEqualTo(302);
    assertThat(cases.find(assisting, now.id()).orElseThrow().openTasks()).isEmpty();
  }
}

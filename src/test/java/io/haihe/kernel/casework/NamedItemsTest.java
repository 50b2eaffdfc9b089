package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ItemsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CityTest
@DisplayName("The item of the catalogue that a case is about")
class NamedItemsTest {

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired CaseStore store;
  @Autowired Takeover takeover;
  @Autowired ItemsForTests items;
  @Autowired Units units;
  @Autowired Texts texts;
  @Autowired SettableClock clock;

  private Viewer clerk;

  @BeforeEach
  void city() {
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    items.publish(ItemsForTests.hygiene("3", "5 working-day"));
  }

  private Command.Open application(PlaceCode place, Map<String, Object> more) {
    Map<String, Object> form = new HashMap<>(Map.of("applicant", "person", "applicantName", "Li", "proof", "attached", "delivery", "online"));
    form.putAll(more);
    return new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "government-service", "application", "XK", place, null, null, "I apply",
        new Contact("Li", "13800001111", null), form, "web", false);
  }

  private Case open(Map<String, Object> form) {
    return store.find(((Moved) casework.open(application(TinyCity.EAST, form))).caseId()).orElseThrow().now();
  }

  private Case accepted(Case applied) {
    assertThat(casework.act(new Command.Take(
        new Actor.Staff(clerk), clock.instant(), null, applied.id(), 0, "accept", Map.of()))).isInstanceOf(Moved.class);
    return store.find(applied.id()).orElseThrow().now();
  }

  private Finding refused(PlaceCode place, String item) {
    List<Finding> findings = ((Refused) casework.open(application(place, Map.of("item", item)))).findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().field()).isEqualTo("item");
    return findings.getFirst();
  }

  @Test
  void isOfTheCategoryThatTheTypeOfTheItemSaysWhateverWasChosen() {
    Command.Open asked = application(TinyCity.EAST, Map.of("item", ItemsForTests.HYGIENE));
    Command.Open chosenOtherwise = new Command.Open(
        asked.actor(), asked.at(), null, asked.scenario(), asked.type(), "GG", asked.place(), null, null, asked.text(), asked.contact(), asked.form(), "web", false);

    assertThat(store.find(((Moved) casework.open(chosenOtherwise)).caseId()).orElseThrow().now().category()).isEqualTo("XK");
  }

  @Test
  void saysWhatIsPromisedWhateverWasSent() {
    Case now = open(Map.of("item", " " + ItemsForTests.HYGIENE + " ", "promise", "90 working-day", "itemVersion", "99", "department", "water"));

    assertThat(now.form())
        .containsEntry("item", ItemsForTests.HYGIENE)
        .containsEntry("itemName", "公共场所卫生许可")
        .containsEntry("itemVersion", "3")
        .containsEntry("kind", "promised")
        .containsEntry("promise", "5 working-day")
        .containsEntry("statutory", "20 working-day")
        .containsEntry("department", "urban-management");
  }

  @Test
  void keepsTheVersionAndTheLimitsItBeganWith() {
    Case applied = open(Map.of("item", ItemsForTests.HYGIENE));
    items.publish(ItemsForTests.hygiene("4", "1 working-day"));

    Case now = accepted(applied);

    assertThat(now.form()).containsEntry("itemVersion", "3");
    assertThat(now.deadlines().get("promised").limit()).hasToString("5 working-day");
    assertThat(Evolution.replay(store.timeline(now.id(), 0))).isEqualTo(now);
    assertThat(open(Map.of("item", ItemsForTests.HYGIENE)).form()).containsEntry("itemVersion", "4");
  }

  @Test
  void goesToTheDepartmentTheItemNames() {
    Case now = accepted(open(Map.of("item", ItemsForTests.HYGIENE)));

    assertThat(units.find(now.responsible()).orElseThrow().key()).isEqualTo(TinyCity.EAST + "/urban-management");
  }

  @Test
  void leavesNothingOfWhatWasSentWhereNoneIsNamed() {
    Case now = accepted(open(Map.of("promise", "90 working-day", "kind", "instant", "item", " ")));

    assertThat(now.form()).doesNotContainKeys("promise", "kind", "itemVersion");
    assertThat(now.deadlines().get("promised").limit()).hasToString("20 working-day");
  }

  @Test
  void mustBeThereBeTakenBelongToTheScenarioAndApplyAtThePlace() {
    assertThat(refused(TinyCity.EAST, "no-such").code()).isEqualTo("scenario.item.unknown");
    assertThat(refused(TinyCity.EAST, ItemsForTests.RETIRED).code()).isEqualTo("scenario.item.retired");
    assertThat(refused(TinyCity.EAST, "120101-401").code()).isEqualTo("scenario.item.elsewhere");
    Finding above = refused(TinyCity.EAST, ItemsForTests.UPSTREET);
    assertThat(texts.say(Locale.ENGLISH, above)).contains("Riverside only");
    assertThat(texts.say(Locale.CHINESE, above)).contains("只在河滨街道办理");
    assertThat(casework.open(application(TinyCity.NANLI, Map.of("item", ItemsForTests.UPSTREET)))).isInstanceOf(Moved.class);
  }

  @Test
  void isLookedUpInHistoriesThatAreTakenOverToo() {
    Takeover.Batch batch = takeover.batch(2);

    assertThat(batch.open(application(TinyCity.EAST, Map.of("item", ItemsForTests.HYGIENE))))
        .isInstanceOfSatisfying(Takeover.Begun.Opened.class, begun ->
            assertThat(begun.played().now().form()).containsEntry("itemVersion", "3"));
    assertThat(batch.open(application(TinyCity.EAST, Map.of("item", "no-such")))).isInstanceOf(Takeover.Begun.Refused.class);
  }
}

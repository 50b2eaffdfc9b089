package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ItemsForTests;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("An application for an item, filled in without script,")
class ItemPagesTest {

  private static final String FORM = "/report/government-service";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Cases cases;
  @Autowired ItemsForTests items;

  private Resident resident;
  private Viewer clerk;

  @BeforeEach
  void city() {
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    items.publish(ItemsForTests.hygiene("3", "5 working-day"));
    resident = new Resident(http);
  }

  private static Map<String, String> application() {
    return new HashMap<>(Map.of(
        "text", "For my hairdresser's", "category", "XK", "place", TinyCity.EAST.toString(), "contact.phone", "13800001111",
        "f.applicant", "person", "f.applicantName", "Li", "f.proof", "attached", "f.delivery", "online", "shown", "applicantName\nidNumber", "step", "send"));
  }

  private MockHttpServletResponse send(MockHttpServletResponse page, Map<String, String> entered) {
    return resident.send(Resident.hidden(page), FORM, entered);
  }

  @Test
  void beginsWithTheItemThatThePageIsAskedForAndSaysWhatItPromises() {
    String page = text(resident.get(FORM + "?item=" + ItemsForTests.HYGIENE));

    assertThat(page).contains("<a href=\"/services/120101-017\">Hygiene permit</a>", "value=\"120101-017\" selected", "5 working days");
    assertThat(page).containsPattern("value=\"XK\"[^>]* (checked|selected)");
    assertThat(page).doesNotContain("name=\"f.promise\"", "Riverside only&quot; selected");
  }

  @Test
  void callsTheItemByItsNameInTheReadersLanguage() {
    assertThat(text(resident.get(FORM + "?item=" + ItemsForTests.HYGIENE))).contains("Hygiene permit</output>").doesNotContain("公共场所卫生许可</output>");
    assertThat(text(resident.get(FORM + "?item=" + ItemsForTests.HYGIENE + "&lang=zh"))).contains("公共场所卫生许可");
  }

  @Test
  void offersTheItemsOfThisApplicationAndNoOthers() {
    String page = text(resident.get(FORM));

    assertThat(page).contains("Hygiene permit", "Riverside only").doesNotContain("An item of the past", "Allowance for elders", "href=\"/services/", "Promised within");
  }

  @Test
  void findsAnItemByWhatItIsCalled() {
    Map<String, String> entered = application();
    entered.put("search.item", "River");
    entered.put("ask", "find");

    assertThat(text(send(resident.get(FORM), entered))).contains("Riverside only").doesNotContain("Hygiene permit");
  }

  @Test
  void beginsWithItAtTheCounterToo() {
    resident.send("/sign-in", "/sign-in", Map.of("login", clerk.login(), "password", TinyCity.PASSWORD));

    assertThat(text(resident.get("/cases/new/government-service?item=" + ItemsForTests.HYGIENE)))
        .contains("<a href=\"/services/120101-017\">Hygiene permit</a>", "value=\"120101-017\" selected");
  }

  @Test
  void saysWhyAnItemIsNotAppliedForHere() {
    assertThat(text(resident.get(FORM + "?item=no-such"))).contains("There is no item no-such in the catalogue.");
    assertThat(text(resident.get(FORM + "?item=120101-401"))).contains("Allowance for elders is not applied for here.");
    assertThat(text(resident.get(FORM + "?item=" + ItemsForTests.RETIRED))).contains("An item of the past is no longer applied for.");
    assertThat(resident.get("/report/talent-service?item=no-such").getStatus()).isEqualTo(200);
  }

  @Test
  void isSentWithItsItemAndRefusedBesideTheFieldWhereItDoesNotApply() {
    Map<String, String> elsewhere = application();
    elsewhere.put("f.item", ItemsForTests.UPSTREET);
    MockHttpServletResponse refused = send(resident.get(FORM), elsewhere);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused)).contains("href=\"#field-item\"", "Riverside only is not applied for at this place.", "For my hairdresser");

    Map<String, String> entered = application();
    entered.put("f.item", ItemsForTests.HYGIENE);
    entered.put("f.promise", "90 working-day");
    MockHttpServletResponse sent = send(refused, entered);
    assertThat(sent.getStatus()).as(text(sent)).isEqualTo(303);
    String number = String.valueOf(sent.getRedirectedUrl()).split("/")[3];
    assertThat(cases.find(clerk, number).orElseThrow().form()).containsEntry("promise", "5 working-day").containsEntry("itemVersion", "3");
  }
}

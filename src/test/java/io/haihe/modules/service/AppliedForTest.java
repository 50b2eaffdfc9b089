package io.haihe.modules.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.haihe.CityTest;
import io.haihe.SampleCatalogue;
import io.haihe.TinyCity;
import io.haihe.kernel.scenario.Items;
import io.haihe.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("An item of the catalogue that is applied for")
class AppliedForTest {

  private static final String UNIT = TinyCity.EAST + "/urban-management";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Items known;
  @Autowired ItemImport imports;

  @BeforeEach
  void items() {
    SampleCatalogue.in(context);
  }

  private String page(String address) {
    var answer = http.get().uri(address).accept(MediaType.TEXT_HTML).header("Accept-Language", "en").exchange().getResponse();
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private void take(String more) {
    take("tree-felling", more);
  }

  private void take(String code, String more) {
    assertThat(imports.take(
        "items.json",
        """
        [{"code": "%s", "type": "01", "name": {"zh": "砍伐城市树木许可", "en": "Felling a tree"}, "department": "城市管理委", "handling": "promised",
         "audiences": ["person"], "online": true, "promised": "4 working-day", "statutory": "20 working-day"%s}]""".formatted(code, more).getBytes(StandardCharsets.UTF_8),
        false, ItemImport.By.operator(), Progress.silent()).findings()).isEmpty();
  }

  @Test
  void leadsFromItsGuideToTheFormOfItsScenarioWhichSaysWhatItPromises() {
    for (String code : List.of("newborn-registration", "restaurant-opening", "elder-allowance")) {
      String form = "/report/" + code + "?item=" + code;
      assertThat(page("/services/" + code)).as(code).contains(form);
      assertThat(page(form)).as(form).contains("<a href=\"/services/" + code + "\">").contains("working day");
    }
    take("");
    assertThat(page("/services/tree-felling")).contains("/report/government-service?item=tree-felling");
    assertThat(page("/report/government-service?item=tree-felling")).contains("Felling a tree", "4 working days");
  }

  @Test
  void isReadByScenariosAsItIsInForce() {
    take("");
    var first = known.find("tree-felling").orElseThrow();
    take(", \"visits\": 0");
    var second = known.find("tree-felling").orElseThrow();

    assertThat(first.scenario()).isEqualTo("government-service");
    assertThat(first.promise()).hasToString("4 working-day");
    assertThat(first.taken()).isTrue();
    assertThat(Integer.parseInt(second.version())).isEqualTo(Integer.parseInt(first.version()) + 1);
  }

  @Test
  void tellsWhatMayBeHandedInLaterAndHowLongEachMayBe() {
    take("""
        , "materials": [{"name": {"zh": "租赁合同", "en": "Lease"}, "tolerated": true, "within": "5 working-day"},
          {"name": {"zh": "平面图", "en": "Plan"}, "tolerated": true, "within": "10 working-day"}, {"name": "申请表", "tolerated": true}]""");

    assertThat(known.find("tree-felling").orElseThrow().later()).hasToString("{租赁合同=5 working-day, 平面图=10 working-day}");
    assertThat(page("/services/tree-felling")).contains("May be handed in later, within 5 working days", "May be handed in later, within 10 working days");
    assertThat(page("/report/government-service?item=tree-felling")).contains("租赁合同: 5 working days; 平面图: 10 working days");
  }

  /** A city's own item goes to the unit it names; what districts handle, to theirs of that kind. */
  @Test
  void namesTheDepartmentOfTheDistrictWhereItIsTheDistricts() {
    take(", \"unit\": \"" + UNIT + "\", \"level\": 4");
    assertThat(known.find("tree-felling").orElseThrow().department()).isEqualTo("urban-management");
    take(", \"unit\": \"" + UNIT + "\", \"level\": 3");
    assertThat(known.find("tree-felling").orElseThrow().department()).isEqualTo(UNIT);
  }

  @Test
  void isFoundForItsScenarioOnlyByWordsSoundsAndSlips() {
    take("");

    for (String words : List.of("砍伐树木", "kanfa", "kfcssm", "树木坎伐", "felling a tree")) {
      await().untilAsserted(() ->
          assertThat(known.find("government-service", words, Locale.CHINESE, 5)).as(words).extracting(io.haihe.kernel.scenario.Item::code).contains("tree-felling"));
      assertThat(known.find("newborn-registration", words, Locale.CHINESE, 5)).as(words).extracting(io.haihe.kernel.scenario.Item::code).doesNotContain("tree-felling");
    }
  }

  @Test
  void isFoundOnThePageSoonAfterItIsPublished() {
    assertThat(page("/services?q=kanfachengshishumu")).doesNotContain("/services/felling-again");
    take("felling-again", "");
    await().untilAsserted(() -> assertThat(page("/services?q=kanfachengshishumu")).contains("/services/felling-again"));
  }
}

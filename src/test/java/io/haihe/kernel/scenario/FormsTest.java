package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FormsTest {

  private static final CaseType TYPE = ScenarioLoader.load(Packages.MINIMAL).type("matter");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private final Form extension = form("askMoreTime");
  private final Form blow = form("blow");

  @Test
  void takesAGoodInput() {
    assertThat(extension.check(Map.of("amount", 3L, "reason", "a part is missing"))).isEmpty();
    assertThat(blow.check(Map.of("kind", "daily", "units", List.of(1L, 2L)))).isEmpty();
  }

  @Test
  void namesEveryFaultOnItsField() {
    assertThat(extension.check(Map.of("amount", 99, "reason", "no")))
        .containsExactlyInAnyOrder(
            Finding.ofField("amount", "scenario.input.maximum", 10L),
            Finding.ofField("reason", "scenario.input.minLength", 5L));
  }

  @Test
  void asksForWhatIsMissingOrBlank() {
    assertThat(extension.check(Map.of("reason", "  ")))
        .containsExactlyInAnyOrder(
            Finding.ofField("amount", "scenario.input.required"), Finding.ofField("reason", "scenario.input.required"));
  }

  @Test
  void refusesFieldsItDoesNotKnow() {
    assertThat(codes(extension, Map.of("amount", 1, "reason", "because", "state", "closed")))
        .containsExactly("state scenario.input.unknown");
  }

  @Test
  void refusesWrongTypesChoicesAndDates() {
    assertThat(codes(extension, Map.of("amount", "many", "reason", "because")))
        .containsExactly("amount scenario.input.type.integer");
    assertThat(codes(blow, Map.of("kind", "loud", "units", List.of())))
        .containsExactlyInAnyOrder("kind scenario.input.enum", "units scenario.input.minItems");
    assertThat(codes(form("putOff"), Map.of("until", "tomorrow"))).containsExactly("until scenario.input.format.date-time");
    assertThat(codes(TYPE.intake().form(), Map.of("seenOn", "2025-02-30"))).containsExactly("seenOn scenario.input.format.date");
  }

  @Test
  void takesDateAndTimeWithAndWithoutAnOffset() {
    assertThat(form("putOff").check(Map.of("until", "2025-06-16T09:00:00+08:00"))).isEmpty();
    assertThat(form("putOff").check(Map.of("until", "2025-06-16T09:00"))).isEmpty();
  }

  @Test
  void namesTheFieldWhoseItemIsWrong() {
    assertThat(codes(blow, Map.of("kind", "daily", "units", List.of(1, "x"))))
        .containsExactly("units scenario.input.type.integer");
  }

  @Test
  void readsTextByTheTypesOfItsFields() {
    assertThat(blow.read(Map.of("kind", List.of(" daily "), "units", List.of("3", "4"))))
        .isEqualTo(Map.of("kind", "daily", "units", List.of(3L, 4L)));
    assertThat(TYPE.tasks().get("summons").steps().get("leave").form().read(Map.of("settled", List.of("on"))))
        .isEqualTo(Map.of("settled", true));
    assertThat(form("rate").read(Map.of("score", List.of("4.5")))).isEqualTo(Map.of("score", 4.5));
  }

  @Test
  void leavesOutEmptyTextAndKeepsWhatItCannotRead() {
    assertThat(extension.read(Map.of("amount", List.of("ten"), "reason", List.of("  "))))
        .isEqualTo(Map.of("amount", "ten"));
  }

  @Test
  void describesItsFieldsForAPage() {
    assertThat(TYPE.intake().form().fields())
        .extracting(Form.Field::key, Form.Field::widget, Form.Field::personal, Form.Field::visible)
        .containsExactly(
            tuple("urgency", "radio", false, false),
            tuple("plate", "text", true, false),
            tuple("seenOn", "date", false, true));
    assertThat(blow.fields()).extracting(Form.Field::widget).containsExactly("radio", "units");
    assertThat(TYPE.intake().form().fields().getFirst().defaultValue()).isEqualTo("normal");
  }

  private final Form close = form("close");

  @Test
  void asksConditionalQuestionsOnlyWhereTheirRuleSaysSo() {
    Map<String, Object> noParts = Map.of("answer", "done", "material", "wood");
    assertThat(close.settle(noParts, ZONE).values()).isEqualTo(Map.of("answer", "done", "cost", 0.0, "costly", false));
    assertThat(close.settle(noParts, ZONE).asked()).isEmpty();
    assertThat(close.check(noParts)).isEmpty();

    Map<String, Object> parts = Map.of("answer", "done", "parts", List.of(Map.of("what", "bulb", "pieces", 1)));
    assertThat(close.settle(parts, ZONE).asked()).containsExactly("material");
    assertThat(codes(close, parts)).containsExactly("material scenario.input.required");
  }

  @Test
  void judgesEachRowByItselfAndNamesIt() {
    List<Map<String, Object>> rows =
        List.of(Map.of("what", "bulb", "pieces", 1, "price", 9), Map.of("pieces", 0), Map.of("what", "pole", "pieces", 2));
    Form.Settled settled = close.settle(Map.of("answer", "done", "material", "steel", "parts", rows), ZONE);

    assertThat(settled.findings()).extracting(Finding::field)
        .containsExactlyInAnyOrder("parts.1.what", "parts.1.pieces");
    assertThat(settled.findings()).extracting(finding -> Texts.load().sentence(Locale.ENGLISH, finding))
        .contains("Part 2, What: This is required. Fill it in.");
    assertThat(settled.values().get("parts")).asInstanceOf(InstanceOfAssertFactories.LIST).first()
        .as("a price is asked of several pieces only").isEqualTo(Map.of("what", "bulb", "pieces", 1, "total", 0.0));
  }

  @Test
  void refusesRowsThatAreTooManyOrNoneAndFieldsTheyDoNotHave() {
    Map<String, Object> row = Map.of("what", "bulb", "pieces", 1);
    assertThat(codes(close, Map.of("answer", "done", "material", "wood", "parts", List.of(row, row, row, row))))
        .containsExactly("parts scenario.input.rows.maxItems");
    assertThat(codes(close, Map.of("answer", "done", "material", "wood", "parts", List.of("bulb"))))
        .containsExactly("parts.0 scenario.input.inRow");
    assertThat(codes(close, Map.of("answer", "done", "parts", "bulb")))
        .containsExactly("parts scenario.input.type.array");
    assertThat(codes(close, Map.of("answer", "done", "material", "wood",
            "parts", List.of(Map.of("what", "bulb", "pieces", 1, "colour", "red")))))
        .containsExactly("parts.0.colour scenario.input.inRow");
  }

  @Test
  void computesWhateverWasSentForIt() {
    List<Map<String, Object>> rows =
        List.of(
            Map.of("what", "bulb", "pieces", 3, "price", 20, "total", 1.0),
            Map.of("what", "pole", "pieces", 2, "price", 30.5));
    Map<String, Object> values =
        close.settle(
                Map.of("answer", "done", "material", "steel", "parts", rows, "cost", 5, "costly", false), ZONE)
            .values();
    assertThat(values).containsEntry("cost", 121.0).containsEntry("costly", true);
  }

  @Test
  void offersWhatAReferenceListHolds() {
    Form.Field material = close.fields().get(4);
    assertThat(material.options()).containsExactly("steel", "wood");
    assertThat(ScenarioLoader.load(Packages.MINIMAL).texts().text(Locale.CHINESE, "fields.material.wood")).isEqualTo("木");
    Map<String, Object> row = Map.of("what", "bulb", "pieces", 1);
    assertThat(codes(close, Map.of("answer", "done", "material", "glass", "parts", List.of(row))))
        .containsExactly("material scenario.input.enum");
  }

  @Test
  void readsRowsOfAPageAndSkipsEmptyOnes() {
    assertThat(close.read(Map.of(
            "answer", List.of("done"), "parts.0", List.of(""), "parts.0.what", List.of(" "), "parts.2.what", List.of("bulb"),
            "parts.2.pieces", List.of("2"), "parts.10.pieces", List.of("many"))))
        .isEqualTo(Map.of(
            "answer", "done",
            "parts", List.of(Map.of("what", "bulb", "pieces", 2L), Map.of("pieces", "many"))));
  }

  @Test
  void publishesASchemaThatAsksOnlyWhatIsAlwaysAsked() {
    assertThat(close.schema().path("required").values()).extracting(JsonNode::asString).containsExactly("answer");
    assertThat(close.schema().at("/properties/cost/readOnly").asBoolean()).isTrue();
    assertThat(close.schema().at("/properties/material/enum").size()).isEqualTo(2);
  }

  private static List<String> codes(Form form, Map<String, Object> input) {
    return form.check(input).stream().map(finding -> finding.field() + " " + finding.code()).toList();
  }

  private static Form form(String transition) {
    return TYPE.transition(transition).orElseThrow().form();
  }
}

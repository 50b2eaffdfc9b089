package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haihe.platform.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormsTest {

  private static final CaseType TYPE = ScenarioLoader.load(Packages.MINIMAL).type("matter");
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

  private static List<String> codes(Form form, Map<String, Object> input) {
    return form.check(input).stream().map(finding -> finding.field() + " " + finding.code()).toList();
  }

  private static Form form(String transition) {
    return TYPE.transition(transition).orElseThrow().form();
  }
}

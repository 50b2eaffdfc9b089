package io.haihe.kernel.intake.web;

import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes the fields of a page from a scenario's form. */
@Component
class FieldViews {

  private static final int MOST_NUMBERS = 11;
  private static final int STARS = 5;

  private final Texts texts;

  FieldViews(Texts texts) {
    this.texts = texts;
  }

  /**
   * @param entered raw values by field; empty for a new form, which shows the schema's own defaults
   * @param findings what is wrong with them
   */
  List<FieldView> of(
      @Nullable Form form, ScenarioTexts words, Map<String, List<String>> entered, boolean fresh, List<Finding> findings,
      Locale locale) {
    return form == null
        ? List.of()
        : form.fields().stream().map(field -> view(form, field, words, entered, fresh, findings, locale)).toList();
  }

  private FieldView view(
      Form form, Form.Field field, ScenarioTexts words, Map<String, List<String>> entered, boolean fresh,
      List<Finding> findings, Locale locale) {
    JsonNode schema = form.schema().path("properties").path(field.key());
    List<String> values = values(field, entered, fresh);
    List<FieldView.Option> options = options(field, schema, words, values, locale);
    String label = "fields." + field.key();
    return new FieldView(
        field.key(), words.text(locale, label), words.help(locale, field),
        widget(field, options, schema), field.required(), field.type().equals("array"),
        values.isEmpty() ? "" : values.getFirst(), options, number(schema, "maxLength"), number(schema, "minimum"),
        number(schema, "maximum"), errors(field, findings, locale));
  }

  private static List<String> values(Form.Field field, Map<String, List<String>> entered, boolean fresh) {
    return fresh && field.defaultValue() != null
        ? List.of(field.defaultValue().toString())
        : entered.getOrDefault(field.key(), List.of()).stream().filter(value -> !value.isBlank()).toList();
  }

  private List<FieldView.Option> options(
      Form.Field field, JsonNode schema, ScenarioTexts words, List<String> values, Locale locale) {
    if (isQuestion(field)) {
      return Stream.of("true", "false")
          .map(answer -> new FieldView.Option(
              answer, texts.text(locale, answer.equals("true") ? "intake.public.yes" : "intake.public.no"), values.contains(answer)))
          .toList();
    }
    List<String> offered = field.options().isEmpty() ? numbers(field, schema) : field.options();
    return offered.stream()
        .map(value -> new FieldView.Option(
            value,
            words.find(locale, "fields." + field.key() + "." + value).orElse(value),
            values.contains(value)))
        .toList();
  }

  /** Yes or no, and not a box that is ticked or left alone. */
  private static boolean isQuestion(Form.Field field) {
    return field.type().equals("boolean") && field.widget().equals("radio");
  }

  /** A whole number chosen from few is offered as such. */
  private static List<String> numbers(Form.Field field, JsonNode schema) {
    Integer from = number(schema, "minimum");
    Integer to = number(schema, "maximum");
    return field.widget().equals("radio") && from != null && to != null && to - from < MOST_NUMBERS
        ? IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList()
        : List.of();
  }

  private static String widget(Form.Field field, List<FieldView.Option> options, JsonNode schema) {
    boolean whole = field.type().equals("integer");
    if (whole && options.size() == STARS && Objects.equals(number(schema, "minimum"), 1)) {
      return "stars";
    }
    boolean number = whole || field.type().equals("number");
    return number && options.isEmpty() ? "number" : field.widget();
  }

  private static @Nullable Integer number(JsonNode schema, String key) {
    return schema.path(key).isNumber() ? Integer.valueOf(schema.path(key).intValue()) : null;
  }

  private List<String> errors(Form.Field field, List<Finding> findings, Locale locale) {
    return findings.stream()
        .filter(finding -> field.key().equals(finding.field()))
        .map(finding -> texts.sentence(locale, finding))
        .toList();
  }
}

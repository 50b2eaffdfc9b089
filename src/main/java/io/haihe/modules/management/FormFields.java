package io.haihe.modules.management;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the fields of a page from a scenario's form. */
@Component
class FormFields {

  private final Scenarios scenarios;
  private final UnitChoices units;
  private final Texts texts;

  FormFields(Scenarios scenarios, UnitChoices units, Texts texts) {
    this.scenarios = scenarios;
    this.units = units;
    this.texts = texts;
  }

  /**
   * @param place whose units are offered
   * @param fresh whether nothing has been entered yet, so that defaults show
   */
  record Asked(PlaceCode place, int version, Entered entered, boolean fresh, List<Finding> findings) {}

  List<FieldView> of(Locale locale, @Nullable Form form, Asked asked) {
    ScenarioTexts words = scenarios.version(asked.version()).texts();
    return form == null ? List.of() : form.fields().stream().map(field -> view(locale, field, words, asked)).toList();
  }

  private FieldView view(Locale locale, Form.Field field, ScenarioTexts words, Asked asked) {
    String key = "fields." + field.key();
    String widget = widget(field);
    String value = value(field, asked);
    boolean picksUnits = widget.equals("unit") || widget.equals("units");
    String search = asked.entered().search(field.key());
    return new FieldView(
        field.key(),
        Entered.PREFIX + field.key(),
        words.text(locale, key),
        words.help(locale, field),
        widget,
        field.required(),
        value,
        options(locale, field, words, asked.fresh() && !value.isEmpty() ? List.of(value) : asked.entered().texts(field.key())),
        picksUnits ? units.of(locale, asked.place(), search, chosen(field, asked)) : List.of(),
        search,
        error(locale, field, asked),
        field.visible());
  }

  private List<Choose> options(Locale locale, Form.Field field, ScenarioTexts words, List<String> chosen) {
    if (isQuestion(field)) {
      return Stream.of("true", "false")
          .map(answer -> new Choose(
              answer, texts.text(locale, answer.equals("true") ? "management.yes" : "management.no"), chosen.contains(answer)))
          .toList();
    }
    return field.options().stream()
        .map(option -> new Choose(option, words.text(locale, "fields." + field.key() + "." + option), chosen.contains(option)))
        .toList();
  }

  /** Yes or no, and not a box that is ticked or left alone. */
  private static boolean isQuestion(Form.Field field) {
    return field.type().equals("boolean") && field.widget().equals("radio");
  }

  private static String widget(Form.Field field) {
    if (field.type().equals("array") && !field.options().isEmpty()) {
      return "choices";
    }
    return switch (field.widget()) {
      case "text" -> field.type().equals("integer") || field.type().equals("number") ? "number" : "text";
      default -> field.widget();
    };
  }

  private static String value(Form.Field field, Asked asked) {
    Object otherwise = field.defaultValue();
    return asked.fresh() && !asked.entered().has(field.key()) && otherwise != null
        ? otherwise.toString()
        : asked.entered().text(field.key());
  }

  private static Set<Long> chosen(Form.Field field, Asked asked) {
    return asked.entered().texts(field.key()).stream()
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  private String error(Locale locale, Form.Field field, Asked asked) {
    return asked.findings().stream()
        .filter(finding -> field.key().equals(finding.field()))
        .map(finding -> texts.sentence(locale, finding))
        .collect(Collectors.joining(" "));
  }
}

package io.haihe.modules.authoring;

import io.haihe.kernel.casework.Simulation;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a step's form in the simulator.
 *
 * @param kind text, textarea, checkbox, one or several
 * @param values what was entered
 */
public record PlayField(String key, String label, String kind, boolean required, List<Option> options, List<String> values) {

  public record Option(String value, String label) {}

  public String value() {
    return values.isEmpty() ? "" : values.getFirst();
  }

  static List<PlayField> of(@Nullable Form form, ScenarioTexts words, Map<String, List<String>> entered, Locale locale) {
    return form == null ? List.of() : form.fields().stream().map(field -> of(field, words, entered, locale)).toList();
  }

  private static PlayField of(Form.Field field, ScenarioTexts words, Map<String, List<String>> entered, Locale locale) {
    String label = "fields." + field.key();
    boolean units = field.widget().startsWith("unit");
    List<Option> options = units
        ? Simulation.units().stream().map(unit -> new Option(unit, unit)).toList()
        : field.options().stream()
            .map(value -> new Option(value, words.find(locale, label + "." + value).orElse(value)))
            .toList();
    String kind = field.type().equals("array") ? "several"
        : !options.isEmpty() ? "one"
        : field.type().equals("boolean") ? "checkbox"
        : field.widget().equals("textarea") ? "textarea" : "text";
    List<String> otherwise = field.defaultValue() == null ? List.of() : List.of(field.defaultValue().toString());
    return new PlayField(field.key(), words.text(locale, label), kind, field.required(), options, entered.getOrDefault(field.key(), otherwise));
  }
}

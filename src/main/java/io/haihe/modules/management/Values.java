package io.haihe.modules.management;

import io.haihe.kernel.casework.words.FieldWords;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.management.TimelineLine.Pair;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what was entered into a form. */
@Component
class Values {

  private final Scenarios scenarios;
  private final FieldWords fields;

  Values(Scenarios scenarios, FieldWords fields) {
    this.scenarios = scenarios;
    this.fields = fields;
  }

  /** In the order of the form; what is no field of it comes last. */
  List<Pair> of(Locale locale, int version, PlaceCode place, @Nullable Form form, Map<String, Object> values) {
    List<String> order = form == null ? List.of() : form.fields().stream().map(Form.Field::key).toList();
    ScenarioTexts labels = scenarios.version(version).texts();
    return values.keySet().stream()
        .sorted(Comparator.comparingInt(key -> order.contains(key) ? order.indexOf(key) : order.size()))
        .map(key -> new Pair(
            labels.text(locale, "fields." + key), fields.say(locale, version, place, field(form, key), key, values.get(key))))
        .toList();
  }

  private static Form.@Nullable Field field(@Nullable Form form, String key) {
    return form == null ? null : form.field(key).orElse(null);
  }
}

package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.FieldWords;
import io.haihe.kernel.casework.words.ItemWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.management.TimelineLine.Link;
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
  private final CaseWords words;
  private final Cases cases;
  private final Files files;

  Values(Scenarios scenarios, FieldWords fields, CaseWords words, Cases cases, Files files) {
    this.scenarios = scenarios;
    this.fields = fields;
    this.words = words;
    this.cases = cases;
    this.files = files;
  }

  /** In the order of the form; what is no field of it comes last. */
  List<Pair> of(Locale locale, Viewer viewer, Case now, @Nullable Form form, Map<String, Object> values) {
    List<String> order = form == null ? List.of() : form.fields().stream().map(Form.Field::key).toList();
    ScenarioTexts labels = scenarios.version(now.scenarioVersion()).texts();
    return values.keySet().stream()
        .sorted(Comparator.comparingInt(key -> order.contains(key) ? order.indexOf(key) : order.size()))
        .map(key -> {
          Form.Field field = field(form, key);
          String said = form == null || field == null
              ? fields.say(locale, now.scenarioVersion(), now.place(), field, key, values.get(key))
              : fields.say(locale, now.scenarioVersion(), now.place(), form, field, values);
          return new Pair(labels.text(locale, "fields." + key), said, links(locale, viewer, now, field, values.get(key), said));
        })
        .toList();
  }

  /** To the case that is named, where the viewer may see it, and to the guide of an item. */
  private List<Link> links(
      Locale locale, Viewer viewer, Case now, Form.@Nullable Field field, @Nullable Object value, String said) {
    if (field != null && field.format().equals("item") && value instanceof String code) {
      return List.of(new Link(ItemWords.guide(code), said));
    }
    if (field != null && field.kind() != null && value instanceof String number) {
      return cases.find(viewer, number).stream()
          .map(named -> new Link("/cases/" + number, number + " · " + words.category(locale, named.scenarioVersion(), named.category())))
          .toList();
    }
    return field != null && field.attachment() && value != null ? files(now, value) : List.of();
  }

  private List<Link> files(Case now, Object value) {
    List<?> several = value instanceof List<?> list ? list : List.of(value);
    return several.stream()
        .flatMap(sha256 -> files.find(now.id(), String.valueOf(sha256)).stream())
        .map(file -> new Link("/cases/" + now.number() + "/files/" + file.id(), file.name()))
        .toList();
  }

  private static Form.@Nullable Field field(@Nullable Form form, String key) {
    return form == null ? null : form.field(key).orElse(null);
  }
}

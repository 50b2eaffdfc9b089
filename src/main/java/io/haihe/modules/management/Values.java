package io.haihe.modules.management;

import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.management.TimelineLine.Pair;
import io.haihe.platform.Texts;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what was entered into a form. */
@Component
class Values {

  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;

  Values(Scenarios scenarios, CaseWords words, TimeWords time, Texts texts) {
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.texts = texts;
  }

  /** In the order of the form; what is no field of it comes last. */
  List<Pair> of(Locale locale, int version, PlaceCode place, @Nullable Form form, Map<String, Object> values) {
    List<String> order = form == null ? List.of() : form.fields().stream().map(Form.Field::key).toList();
    ScenarioTexts labels = scenarios.version(version).texts();
    return values.keySet().stream()
        .sorted(Comparator.comparingInt(key -> order.contains(key) ? order.indexOf(key) : order.size()))
        .map(key -> new Pair(
            labels.text(locale, "fields." + key), say(locale, labels, place, field(form, key), key, values.get(key))))
        .toList();
  }

  private static Optional<Form.Field> field(@Nullable Form form, String key) {
    return form == null ? Optional.empty() : form.fields().stream().filter(each -> each.key().equals(key)).findFirst();
  }

  private String say(
      Locale locale, ScenarioTexts labels, PlaceCode place, Optional<Form.Field> field, String key,
      @Nullable Object value) {
    String format = field.map(Form.Field::format).orElse("");
    boolean units = field.map(Form.Field::widget).orElse("").startsWith("unit");
    return switch (value) {
      case null -> "";
      case List<?> rows when field.filter(Form.Field::group).isPresent() ->
          rows(locale, labels, place, field.orElseThrow(), rows);
      case List<?> list -> list.stream()
          .map(each -> say(locale, labels, place, field, key, each))
          .collect(Collectors.joining(texts.text(locale, "management.comma")));
      case Boolean yes -> texts.text(locale, yes ? "management.yes" : "management.no");
      case Number id when units -> words.unit(locale, id.longValue());
      case String text when format.equals("date-time") -> moment(locale, place, text);
      case String code when format.equals("place") -> words.placePath(locale, code);
      case String text -> labels.find(locale, "fields." + key + "." + text).orElse(text);
      default -> String.valueOf(value);
    };
  }

  /** A line for each row. */
  private String rows(Locale locale, ScenarioTexts labels, PlaceCode place, Form.Field group, List<?> rows) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<?, ?> row = (Map<?, ?>) rows.get(i);
      String said = group.row().stream()
          .filter(field -> row.containsKey(field.key()))
          .map(field -> labels.text(locale, "fields." + field.path()) + " "
              + say(locale, labels, place, Optional.of(field), field.path(), row.get(field.key())))
          .collect(Collectors.joining(texts.text(locale, "management.semicolon")));
      lines.add((i + 1) + ". " + said);
    }
    return String.join("\n", lines);
  }

  private String moment(Locale locale, PlaceCode place, String text) {
    try {
      return time.exact(locale, place, OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException otherwiseWritten) {
      return text;
    }
  }
}

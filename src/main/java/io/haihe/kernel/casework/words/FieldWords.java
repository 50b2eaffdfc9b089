package io.haihe.kernel.casework.words;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.platform.Money;
import io.haihe.platform.Texts;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what was entered into a field of a form. */
@Component
public class FieldWords {

  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final ItemWords items;
  private final Texts texts;

  FieldWords(Scenarios scenarios, CaseWords words, TimeWords time, ItemWords items, Texts texts) {
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.items = items;
    this.texts = texts;
  }

  /**
   * @param version of the scenario, whose words say what a choice means
   * @param field null for what is no field of the form
   * @param value null for nothing, which is empty
   */
  public String say(
      Locale locale, int version, PlaceCode place, Form.@Nullable Field field, String key, @Nullable Object value) {
    ScenarioTexts labels = scenarios.version(version).texts();
    String format = field == null ? "" : field.format();
    boolean units = field != null && field.widget().startsWith("unit");
    return switch (value) {
      case null -> "";
      case List<?> rows when field != null && field.group() -> rows(locale, version, place, field, rows);
      case List<?> list -> list.stream()
          .map(each -> say(locale, version, place, field, key, each))
          .collect(Collectors.joining(texts.text(locale, "casework.words.comma")));
      case Boolean yes -> yesOrNo(locale, yes);
      case Number id when units -> words.unit(locale, id.longValue());
      case Number fen when field != null && field.ofItem() -> Money.yuan(fen.longValue(), locale);
      case String text when format.equals("date-time") -> moment(locale, place, text);
      case String sha256 when format.equals("attachment") ->
          texts.text(locale, "casework.words.file", sha256.substring(0, Math.min(8, sha256.length())));
      case String text when field != null && ItemWords.about(field) -> items.say(locale, field, place, text, labels);
      case String code when format.equals("place") -> words.placePath(locale, code);
      case String text -> labels.find(locale, "fields." + key + "." + text).orElse(text);
      default -> String.valueOf(value);
    };
  }

  /** The same, of a field of a form among the other values that were entered with it. */
  public String say(Locale locale, int version, PlaceCode place, Form form, Form.Field field, Map<?, ?> values) {
    Object value = values.get(field.key());
    return field.item().equals("name") && value instanceof String kept
        ? items.name(locale, form, values, kept)
        : say(locale, version, place, field, field.path(), value);
  }

  /**
   * What a task is about: the first line of text that was entered when it was opened; empty where there is none.
   *
   * @param open whether only what the reporter may read counts
   */
  public String about(Locale locale, Case now, Task task, boolean open) {
    TaskType type = scenarios.version(now.scenarioVersion()).type(now.type()).tasks().get(task.type());
    return type == null || type.data() == null
        ? ""
        : type.data().fields().stream()
            .filter(field -> field.widget().equals("text") && field.type().equals("string") && !field.personal() && (field.visible() || !open))
            .filter(field -> task.data().containsKey(field.key()))
            .findFirst()
            .map(field -> say(locale, now.scenarioVersion(), now.place(), field, field.path(), task.data().get(field.key())))
            .orElse("");
  }

  /** A line for each row. */
  private String rows(Locale locale, int version, PlaceCode place, Form.Field group, List<?> rows) {
    ScenarioTexts labels = scenarios.version(version).texts();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<?, ?> row = (Map<?, ?>) rows.get(i);
      String said = group.row().stream()
          .filter(field -> row.containsKey(field.key()))
          .map(field -> labels.text(locale, "fields." + field.path()) + " "
              + say(locale, version, place, field, field.path(), row.get(field.key())))
          .collect(Collectors.joining(texts.text(locale, "casework.words.semicolon")));
      lines.add((i + 1) + ". " + said);
    }
    return String.join("\n", lines);
  }

  String yesOrNo(Locale locale, boolean yes) {
    return texts.text(locale, yes ? "casework.words.yes" : "casework.words.no");
  }

  private String moment(Locale locale, PlaceCode place, String text) {
    try {
      return time.exact(locale, place, OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException otherwiseWritten) {
      return text;
    }
  }
}

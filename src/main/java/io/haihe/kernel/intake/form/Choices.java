package io.haihe.kernel.intake.form;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What may be chosen in a field, and how it is offered. */
@Component
class Choices {

  private static final int MOST_NUMBERS = 11;
  private static final int MOST_FOUND = 60;
  private static final int STARS = 5;

  private final UnitChoices units;
  private final PlaceChoices places;
  private final CaseChoices cases;
  private final ItemChoices items;
  private final Texts texts;

  Choices(UnitChoices units, PlaceChoices places, CaseChoices cases, ItemChoices items, Texts texts) {
    this.units = units;
    this.places = places;
    this.cases = cases;
    this.items = items;
    this.texts = texts;
  }

  List<Option> options(
      Locale locale, Form.Field field, JsonNode schema, ScenarioTexts words, List<String> chosen) {
    if (field.type().equals("boolean") && field.widget().equals("radio")) {
      return List.of(
          new Option("true", texts.text(locale, "intake.yes"), chosen.contains("true")),
          new Option("false", texts.text(locale, "intake.no"), chosen.contains("false")));
    }
    List<String> offered = field.options().isEmpty() ? numbers(field, schema) : field.options();
    return offered.stream()
        .map(value -> new Option(
            value, words.find(locale, "fields." + field.path() + "." + value).orElse(value), chosen.contains(value)))
        .toList();
  }

  /** A whole number chosen from few is offered as such. */
  private static List<String> numbers(Form.Field field, JsonNode schema) {
    Integer from = number(schema, "minimum");
    Integer to = number(schema, "maximum");
    return field.widget().equals("radio") && from != null && to != null && to - from < MOST_NUMBERS
        ? IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList()
        : List.of();
  }

  private static @Nullable Integer number(JsonNode schema, String key) {
    return schema.path(key).isNumber() ? Integer.valueOf(schema.path(key).intValue()) : null;
  }

  static String widget(Form.Field field, List<Option> options, JsonNode schema) {
    if (field.attachment()) {
      return field.widget();
    }
    boolean whole = field.type().equals("integer");
    if (whole && options.size() == STARS && Objects.equals(number(schema, "minimum"), 1)) {
      return "stars";
    }
    if (field.type().equals("array") && !options.isEmpty()) {
      return "checkboxes";
    }
    boolean number = (whole || field.type().equals("number")) && options.isEmpty() && !field.widget().startsWith("unit");
    return number ? "number" : field.widget().equals("text") && !options.isEmpty() ? "select" : field.widget();
  }

  /** What a search in the field offers; empty for fields without one. */
  List<OptionGroup> groups(
      Locale locale, Form.Field field, String widget, List<Option> options, Questions.Asked asked, Entered entered, String path) {
    PlaceCode near = asked.near();
    Form.CaseKind kind = field.kind();
    String search = entered.search(path);
    return switch (widget) {
      case "unit", "units" -> units.of(locale, near, search, ids(entered.texts(path)));
      case "place" -> places.of(locale, near, search, entered.text(path));
      case "case" -> kind == null ? List.of() : cases.of(locale, kind, asked.own(), search, entered.text(path));
      case "item" -> items.of(locale, asked.scenario(), search, entered.text(path));
      case "lookup" -> found(locale, options, search);
      default -> List.of();
    };
  }

  Sheet.@Nullable Guide guide(Locale locale, String code) {
    return items.guide(locale, code);
  }

  private static Set<Long> ids(List<String> texts) {
    return texts.stream().filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf).collect(Collectors.toSet());
  }

  /** The entries of a long list that hold the words; the one chosen is always among them. */
  private List<OptionGroup> found(Locale locale, List<Option> options, String search) {
    String words = search.toLowerCase(Locale.ROOT);
    List<Option> found =
        options.stream()
            .filter(option -> option.chosen()
                || option.text().toLowerCase(Locale.ROOT).contains(words)
                || option.value().toLowerCase(Locale.ROOT).contains(words))
            .limit(search.isBlank() ? options.size() : MOST_FOUND)
            .toList();
    String label =
        search.isBlank() ? texts.text(locale, "intake.list.all") : texts.text(locale, "intake.units.found", search);
    return found.isEmpty() ? List.of() : List.of(new OptionGroup(label, found));
  }
}

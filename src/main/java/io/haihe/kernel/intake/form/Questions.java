package io.haihe.kernel.intake.form;

import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.casework.words.ItemWords;
import io.haihe.kernel.intake.form.Sheet.Bounds;
import io.haihe.kernel.intake.form.Sheet.Part;
import io.haihe.kernel.intake.form.Sheet.Question;
import io.haihe.kernel.intake.form.Sheet.Row;
import io.haihe.kernel.intake.form.Sheet.Rows;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.platform.Finding;
import io.haihe.platform.Money;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes the questions of a page from a scenario's form. */
@Component
public class Questions {

  private final Readings readings;
  private final Choices choices;
  private final ItemWords items;
  private final Texts texts;

  Questions(Readings readings, Choices choices, ItemWords items, Texts texts) {
    this.readings = readings;
    this.choices = choices;
    this.items = items;
    this.texts = texts;
  }

  /**
   * @param scenario whose items are offered
   * @param near the place whose units and places are offered first
   * @param fresh whether nothing has been sent yet, so that defaults show
   * @param findings what is wrong with what was entered
   * @param prefix what ids begin with
   * @param action where the form is sent
   * @param own number of the case whose form it is; empty where there is none yet
   * @param files that are held for answers
   */
  public record Asked(
      ScenarioTexts words,
      String scenario,
      PlaceCode near,
      Entered entered,
      boolean fresh,
      List<Finding> findings,
      String prefix,
      String action,
      String own,
      List<FileInfo> files) {}

  public Sheet of(Locale locale, @Nullable Form form, Asked asked) {
    if (form == null) {
      return Sheet.EMPTY;
    }
    Entered arranged = Arranged.of(form, asked.entered(), asked.fresh());
    Drawing drawing = new Drawing(locale, form, asked, arranged, readings.settled(form, arranged, asked.near()));
    boolean live = form.fields().stream().anyMatch(field -> moves(field) || field.row().stream().anyMatch(Questions::moves));
    return new Sheet(asked.prefix(), asked.action(), live, drawing.parts());
  }

  private static boolean moves(Form.Field field) {
    return field.part().conditional() || field.part().computed();
  }

  /** One form in one language. */
  private final class Drawing {

    private final Locale locale;
    private final Form form;
    private final Asked asked;
    private final Entered entered;
    private final Form.Settled settled;

    private Drawing(Locale locale, Form form, Asked asked, Entered entered, Form.Settled settled) {
      this.locale = locale;
      this.form = form;
      this.asked = asked;
      this.entered = entered;
      this.settled = settled;
    }

    private List<Part> parts() {
      Map<String, Question> questions = new LinkedHashMap<>();
      form.fields().forEach(field -> questions.put(field.key(), question(field, field.key(), settled.values())));
      if (form.sections().isEmpty()) {
        return List.of(new Part("", "", List.copyOf(questions.values())));
      }
      List<Part> parts = new ArrayList<>();
      for (Form.Section section : form.sections()) {
        String key = "sections." + section.key();
        parts.add(new Part(
            asked.words().text(locale, key),
            asked.words().find(locale, key + ".help").orElse(""),
            section.fields().stream().flatMap(field -> Stream.ofNullable(questions.get(field))).toList()));
      }
      return parts;
    }

    /** @param within the values that are computed, of the form or of a row */
    private Question question(Form.Field field, String path, Map<?, ?> within) {
      JsonNode schema = node(field);
      String label = asked.words().text(locale, "fields." + field.path());
      List<Option> options =
          field.attachment() ? files(path) : choices.options(locale, field, schema, asked.words(), entered.texts(path));
      String widget = field.part().computed() ? "computed" : Choices.widget(field, options, schema);
      String value = widget.equals("computed") ? computed(field, within.get(field.key())) : entered.text(path);
      boolean conditional = field.part().conditional();
      return new Question(
          path,
          Entered.PREFIX + path,
          label,
          help(field),
          widget,
          field.required() && !widget.equals("computed"),
          value,
          options,
          choices.groups(locale, field, widget, options, asked, entered, path),
          entered.search(path),
          errors(path),
          field.visible(),
          conditional,
          conditional ? settled.asked().contains(path) : !field.ofItem() || !value.isEmpty(),
          field.part().read(),
          bounds(field, schema),
          widget.equals("item") ? choices.guide(locale, value) : null,
          field.group() ? rows(field) : null);
    }

    /** Whoever enters what is published must know that. */
    private String help(Form.Field field) {
      String own = asked.words().help(locale, field);
      String published = field.readers() == Form.Readers.EVERYBODY ? texts.text(locale, "intake.field.published") : "";
      return (own + " " + published).strip();
    }

    /** The files chosen so far. */
    private List<Option> files(String path) {
      return entered.texts(path).stream()
          .filter(sha256 -> !sha256.isBlank())
          .map(sha256 -> new Option(sha256, asked.files().stream()
              .filter(file -> file.sha256().equals(sha256))
              .findFirst()
              .map(file -> texts.text(locale, "intake.answer.file", file.name(), Math.max(1, file.size() / 1024)))
              .orElseGet(() -> texts.text(locale, "casework.words.file", sha256.substring(0, Math.min(8, sha256.length())))), true))
          .toList();
    }

    private JsonNode node(Form.Field field) {
      String pointer = "/properties/" + field.path().replace(".", "/items/properties/");
      JsonNode found = form.schema().at(pointer);
      String reference = found.path("$ref").asString("");
      return reference.startsWith("#/") ? form.schema().at(reference.substring(1)) : found;
    }

    private String computed(Form.Field field, @Nullable Object value) {
      return switch (value) {
        case null -> "";
        case String text when field.item().equals("name") -> items.name(locale, form, settled.values(), text);
        case String text when field.ofItem() -> items.say(locale, field, asked.near(), text, asked.words());
        case Long fee when field.ofItem() -> Money.yuan(fee, locale);
        case Boolean yes -> texts.text(locale, yes ? "intake.yes" : "intake.no");
        case Double number when number == Math.rint(number) -> Long.toString(number.longValue());
        case Object other -> other.toString();
      };
    }

    private Rows rows(Form.Field group) {
      List<Integer> numbers = entered.rows(group.key());
      int most = node(group).path("maxItems").asInt(1);
      List<?> computed = settled.values().get(group.key()) instanceof List<?> list ? list : List.of();
      List<Row> rows = new ArrayList<>();
      for (int number : numbers) {
        String at = group.key() + "." + number;
        Map<?, ?> values = number < computed.size() && computed.get(number) instanceof Map<?, ?> row ? row : Map.of();
        rows.add(new Row(
            at, number + 1, numbers.size() > Arranged.least(form, group), errors(at),
            group.row().stream().map(own -> question(own, at + "." + own.key(), values)).toList()));
      }
      String one = asked.words().text(locale, "fields." + group.path() + ".row");
      return new Rows(group.key(), one, numbers.size() < most, rows);
    }

    private List<String> errors(String path) {
      return asked.findings().stream()
          .filter(finding -> path.equals(finding.field()))
          .map(finding -> texts.sentence(locale, finding))
          .toList();
    }
  }

  private static Bounds bounds(Form.Field field, JsonNode schema) {
    String type = schema.path("type").asString("");
    boolean number = type.equals("integer") || type.equals("number");
    return new Bounds(
        number(schema, "maxLength"), number(schema, "minimum"), number(schema, "maximum"),
        !number ? null : type.equals("number") ? "any" : "1", Patterns.forBrowser(schema.path("pattern").asString("")),
        field.accept().isEmpty() ? null : String.join(",", field.accept()));
  }

  private static @Nullable String number(JsonNode schema, String key) {
    return schema.path(key).isNumber() ? schema.path(key).asString() : null;
  }
}

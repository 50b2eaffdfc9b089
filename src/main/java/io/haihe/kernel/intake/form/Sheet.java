package io.haihe.kernel.intake.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scenario's form, ready to be shown.
 *
 * @param prefix what the ids of its elements begin with, where a page has several forms
 * @param action where the form is sent
 * @param live whether answers bring up other questions, or something is computed from them
 */
public record Sheet(String prefix, String action, boolean live, List<Part> parts) {

  public static final Sheet EMPTY = new Sheet("", "", false, List.of());

  /** Whether something must be answered. */
  public boolean required() {
    return parts.stream().flatMap(part -> part.questions().stream()).anyMatch(Question::required);
  }

  /** Questions that belong together; without a title where the form has no sections. */
  public record Part(String title, String help, List<Question> questions) {}

  /**
   * One question.
   *
   * @param path its name among the findings' fields, rows as the page counts them
   * @param name of the input
   * @param widget text, textarea, select, radio, checkbox, checkboxes, stars, number, date, datetime, unit, units, place, case, item, lookup, file, files, group, computed
   * @param value what is entered, or computed; empty for nothing
   * @param groups what a search offers: units, places, cases, items, entries of a long list
   * @param search the words searched for
   * @param open whether the reporter reads what staff enters here
   * @param slot whether it is asked only sometimes
   * @param asked whether it is asked now
   * @param guide to the item that is chosen, or null
   * @param rows of a group; null for other questions
   */
  public record Question(
      String path,
      String name,
      String label,
      String help,
      String widget,
      boolean required,
      String value,
      List<Option> options,
      List<OptionGroup> groups,
      String search,
      List<String> errors,
      boolean open,
      boolean slot,
      boolean asked,
      boolean live,
      Bounds bounds,
      @Nullable Guide guide,
      @Nullable Rows rows) {

    /** The type of a plain input. */
    public String inputType() {
      return switch (widget) {
        case "date" -> "date";
        case "datetime" -> "datetime-local";
        case "number" -> "number";
        default -> "text";
      };
    }

    /** Whether several inputs belong to it, so that it is a fieldset with a legend. */
    public boolean several() {
      return Set.of("radio", "stars", "checkboxes", "units", "group").contains(widget);
    }
  }

  /** Where something is explained. */
  public record Guide(String path, String name) {}

  /** What the schema says of an answer, as attributes of an input; null for what it does not say. */
  public record Bounds(
      @Nullable String longest,
      @Nullable String smallest,
      @Nullable String greatest,
      @Nullable String step,
      @Nullable String pattern,
      @Nullable String accept) {}

  /**
   * @param one what one row is called
   * @param more whether another may be added
   */
  public record Rows(String group, String one, boolean more, List<Row> rows) {}

  /**
   * @param at the row's own name among the inputs, such as {@code members.0}
   * @param number counted from 1
   * @param removable whether there may be one less
   */
  public record Row(String at, int number, boolean removable, List<String> errors, List<Question> questions) {}

  /** What the questions are called, by their paths. What is wrong in a row says itself in which. */
  public Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    parts.forEach(part -> part.questions().forEach(question -> labels.put(question.path(), question.label())));
    return labels;
  }

  /** Every field that errors may stand at on this sheet. */
  public List<String> paths() {
    return parts.stream()
        .flatMap(part -> part.questions().stream())
        .flatMap(question -> question.rows() == null
            ? Stream.of(question.path())
            : Stream.concat(Stream.of(question.path()), question.rows().rows().stream()
                .flatMap(row -> Stream.concat(Stream.of(row.at()), row.questions().stream().map(Question::path)))))
        .toList();
  }

  /** Whether a question is answered by files, so that the page must be sent with them. */
  public boolean files() {
    return parts.stream().flatMap(part -> part.questions().stream()).anyMatch(question -> question.widget().startsWith("file"));
  }

  public boolean isEmpty() {
    return parts.stream().allMatch(part -> part.questions().isEmpty());
  }
}

package io.haihe.kernel.intake.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an import profile says. Texts may hold columns in braces: {@code "{subject}: {text}"}.
 *
 * @param key names the import; part of every command's key, so that a file is taken over once
 * @param scenario key of the scenario the rows become cases of
 * @param type key of its case type
 * @param id the column that names a row for good
 * @param times pattern of local times, or null for ISO-8601
 * @param wholeDays columns that hold a day: their time is its last second
 * @param promises deadline → column of the instant the other system had promised
 * @param city how to build the city from the file's own areas, or null to use one that is loaded
 */
record Profile(
    @JsonProperty("import") String key,
    String scenario,
    @JsonProperty("case") String type,
    String id,
    @Nullable String times,
    Set<String> wholeDays,
    Map<String, String> promises,
    Opening open,
    List<Step> steps,
    @Nullable NewCity city) {

  private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

  Profile {
    wholeDays = wholeDays == null ? Set.of() : wholeDays;
    promises = promises == null ? Map.of() : promises;
    steps = steps == null ? List.of() : steps;
  }

  /** @param at columns of the time, of which the first that is not empty counts */
  record Opening(
      List<String> at,
      Matching category,
      String text,
      @Nullable Whereabouts place,
      @Nullable Position point,
      @Nullable String address,
      @Nullable Reach contact,
      Map<String, Object> form) {

    Opening {
      form = form == null ? Map.of() : form;
    }
  }

  /**
   * How a row's category is found: a code for all, a column of codes, a column looked up in a table, or the category whose words
   * stand most often in some columns.
   *
   * @param otherwise the code where a table or the words say nothing, or null to reject the row
   */
  record Matching(
      @Nullable String fixed,
      @Nullable String column,
      Map<String, String> table,
      List<String> words,
      @Nullable String otherwise) {

    Matching {
      table = table == null ? Map.of() : table;
      words = words == null ? List.of() : words;
    }
  }

  /** A column of place codes, columns whose text may name places, or columns of areas from the largest down. */
  record Whereabouts(@Nullable String code, List<String> named, List<String> areas) {

    Whereabouts {
      named = named == null ? List.of() : named;
      areas = areas == null ? List.of() : areas;
    }
  }

  record Position(String longitude, String latitude) {}

  record Reach(@Nullable String name, @Nullable String phone, @Nullable String email) {}

  /**
   * A step of the scenario, taken at a time of the row.
   *
   * @param take the transition, or null for a step of a task
   * @param task type of the task whose oldest open one is meant
   * @param step the task's step
   * @param when column → values of which it has one; an empty list: it is not empty
   */
  record Step(
      @Nullable String take,
      @Nullable String task,
      @Nullable String step,
      List<String> at,
      Map<String, Object> with,
      Map<String, List<String>> when) {

    Step {
      with = with == null ? Map.of() : with;
      when = when == null ? Map.of() : when;
    }
  }

  /**
   * @param root the city's 12-digit code; those of the areas are made from it
   * @param areas from the largest down
   * @param offices level → pattern of the office's name
   */
  record NewCity(
      String key,
      String name,
      String root,
      String zone,
      String language,
      String calendar,
      List<Area> areas,
      Map<String, String> offices,
      @Nullable Departments departments) {

    NewCity {
      areas = areas == null ? List.of() : areas;
    }
  }

  record Area(String column, String level) {}

  /**
   * A department of the city for each value of a column.
   *
   * @param names value → name; the value itself where there is none
   * @param duties value → categories
   */
  record Departments(String column, Map<String, String> names, Map<String, List<String>> duties) {

    Departments {
      names = names == null ? Map.of() : names;
      duties = duties == null ? Map.of() : duties;
    }
  }

  /** Every column it speaks of. */
  Set<String> columns() {
    Set<String> columns = new TreeSet<>(List.of(id));
    columns.addAll(wholeDays);
    columns.addAll(promises.values());
    columns.addAll(open.at());
    addTo(columns, open.category().column());
    columns.addAll(open.category().words());
    columns.addAll(inText(open.text()));
    columns.addAll(inText(open.address()));
    open.form().values().forEach(value -> columns.addAll(inText(value)));
    places(columns);
    for (Step step : steps) {
      columns.addAll(step.at());
      columns.addAll(step.when().keySet());
      step.with().values().forEach(value -> columns.addAll(inText(value)));
    }
    return columns;
  }

  private void places(Set<String> columns) {
    if (open.place() != null) {
      addTo(columns, open.place().code());
      columns.addAll(open.place().named());
      columns.addAll(open.place().areas());
    }
    if (open.point() != null) {
      columns.addAll(List.of(open.point().longitude(), open.point().latitude()));
    }
    if (open.contact() != null) {
      Stream.of(open.contact().name(), open.contact().phone(), open.contact().email())
          .forEach(column -> addTo(columns, column));
    }
    if (city != null) {
      city.areas().forEach(area -> columns.add(area.column()));
      addTo(columns, city.departments() == null ? null : city.departments().column());
    }
  }

  private static void addTo(Set<String> columns, @Nullable String column) {
    if (column != null) {
      columns.add(column);
    }
  }

  static List<String> inText(@Nullable Object text) {
    List<String> columns = new ArrayList<>();
    if (text instanceof String pattern) {
      Matcher matcher = COLUMN.matcher(pattern);
      while (matcher.find()) {
        columns.add(matcher.group(1));
      }
    }
    return columns;
  }

  /** The text with the row's values in place of the columns. */
  static String filled(String text, CsvFile.Row row) {
    return COLUMN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(row.get(found.group(1))));
  }
}

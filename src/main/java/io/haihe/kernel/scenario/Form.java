package io.haihe.kernel.scenario;

import io.haihe.platform.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What must be entered, as JSON Schema 2020-12.
 *
 * @see #check for judging an input
 */
public interface Form {

  /** File name without folder and ending, such as {@code dispatch}. */
  String key();

  JsonNode schema();

  /** In the order of the schema. */
  List<Field> fields();

  /** Every fault of an input, each on its field; empty when it is good. Strings are trimmed values, never null. */
  List<Finding> check(Map<String, Object> input);

  /**
   * Reads what a page or a CSV row sends, where all values are text: numbers, booleans, lists by the field's type; empty text means absent.
   * What cannot be read stays text, so that {@link #check} names it.
   */
  Map<String, Object> read(Map<String, List<String>> raw);

  /**
   * @param type string, integer, number, boolean, array or object
   * @param format such as {@code unit}, {@code date}, {@code date-time}; empty for none
   * @param widget text, textarea, select, radio, checkbox, unit, units, date, datetime
   * @param options values of an enum; empty for none
   * @param visible whether the reporter may read what was entered
   */
  record Field(
      String key,
      String type,
      String format,
      String widget,
      boolean required,
      boolean personal,
      boolean visible,
      List<String> options,
      @Nullable Object defaultValue) {}
}

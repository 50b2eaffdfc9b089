package io.haihe.modules.service.web;

import io.haihe.modules.service.Field;
import io.haihe.platform.Finding;
import java.util.List;

/**
 * A field of the form for an item.
 *
 * @param path as findings name it, such as {@code materials[2].name}
 * @param key of the text of its label
 * @param values what is entered: one, or Chinese and English, or number and unit of a limit
 * @param choices for {@link Field.Kind#CHOICE} and for {@link Field.Kind#WORDS} that have some
 * @param rows of {@link Field.Kind#ROWS}; the last is blank
 */
public record FormField(
    String path, String key, Field field, List<String> values, List<Choice> choices, List<FormRow> rows, List<Finding> findings) {

  /** A row of fields. */
  public record FormRow(int number, List<FormField> fields) {}

  /** Parameter for its nth value. */
  public String parameter(int n) {
    return path + "." + n;
  }

  /** For {@code id}, which has no brackets. */
  public String id() {
    return "field-" + path;
  }

  public String value() {
    return values.getFirst();
  }
}

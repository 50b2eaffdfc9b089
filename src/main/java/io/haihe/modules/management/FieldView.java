package io.haihe.modules.management;

import java.util.List;

/**
 * A field of a scenario's form as a page shows it.
 *
 * @param name of the input
 * @param widget text, textarea, select, radio, checkbox, choices, unit, units, date, datetime or number
 * @param value what is entered; empty for nothing
 * @param options for select, radio and choices
 * @param groups units to choose from, for unit and units
 * @param error what is wrong with it, or empty
 * @param open whether the reporter may read it
 */
public record FieldView(
    String key,
    String name,
    String label,
    String help,
    String widget,
    boolean required,
    String value,
    List<Choose> options,
    List<UnitGroup> groups,
    String search,
    String error,
    boolean open) {

  /** Units under one heading. */
  public record UnitGroup(String label, List<Choose> units) {}

  /** The type of a plain input. */
  public String inputType() {
    return switch (widget) {
      case "date" -> "date";
      case "datetime" -> "datetime-local";
      default -> "text";
    };
  }
}

package io.haihe.modules.service;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of an item as files, forms and the database write it: everything that is read is read by this description, and by no other.
 *
 * @param choices the words it may have; empty for any
 * @param rows fields of each row, for {@link Kind#ROWS}
 * @param most characters, or the greatest number, or how many rows
 */
public record Field(String name, Kind kind, boolean required, List<String> choices, @Nullable Pattern pattern, List<Field> rows, int most) {

  public enum Kind {
    /** One line. */
    TEXT,
    /** One line in Chinese and in English. */
    BOTH,
    /** Several lines in Chinese and in English. */
    BOTH_LONG,
    WHOLE,
    YES_NO,
    /** One of {@link Field#choices}. */
    CHOICE,
    /** Several of them, or several words of anybody's. */
    WORDS,
    /** The limit words of the product. */
    LIMIT,
    ROWS
  }

  private static final int LINE = 300;
  private static final int LONG = 6000;
  private static final int MANY = 60;

  static Field text(String name, String pattern) {
    return new Field(name, Kind.TEXT, false, List.of(), Pattern.compile(pattern), List.of(), LINE);
  }

  static Field line(String name) {
    return new Field(name, Kind.TEXT, false, List.of(), null, List.of(), LINE);
  }

  static Field both(String name) {
    return new Field(name, Kind.BOTH, false, List.of(), null, List.of(), LINE);
  }

  static Field essay(String name) {
    return new Field(name, Kind.BOTH_LONG, false, List.of(), null, List.of(), LONG);
  }

  static Field whole(String name, int most) {
    return new Field(name, Kind.WHOLE, false, List.of(), null, List.of(), most);
  }

  static Field yesNo(String name) {
    return new Field(name, Kind.YES_NO, false, List.of(), null, List.of(), 0);
  }

  static Field choice(String name, String... choices) {
    return new Field(name, Kind.CHOICE, false, List.of(choices), null, List.of(), 0);
  }

  static Field words(String name, List<String> choices, @Nullable String pattern) {
    return new Field(name, Kind.WORDS, false, choices, pattern == null ? null : Pattern.compile(pattern), List.of(), MANY);
  }

  static Field limit(String name) {
    return new Field(name, Kind.LIMIT, false, List.of(), null, List.of(), 0);
  }

  static Field rows(String name, Field... rows) {
    return new Field(name, Kind.ROWS, false, List.of(), null, List.of(rows), MANY);
  }

  Field must() {
    return new Field(name, kind, true, choices, pattern, rows, most);
  }

  public boolean bilingual() {
    return kind == Kind.BOTH || kind == Kind.BOTH_LONG;
  }
}

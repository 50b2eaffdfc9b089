package io.haihe.modules.inspection.draw;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What may stand in a record, and in which order. */
final class Text {

  static final int LONGEST = 500;
  static final int LONGEST_CODE = 100;

  /** By code points, which is the order of the bytes in UTF-8; {@link String#compareTo} differs beyond the basic plane. */
  static final Comparator<String> BY_BYTES = Text::compare;

  private Text() {}

  /** On one line, and the same after it was written as UTF-8 and read. */
  static boolean fits(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        && text.codePoints().noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
  }

  /** A word that stands alone: several of them can be written with spaces between. */
  static boolean isCode(String text) {
    return !text.isEmpty() && fits(text, LONGEST_CODE) && text.codePoints().noneMatch(point -> Character.isWhitespace(point) || Character.isSpaceChar(point));
  }

  static boolean isName(String text) {
    return !text.isBlank() && fits(text, LONGEST_CODE);
  }

  static <T> SortedMap<String, T> sorted(Map<String, T> map) {
    SortedMap<String, T> sorted = new TreeMap<>(BY_BYTES);
    sorted.putAll(map);
    return Collections.unmodifiableSortedMap(sorted);
  }

  private static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return weight(one.charAt(i)) - weight(other.charAt(i));
      }
    }
    return one.length() - other.length();
  }

  /** Halves of pairs stand for code points above all others. */
  private static int weight(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x2000 : unit >= 0xE000 ? unit - 0x800 : unit;
  }
}

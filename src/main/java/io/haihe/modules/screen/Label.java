package io.haihe.modules.screen;

import java.util.ArrayList;
import java.util.List;

/** The name of a place in one line or two, as wide as there is room; a Chinese character is as wide as two letters. */
final class Label {

  static final String CUT = "…";

  private Label() {}

  /** @param room letters across */
  static List<String> lines(String name, int room) {
    if (width(name) <= room) {
      return List.of(name);
    }
    int split = split(name, room);
    List<String> lines = new ArrayList<>(List.of(cut(name.substring(0, split).strip(), room)));
    String rest = name.substring(split).strip();
    if (!rest.isEmpty()) {
      lines.add(cut(rest, room));
    }
    return List.copyOf(lines);
  }

  static int width(String text) {
    return text.codePoints().map(Label::width).sum();
  }

  private static int width(int character) {
    return Character.isIdeographic(character) ? 2 : 1;
  }

  /** After the last word that fits; a name without spaces in the middle, if that helps. */
  private static int split(String name, int room) {
    int space = name.indexOf(' ');
    if (space < 0) {
      return Character.isIdeographic(name.codePointAt(0)) ? name.offsetByCodePoints(0, (name.codePointCount(0, name.length()) + 1) / 2) : name.length();
    }
    for (int next = name.indexOf(' ', space + 1); next >= 0 && width(name.substring(0, next)) <= room; next = name.indexOf(' ', next + 1)) {
      space = next;
    }
    return space;
  }

  private static String cut(String line, int room) {
    int end = line.length();
    while (end > 0 && width(line.substring(0, end)) > (end == line.length() ? room : room - 1)) {
      end = line.offsetByCodePoints(end, -1);
    }
    return end == line.length() ? line : line.substring(0, end) + CUT;
  }
}

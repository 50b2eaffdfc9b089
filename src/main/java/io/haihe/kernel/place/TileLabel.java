package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.List;

/** A name as it fits on a tile of the cartogram: in lines, whole words where it has some. */
public final class TileLabel {

  private static final int LETTERS = 11;
  private static final int CHARACTERS = 5;

  private TileLabel() {}

  /** Never none, and never less than the whole name. */
  public static List<String> lines(String name) {
    boolean wide = name.codePoints().anyMatch(Character::isIdeographic);
    return wide ? cut(name) : wrapped(name);
  }

  private static List<String> wrapped(String name) {
    List<String> lines = new ArrayList<>();
    for (String word : name.split(" ")) {
      String last = lines.isEmpty() ? "" : lines.getLast();
      if (!last.isEmpty() && last.length() + 1 + word.length() <= LETTERS) {
        lines.set(lines.size() - 1, last + " " + word);
      } else {
        lines.add(word);
      }
    }
    return lines;
  }

  private static List<String> cut(String name) {
    int lines = Math.ceilDiv(name.length(), CHARACTERS);
    int each = Math.ceilDiv(name.length(), lines);
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < name.length(); from += each) {
      parts.add(name.substring(from, Math.min(name.length(), from + each)));
    }
    return parts;
  }
}

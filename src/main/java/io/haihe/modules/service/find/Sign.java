package io.haihe.modules.service.find;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One Chinese character or one Latin word of a text, folded.
 *
 * @param from where it begins in the text as written
 * @param to where it ends, exclusive
 * @param apart whether a space or another mark stands before it
 */
record Sign(String text, boolean han, int from, int to, boolean apart) {

  /** The signs of a text; punctuation and whatever else is neither is left out. */
  static List<Sign> of(String text) {
    List<Sign> signs = new ArrayList<>();
    var word = new StringBuilder();
    int begun = 0;
    boolean apart = false;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      for (char c : Folding.fold(codePoint).toCharArray()) {
        if (Folding.isLatin(c)) {
          begun = word.isEmpty() ? at : begun;
          word.append(c);
          continue;
        }
        apart = end(word, begun, at, apart, signs);
        if (Folding.isHan(c)) {
          signs.add(new Sign(String.valueOf(c), true, at, next, apart));
          apart = false;
        } else {
          apart = true;
        }
      }
      at = next;
    }
    end(word, begun, at, apart, signs);
    return signs;
  }

  private static boolean end(StringBuilder word, int from, int to, boolean apart, List<Sign> signs) {
    if (word.isEmpty()) {
      return apart;
    }
    signs.add(new Sign(word.toString(), false, from, to, apart));
    word.setLength(0);
    return false;
  }

  static String join(List<Sign> signs) {
    return signs.stream().map(Sign::text).collect(Collectors.joining());
  }
}

package io.haihe.modules.inspection.draw;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Two files side by side. */
final class Lines {

  /** Longer ones are cut where they are told. */
  private static final int TOLD = 200;

  private Lines() {}

  /**
   * The first line in which two files differ.
   *
   * @param line 1-based
   * @param expected empty where the file should have ended
   * @param found empty where it ended
   */
  record Difference(int line, String expected, String found) {}

  static Optional<Difference> difference(byte[] expected, byte[] found) {
    int at = Arrays.mismatch(expected, found);
    if (at < 0) {
      return Optional.empty();
    }
    int start = at;
    while (start > 0 && expected[start - 1] != '\n') {
      start--;
    }
    int line = 1;
    for (int i = 0; i < start; i++) {
      line += expected[i] == '\n' ? 1 : 0;
    }
    return Optional.of(new Difference(line, line(expected, start), line(found, start)));
  }

  private static String line(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return text.length() <= TOLD ? text : text.substring(0, TOLD) + "…";
  }
}

package io.haihe.kernel.intake.classify;

import java.util.List;

/**
 * A text that somebody sorted.
 *
 * @param texts its parts, such as subject and message; each counts alike, however long it is
 * @param label what it was sorted as
 * @param sample whether it is one of our own: learnt from, and no secret, but nothing is judged by it where there are real ones
 */
public record Example(List<String> texts, String label, boolean sample) {

  public Example(List<String> texts, String label) {
    this(texts, label, false);
  }

  public static Example sample(String text, String label) {
    return new Example(List.of(text), label, true);
  }
}

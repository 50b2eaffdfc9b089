package io.haihe.modules.management;

import java.util.List;

/**
 * One thing that happened, as a sentence.
 *
 * @param exact date and time in full
 * @param entered what was entered, with labels
 * @param changes what became of the case by it
 * @param mark {@code public}, {@code internal} or empty
 * @param file link to an attachment, or empty
 * @param tone class of the timeline: ok, warn, danger, note or empty
 */
public record TimelineLine(
    int seq,
    String when,
    String exact,
    String what,
    String who,
    List<Pair> entered,
    List<String> changes,
    String mark,
    String file,
    String tone) {

  /**
   * A label with its value.
   *
   * @param links what the value leads to, shown in its stead; mostly none
   */
  public record Pair(String label, String value, List<Link> links) {

    Pair(String label, String value) {
      this(label, value, List.of());
    }
  }

  public record Link(String to, String text) {}
}

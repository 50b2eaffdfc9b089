package io.haihe.modules.service.find;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param codes of all there are, the best first
 * @param hits those that were asked for by number, with what they were found by
 * @param corrected what the words were taken for where they were not taken as written; else empty
 */
public record Found(List<String> codes, List<Hit> hits, Facets facets, String corrected) {

  public static final Found NOTHING = new Found(List.of(), List.of(), new Facets(Map.of(), Map.of(), Map.of(), Map.of()), "");

  /** How many there are in all. */
  public int total() {
    return codes.size();
  }

  /**
   * @param score higher is better; only to be compared within one answer
   * @param how what kind of words it was found by, at best
   * @param by the name or phrase the words were found in; empty where only the department's was
   * @param words parts of {@code by} that were meant, in its spelling, for highlighting
   */
  public record Hit(String code, double score, How how, String by, List<String> words) {}

  /** How many there are of each, most first; each counted as if nothing were chosen of its own kind. Departments by their Chinese name. */
  public record Facets(
      Map<String, Integer> events, Map<String, Integer> audiences, Map<String, Integer> departments, Map<String, Integer> types) {}

  /** Whether the words were taken as they stand, for others that mean the same, for their sound, or for a slip. */
  public enum How { AS_WRITTEN, SYNONYM, SOUND, INITIALS, MENDED }
}

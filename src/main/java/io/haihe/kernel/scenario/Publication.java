package io.haihe.kernel.scenario;

import io.haihe.kernel.place.PlaceLevel;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What anybody may see of a case.
 *
 * @param fields of category, state, place, point, text, openedAt, closedAt, dueAt, and facts and intake fields of the type
 * @param in states in which a case is public
 * @param placeLevel no finer than this
 * @param linkedData how the case is told in the words of schema.org: an object whose texts name published fields, or null
 * @param ratings by which indicators it is told how the reporters rated it, summed by item and unit; null where it is not
 */
public record Publication(
    Set<String> fields, Set<String> in, PlaceLevel placeLevel, boolean open311, @Nullable JsonNode linkedData, @Nullable Ratings ratings) {

  /**
   * Keys of indicators.
   *
   * @param satisfied of the cases that were rated, those whose reporters were satisfied
   * @param score the mean of the ratings
   * @param mended of the bad ratings, those about which it was put right; empty where that is not told
   */
  public record Ratings(String satisfied, String score, String mended) {}

  /** Whether anything is told of a case in a state. */
  public boolean tells(String state) {
    return !fields.isEmpty() && in.contains(state);
  }
}

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
 */
public record Publication(
    Set<String> fields, Set<String> in, PlaceLevel placeLevel, boolean open311, @Nullable JsonNode linkedData) {

  /** Whether anything is told of a case in a state. */
  public boolean tells(String state) {
    return !fields.isEmpty() && in.contains(state);
  }
}

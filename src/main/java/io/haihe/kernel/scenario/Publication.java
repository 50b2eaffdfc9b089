package io.haihe.kernel.scenario;

import io.haihe.kernel.place.PlaceLevel;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What anybody may see of a case.
 *
 * @param fields of category, state, place, point, text, openedAt, closedAt, dueAt, and facts and intake fields of the type
 * @param placeLevel no finer than this
 * @param linkedData how the case is told in the words of schema.org: an object whose texts name published fields, or null
 */
public record Publication(Set<String> fields, PlaceLevel placeLevel, boolean open311, @Nullable JsonNode linkedData) {}

package io.haihe.kernel.scenario;

import io.haihe.kernel.place.PlaceLevel;
import java.util.Set;

/**
 * What anybody may see of a case.
 *
 * @param fields of category, state, place, point, text, openedAt, closedAt
 * @param placeLevel no finer than this
 */
public record Publication(Set<String> fields, PlaceLevel placeLevel, boolean open311) {}

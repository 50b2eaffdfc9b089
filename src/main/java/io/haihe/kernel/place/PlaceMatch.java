package io.haihe.kernel.place;

import java.util.List;

/**
 * A place that a text speaks of.
 *
 * @param words the words of the text that say so, in its order: the place's own name and those of places above it
 */
public record PlaceMatch(Place place, List<String> words) {}

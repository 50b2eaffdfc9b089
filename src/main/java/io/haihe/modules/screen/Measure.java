package io.haihe.modules.screen;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that can be measured of a scenario's cases, in the reader's language.
 *
 * @param how its formula in words
 * @param sums keys of the sums it is made of
 * @param value what those sums come to
 */
record Measure(
    String key, String name, String how, Report.Kind kind, Set<String> sums, Function<Map<String, Sum>, Report.Value> value) {

  Report.Value of(Map<String, Sum> found) {
    return value.apply(found);
  }
}

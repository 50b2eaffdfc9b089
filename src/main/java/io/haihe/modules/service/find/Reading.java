package io.haihe.modules.service.find;

import java.util.List;
import java.util.Set;

/**
 * What was typed, as it is understood.
 *
 * @param wholes all of it as one piece, also without the words of a question
 */
record Reading(List<Unit> units, Set<String> wholes) {

  static final Reading NOTHING = new Reading(List.of(), Set.of());

  double weight() {
    return units.stream().mapToDouble(Unit::weight).sum();
  }
}

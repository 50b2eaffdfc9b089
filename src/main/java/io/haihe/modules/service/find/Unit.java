package io.haihe.modules.service.find;

import java.util.List;

/**
 * A piece of what was typed and how it can be taken.
 *
 * @param weight how much it tells, against the other pieces
 */
record Unit(List<Way> ways, double weight) {

  Unit {
    ways = List.copyOf(ways);
  }

  Unit lighter(double share) {
    return new Unit(ways, weight * share);
  }
}

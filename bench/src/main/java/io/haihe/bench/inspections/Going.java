package io.haihe.bench.inspections;

import io.haihe.kernel.org.Viewer;
import java.time.LocalDate;
import java.util.List;

/**
 * A visit and who goes there.
 *
 * @param leading the department that leads: where the party has none of its fields, the first that is concerned
 * @param people accounts by seat, the leading one first
 * @param certificates in the same order
 */
record Going(long visit, long caseId, LocalDate day, District district, long leading, List<Long> people, List<String> certificates) {

  /** Who publishes it. */
  Viewer head() {
    return leading == district.fire().id() ? district.fireHead() : district.head();
  }

  /** One in a hundred is carried out entry by entry, with signatures and seal, as a phone sends it. */
  boolean onSite() {
    return Chance.of(visit, "on site") < 0.01;
  }

  boolean redrawn() {
    return Chance.of(visit, "redrawn") < 0.003;
  }

  boolean calledOff() {
    return Chance.of(visit, "called off") < 0.005;
  }
}

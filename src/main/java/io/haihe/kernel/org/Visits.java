package io.haihe.kernel.org;

import java.time.Instant;
import java.util.Optional;

/** Visits that were agreed with an office. A module that keeps appointments is a bean of this type; without one nobody has any. */
public interface Visits {

  /**
   * @param at when it was agreed for
   * @param item code of the item it is for; empty for none
   */
  record Visit(String number, Instant at, String item) {}

  /** Whoever comes with that number to that unit on the day of {@code now}, and has not come before. */
  Optional<Visit> expected(long unit, String number, Instant now);

  void arrived(long unit, String number, Instant now);
}

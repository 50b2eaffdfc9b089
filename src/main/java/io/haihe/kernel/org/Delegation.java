package io.haihe.kernel.org;

import java.time.Instant;

/**
 * A seat lent to another person while its holder is away. Both may act meanwhile.
 *
 * @param holder the person whose seat it is
 * @param delegate the person who acts for the holder
 * @param until the first instant it is no longer in force
 */
public record Delegation(
    long id, long seat, long holder, long delegate, Instant from, Instant until, String reason) {

  public boolean inForceAt(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}

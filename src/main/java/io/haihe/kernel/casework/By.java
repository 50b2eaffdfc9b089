package io.haihe.kernel.casework;

import io.haihe.kernel.org.Role;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who took a step, as the timeline keeps it.
 *
 * @param person 0 unless staff
 * @param role the role it was taken in, or null unless staff
 * @param unit the unit of that seat, or 0
 * @param onBehalfOf the person who had delegated the seat, or 0
 */
public record By(Kind kind, long person, @Nullable Role role, long unit, long onBehalfOf) {

  public enum Kind {
    STAFF,
    REPORTER,
    SYSTEM,
    /** Taken over from another system's record. */
    IMPORT
  }

  /** The person, and whose seat it was; empty unless staff. */
  public Set<Long> people() {
    return Stream.of(person, onBehalfOf).filter(one -> one != 0).collect(Collectors.toSet());
  }

  static final By SYSTEM = new By(Kind.SYSTEM, 0, null, 0, 0);
  static final By REPORTER = new By(Kind.REPORTER, 0, null, 0, 0);
}

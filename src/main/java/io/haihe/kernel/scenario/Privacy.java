package io.haihe.kernel.scenario;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.Limit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of contact and personal fields of a case type.
 *
 * @param retention how long after the end they are kept, or null for as long as the case
 * @param readers the roles that may read them; empty for everybody who sees the case
 */
public record Privacy(@Nullable Limit retention, Set<Role> readers) {

  public boolean readableBy(Role role) {
    return readers.isEmpty() || readers.contains(role);
  }
}

package io.haihe.kernel.org;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changes something about people or seats, and when; kept with the change.
 *
 * @param by the person, or null for the system and operators at the command line
 */
public record Act(@Nullable Long by, Instant at) {

  public static Act of(Viewer viewer, Instant at) {
    return new Act(viewer.person(), at);
  }

  public static Act bySystem(Instant at) {
    return new Act(null, at);
  }
}

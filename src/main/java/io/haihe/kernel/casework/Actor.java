package io.haihe.kernel.casework;

import io.haihe.kernel.org.Viewer;
import java.time.Instant;
import java.util.Map;

/** Who wants something of a case. */
public sealed interface Actor {

  /** A member of staff; which of the seats counts follows from the step. */
  record Staff(Viewer viewer) implements Actor {}

  /** Whoever reports, or holds the case's secret link. */
  record Reporter() implements Actor {}

  /**
   * The step of another case, or what opened this one and brings the files it came with: whoever did it need not see this case.
   *
   * @param by who took it
   */
  record Other(By by) implements Actor {}

  /** The platform itself: a deadline, or a module that opens what nobody has to decide on any more, such as the visits of a draw. */
  record Clock() implements Actor {}

  /**
   * An import of what happened elsewhere: permits are not asked for, guards hold.
   *
   * @param promises due instants the other system had promised, by deadline; they take the place of the scenario's limits
   */
  record Importer(long person, long unit, Map<String, Instant> promises) implements Actor {}
}

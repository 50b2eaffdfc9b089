package io.haihe.kernel.intake;

import io.haihe.platform.Finding;
import java.util.List;

/** What became of a report. */
public sealed interface Received {

  /**
   * It is a case now.
   *
   * @param number what the case is called by
   * @param token the secret part of the link to follow it
   * @param repeated whether it had come in before under the same key
   * @param files what was wrong with files that could not be added; the case stands without them
   */
  record Receipt(long caseId, String number, String token, boolean repeated, List<Finding> files) implements Received {}

  /** The reporter has to say where it is; nothing was opened. */
  record WhichPlace(Whereabouts.Unclear where) implements Received {}

  /** Nothing was opened; what is wrong by field. */
  record Faulty(List<Finding> findings) implements Received {}
}

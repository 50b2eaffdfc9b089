package io.haihe.kernel.intake;

import java.time.Instant;

/** Does what the job does that forgets the files of forms never sent. */
public final class UnsentFiles {

  private UnsentFiles() {}

  public static void forget(HeldFiles held, Instant now) {
    held.dropOld(now);
  }
}

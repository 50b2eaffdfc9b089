package io.haihe.kernel.intake.importing;

import java.util.concurrent.atomic.AtomicLong;

/** What came of rows; for many threads. */
final class Tally {

  final AtomicLong opened = new AtomicLong();
  final AtomicLong known = new AtomicLong();
  final AtomicLong steps = new AtomicLong();
  final Rejects rejects = new Rejects();
}

package io.haihe.bench.inspections;

import io.haihe.kernel.casework.Projections;
import java.time.Duration;

/** Projections read along while others work, as they do in a serving city. */
final class Reading implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Projections projections;
  private final Thread beside = Thread.ofPlatform().name("projections").unstarted(this::goOn);
  private volatile boolean over;

  Reading(Projections projections) {
    this.projections = projections;
    beside.start();
  }

  private void goOn() {
    try {
      while (!over) {
        all();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when all that has happened so far is read. */
  synchronized void all() {
    projections.catchUp();
  }

  @Override
  public void close() {
    over = true;
    try {
      beside.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

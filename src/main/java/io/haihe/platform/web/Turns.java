package io.haihe.platform.web;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** So many at a time; some more wait in a queue for a short while. */
final class Turns {

  private final Semaphore free;
  private final AtomicInteger waiting = new AtomicInteger();
  private final LoadSettings settings;

  Turns(int atOnce, LoadSettings settings) {
    this.settings = settings;
    this.free = new Semaphore(atOnce, true);
  }

  /** @return false if there were too many; else {@link #giveBack} afterwards */
  boolean take() {
    if (free.tryAcquire()) {
      return true;
    }
    try {
      return waiting.incrementAndGet() <= settings.waiting()
          && free.tryAcquire(settings.longestWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }

  void giveBack() {
    free.release();
  }
}

package io.haihe.bench.http;

import io.haihe.bench.kit.Histograms;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends requests by a fixed schedule, whether or not earlier ones were answered. Latency counts from the moment a request was due, so that
 * a slow answer cannot hide the ones behind it.
 */
final class OpenLoop {

  private final Load load;

  OpenLoop(Load load) {
    this.load = load;
  }

  /** What people ask for, one request after another; from any number of threads. */
  interface Load {
    Session.Answer next() throws IOException;
  }

  /**
   * What became of the requests of one run.
   *
   * @param micros latency of those answered with success, in microseconds
   * @param turnedAway answered 503 with Retry-After
   * @param failed anything else: other refusals, faults, broken connections
   */
  record Run(double offered, double seconds, Histogram micros, long turnedAway, long failed) {

    double millis(double percentile) {
      return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    double answeredPerSecond() {
      return micros.getTotalCount() / seconds;
    }
  }

  Run at(double perSecond, double seconds) throws InterruptedException {
    Histogram micros = new ConcurrentHistogram(Histograms.empty().getHighestTrackableValue(), 3);
    var turnedAway = new LongAdder();
    var failed = new LongAdder();
    long count = Math.round(perSecond * seconds);
    long begun = System.nanoTime();
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long i = 0; i < count; i++) {
        long due = begun + (long) (i * 1e9 / perSecond);
        waitUntil(due);
        requests.submit(() -> one(due, micros, turnedAway, failed));
      }
    }
    return new Run(perSecond, (System.nanoTime() - begun) / 1e9, micros, turnedAway.sum(), failed.sum());
  }

  private void one(long due, Histogram micros, LongAdder turnedAway, LongAdder failed) {
    try {
      Session.Answer answer = load.next();
      if (answer.status() == 200 || answer.status() == 201) {
        micros.recordValue((System.nanoTime() - due) / 1000);
      } else if (answer.status() == 503 && answer.retryAfter()) {
        turnedAway.increment();
      } else {
        failed.increment();
      }
    } catch (IOException e) {
      failed.increment();
    }
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}

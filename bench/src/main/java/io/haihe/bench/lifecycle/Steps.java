package io.haihe.bench.lifecycle;

import io.haihe.bench.kit.Histograms;
import org.HdrHistogram.Histogram;

/** Notes how long each step of one caller takes. */
final class Steps {

  /** A step that is durable when it returns. */
  interface Step<T> {
    T take() throws Exception;
  }

  private final Histogram micros = Histograms.empty();

  <T> T time(Step<T> step) throws Exception {
    long begun = System.nanoTime();
    T result = step.take();
    micros.recordValue((System.nanoTime() - begun) / 1000);
    return result;
  }

  Histogram micros() {
    return micros;
  }
}

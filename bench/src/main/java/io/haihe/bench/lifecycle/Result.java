package io.haihe.bench.lifecycle;

import io.haihe.bench.kit.Histograms;
import io.haihe.bench.kit.Samples;
import org.HdrHistogram.Histogram;

/** What one contestant did in all rounds of one setting. */
final class Result {

  private final Field who;
  private final Samples rate = new Samples();
  private final Histogram micros = Histograms.empty();
  private long cases;
  private long commits;

  Result(Field who) {
    this.who = who;
  }

  void add(String answer, long written) {
    String[] words = answer.split(" ");
    long closed = Long.parseLong(words[0]);
    rate.add(closed * 1e9 / Long.parseLong(words[1]));
    micros.add(Histograms.decode(words[2]));
    cases += closed;
    commits += written;
  }

  Field who() {
    return who;
  }

  Samples rate() {
    return rate;
  }

  /** Of single steps, in microseconds. */
  Histogram micros() {
    return micros;
  }

  double commitsPerCase() {
    return (double) commits / cases;
  }
}

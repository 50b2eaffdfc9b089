package io.haihe.bench;

import io.haihe.bench.kit.Report;

/** One thing that is measured. Prints tables, and says for each goal whether it was reached. */
public interface Benchmark {

  String name();

  /** @param quick whether only to show that it works, in a minute or so; such figures mean nothing */
  void run(Report report, boolean quick) throws Exception;
}

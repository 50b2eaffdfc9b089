package io.haihe.bench.inspections;

import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Footprint;
import io.haihe.bench.kit.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** What took how long, how much was done in it, and how much of the heap was held after it. A phase may be gone through many times. */
final class Phases {

  private final Map<String, Phase> phases = new LinkedHashMap<>();

  private static final class Phase {
    private long nanos;
    private long done;
    private long heap;
  }

  /** @param work returns how many things it did */
  long time(String name, LongSupplier work) {
    Phase phase = phases.computeIfAbsent(name, _ -> new Phase());
    long begun = System.nanoTime();
    long done = work.getAsLong();
    phase.nanos += System.nanoTime() - begun;
    phase.done += done;
    phase.heap = Math.max(phase.heap, Footprint.held());
    return done;
  }

  double seconds(String name) {
    return phases.getOrDefault(name, new Phase()).nanos / 1e9;
  }

  double total() {
    return phases.values().stream().mapToLong(phase -> phase.nanos).sum() / 1e9;
  }

  long heap() {
    return phases.values().stream().mapToLong(phase -> phase.heap).max().orElse(0);
  }

  Table table() {
    Table table = new Table("", "s", "done", "a second", "heap held MB");
    phases.forEach((name, phase) -> table.row(
        name, Figures.number(phase.nanos / 1e9), "%,d".formatted(phase.done), Figures.number(phase.done * 1e9 / Math.max(1, phase.nanos)),
        phase.heap));
    return table;
  }
}

package io.haihe.bench;

import io.haihe.bench.classify.ClassifyBenchmark;
import io.haihe.bench.classify.DuplicatesBenchmark;
import io.haihe.bench.draw.DrawBenchmark;
import io.haihe.bench.find.FindBenchmark;
import io.haihe.bench.history.HistoryBenchmark;
import io.haihe.bench.http.GuidesBenchmark;
import io.haihe.bench.http.HttpBenchmark;
import io.haihe.bench.inspections.InspectionsBenchmark;
import io.haihe.bench.inspections.PoolBenchmark;
import io.haihe.bench.kit.Report;
import io.haihe.bench.lifecycle.BytesBenchmark;
import io.haihe.bench.lifecycle.LifecycleBenchmark;
import io.haihe.bench.pages.ListsBenchmark;
import io.haihe.bench.pages.PagesBenchmark;
import io.haihe.bench.places.PlacesBenchmark;
import io.haihe.bench.start.StartBenchmark;
import java.util.ArrayList;
import java.util.List;

/** {@code ./haihe bench [name …] [--quick] [--scale=N]}: runs the benchmarks named, or all; N makes the year of inspections so much smaller. */
public final class Bench {

  private static final List<Benchmark> ALL = List.of(
      new LifecycleBenchmark(), new BytesBenchmark(), new PlacesBenchmark(), new HistoryBenchmark(), new HttpBenchmark(), new StartBenchmark(),
      new ClassifyBenchmark(), new DuplicatesBenchmark(), new PagesBenchmark(), new ListsBenchmark(), new FindBenchmark(), new GuidesBenchmark(),
      new DrawBenchmark(), new PoolBenchmark(), new InspectionsBenchmark());

  private Bench() {}

  public static void main(String[] args) throws Exception {
    var names = new ArrayList<>(List.of(args));
    boolean quick = names.remove("--quick");
    names.stream().filter(name -> name.matches("--scale=[1-9]\\d{0,3}")).forEach(scale -> System.setProperty(InspectionsBenchmark.SCALE, scale.substring(8)));
    names.removeIf(name -> name.matches("--scale=[1-9]\\d{0,3}"));
    List<Benchmark> chosen =
        ALL.stream().filter(one -> names.isEmpty() || names.contains(one.name())).toList();
    if (names.stream().anyMatch(name -> ALL.stream().noneMatch(one -> one.name().equals(name)))) {
      System.err.println("Usage: haihe bench [NAME …] [--quick] [--scale=N]   NAME: " + names());
      System.exit(2);
    }
    boolean smaller = System.getProperty(InspectionsBenchmark.SCALE) != null;
    var report = Report.begin(chosen.stream().map(Benchmark::name).toList(), quick || smaller);
    for (Benchmark one : chosen) {
      one.run(report, quick);
    }
    report.end();
    System.exit(report.failed() ? 1 : 0);
  }

  private static List<String> names() {
    return ALL.stream().map(Benchmark::name).toList();
  }
}

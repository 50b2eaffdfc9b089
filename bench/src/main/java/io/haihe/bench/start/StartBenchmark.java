package io.haihe.bench.start;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Samples;
import io.haihe.bench.kit.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/**
 * From {@code ./haihe serve} on a city that is there to the first answered page, with and without the recorded start. {@code HAIHE_BENCH_START} names
 * the data folder of a city to take instead of a small new one; {@code HAIHE_DB_URL} is then its database.
 */
public final class StartBenchmark implements Benchmark {

  private static final double MOST_SECONDS = 4;
  private static final double MOST_MEGABYTES = 512;
  private static final int PAGES = 300;

  /** Whether the launcher may use its recording. */
  private static final Map<String, String> WAYS = new TreeMap<>(Map.of("yes", "with the recorded start", "no", "without"));

  private record Measured(Samples seconds, Samples atFirst, Samples later) {}

  @Override
  public String name() {
    return "start";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    report.say("## Start");
    Path data = city(report);
    report.say("Time from the launcher's start to the first answered page; memory is the resident set of the JVM.");
    report.progress("recording the start, where there is no recording yet");
    serve(data, "yes").stop();
    var measured = new TreeMap<String, Measured>();
    WAYS.keySet().forEach(way -> measured.put(way, new Measured(new Samples(), new Samples(), new Samples())));
    int rounds = quick ? 1 : 5;
    for (int round = 0; round < rounds; round++) {
      for (String way : WAYS.keySet()) {
        report.progress("%s, round %d of %d", WAYS.get(way), round + 1, rounds);
        measure(data, way, measured.get(way));
      }
    }
    say(report, measured);
  }

  private static Path city(Report report) throws IOException, InterruptedException {
    String given = System.getenv("HAIHE_BENCH_START");
    if (given != null) {
      report.say("A city that is there already, its database running.");
      return Path.of(given);
    }
    Path data = Folders.work().resolve("start");
    FileSystemUtils.deleteRecursively(data);
    report.say("A city with 5,617 communities, people and some cases, its database embedded and stopped.");
    report.progress("making a city");
    Served.once(data, "rehearse");
    return data;
  }

  private static Served serve(Path data, String way) throws IOException, InterruptedException {
    String database = System.getenv("HAIHE_BENCH_START") == null ? null : System.getenv("HAIHE_DB_URL");
    return Served.start(data, way, database == null ? Map.of() : Map.of("HAIHE_DB_URL", database));
  }

  private static void measure(Path data, String way, Measured into) throws IOException, InterruptedException {
    try (var served = serve(data, way)) {
      into.seconds().add(served.secondsToFirstPage());
      into.atFirst().add(served.residentMegabytes());
      for (int i = 0; i < PAGES; i++) {
        served.look(List.of("/", "/report", "/nearby", "/sign-in").get(i % 4));
      }
      into.later().add(served.residentMegabytes());
    }
  }

  private static void say(Report report, Map<String, Measured> measured) {
    var table = new Table("", "first page, s", "spread", "memory then, MB", "after %d pages, MB".formatted(PAGES));
    measured.forEach((way, one) -> table.row(
        WAYS.get(way), Figures.number(one.seconds().median()), one.seconds().spread(), Figures.number(one.atFirst().median()),
        Figures.number(one.later().median())));
    report.say(table);
    double seconds = measured.get("yes").seconds().median();
    double megabytes = measured.get("yes").later().median();
    report.reach("first page ≤ 4 s", Figures.number(seconds) + " s", seconds <= MOST_SECONDS);
    report.reach("memory ≤ 512 MB", Figures.number(megabytes) + " MB", megabytes <= MOST_MEGABYTES);
  }
}

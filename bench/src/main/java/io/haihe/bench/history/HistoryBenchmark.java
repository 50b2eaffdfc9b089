package io.haihe.bench.history;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Server;
import io.haihe.bench.kit.Server.Db;
import io.haihe.bench.kit.Table;
import io.haihe.kernel.casework.Audit;
import io.haihe.kernel.casework.Projections;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.springframework.util.FileSystemUtils;

/**
 * Eight years of closed cases and what it costs to ask about them, at several sizes one after another. {@code HAIHE_BENCH_HISTORY} names
 * other sizes, such as {@code 200000,2000000,20979000}.
 */
public final class HistoryBenchmark implements Benchmark {

  private static final PlaceCode ROOT = PlaceCode.of("120000000000");
  private static final PlaceCode DISTRICT = PlaceCode.of("120101000000");
  private static final int THREADS = 4;
  private static final long MOST_COPIED = 1_000_000;

  @Override
  public String name() {
    return "history";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    report.say("## History");
    long[] sizes = sizes(quick);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (var server = Server.start()) {
      report.say(server.describe() + ".");
      Db db = server.database("bench_history");
      try (var city = OpenedCity.on(db, scenarios(), THREADS + 2)) {
        city.bean(CityLoader.class).load(Folders.project().resolve("cities/tianjin"));
        city.bean(Units.class).load(
            city.bean(Places.class).city("tianjin").orElseThrow(), Folders.project().resolve("cities/tianjin/units.yaml"));
        grow(report, city, db, sizes, now, quick ? 40 : 400);
      }
    }
  }

  private static long[] sizes(boolean quick) {
    String wanted = System.getenv("HAIHE_BENCH_HISTORY");
    String usual = quick ? "2000,6000" : "200000,2000000";
    return Arrays.stream((wanted == null ? usual : wanted).split(",")).mapToLong(Long::parseLong).toArray();
  }

  /** The six steps, with the categories of the standard. */
  private static Path scenarios() throws Exception {
    Path folder = Folders.work().resolve("history-scenarios");
    FileSystemUtils.deleteRecursively(folder);
    FileSystemUtils.copyRecursively(Folders.bench().resolve("scenarios"), folder);
    FileSystemUtils.deleteRecursively(folder.resolve("six-steps/examples"));
    Files.copy(
        Folders.project().resolve("scenarios/city-management/categories.csv"), folder.resolve("six-steps/categories.csv"),
        StandardCopyOption.REPLACE_EXISTING);
    return folder;
  }

  private static void grow(Report report, OpenedCity city, Db db, long[] sizes, Instant now, int asked) throws Exception {
    var history = new History(city, ROOT, now);
    // From here on the figures are kept as cases come in.
    city.bean(Projections.class).catchUp();
    history.load("open", 0, Math.min(100_000, sizes[0] / 4), true, THREADS, done -> {});
    var loads = new Table("closed cases", "cases/s while loading", "bytes a case on disk", "database");
    int copied = (int) Math.min(MOST_COPIED, sizes[0]);
    double copy = PlainCopy.load(db, history, copied);
    db.execute("drop table copy_case, copy_entry");
    double loading = 0;
    Map<Long, Map<String, Histogram>> answers = new LinkedHashMap<>();
    long before = 0;
    for (long size : sizes) {
      long begun = System.nanoTime();
      long from = before;
      history.load("closed", from, size, false, THREADS, done -> {
        if (done % 100_000 == 0) {
          report.progress("%,d of %,d cases", from + done, size);
        }
      });
      city.bean(Projections.class).catchUp();
      double rate = (size - before) * 1e9 / (System.nanoTime() - begun);
      loading = rate;
      db.execute("vacuum analyze");
      loads.row("%,d".formatted(size), Figures.number(rate), Figures.number(sealedBytes(db) / (double) size), db.ask(
          "select pg_size_pretty(pg_database_size(current_database()))"));
      report.progress("asking at %,d", size);
      answers.put(size, new Questions(city, db, ROOT, DISTRICT, now).ask(asked));
      before = size;
    }
    report.say("Cases of six steps over eight years, played through the engine in memory by the import's own way in (%d threads), each with its"
        .formatted(THREADS) + " rules, clock, hashes and indicators; texts of about 45 characters. Beside them %,d open ones."
        .formatted(Math.min(100_000, sizes[0] / 4)));
    report.say(loads);
    report.say("Plain rows by COPY, %,d cases with six entries each, three indexes each built last: %,.0f cases/s.".formatted(copied, copy));
    report.reach("loading within 2 × of plain COPY", Figures.number(copy / loading) + " ×", copy <= 2 * loading);
    judge(report, answers);
    say(report, answers);
    var verified = city.bean(Audit.class).verify(done -> {});
    report.say("`audit verify`: %,d cases, %,d entries, %s.".formatted(
        verified.cases(), verified.entries(), verified.first().isEmpty() ? "all as written" : verified.first().get()));
  }

  private static void judge(Report report, Map<Long, Map<String, Histogram>> answers) {
    List<Map<String, Histogram>> sizes = List.copyOf(answers.values());
    sizes.getLast().forEach((question, last) -> {
      Histogram first = sizes.getFirst().get(question);
      double most = question.startsWith(Questions.TEXT) ? 3 : 1.3;
      for (double percentile : new double[] {50, 99}) {
        double grown = (double) last.getValueAtPercentile(percentile) / first.getValueAtPercentile(percentile);
        if (grown > most) {
          report.reach("%s: p%.0f grows to at most %s ×".formatted(question, percentile, most), Figures.number(grown) + " ×", false);
        }
      }
      double bound = question.startsWith(Questions.DASHBOARD) ? 5 : 20;
      double millis = last.getValueAtPercentile(50) / 1000.0;
      if (millis > bound && !question.startsWith(Questions.TEXT)) {
        report.reach("%s: median ≤ %.0f ms".formatted(question, bound), Figures.number(millis) + " ms", false);
      }
    });
    report.say("Goals: an answer grows to at most 1.3 × in median and p99 (texts 3 ×), is at most 20 ms in median (dashboards 5 ms). What is not met"
        + " stands above; all else is.");
  }

  private static void say(Report report, Map<Long, Map<String, Histogram>> answers) {
    List<String> header = new ArrayList<>(List.of("milliseconds, median / p99"));
    answers.keySet().forEach(size -> header.add("%,d".formatted(size)));
    header.add("last ÷ first, median");
    var table = new Table(header.toArray(String[]::new));
    List<Map<String, Histogram>> sizes = List.copyOf(answers.values());
    for (String question : sizes.getFirst().keySet()) {
      List<Object> row = new ArrayList<>(List.of(question));
      for (Map<String, Histogram> at : sizes) {
        Histogram times = at.get(question);
        row.add(Figures.millis(times.getValueAtPercentile(50)) + " / " + Figures.millis(times.getValueAtPercentile(99)));
      }
      row.add(Figures.number(
          (double) sizes.getLast().get(question).getValueAtPercentile(50) / sizes.getFirst().get(question).getValueAtPercentile(50)));
      table.row(row.toArray());
    }
    report.say(table);
  }

  private static long sealedBytes(Db db) throws Exception {
    return db.number(
        "select sum(pg_total_relation_size(c.oid))::text from pg_class c where c.relkind = 'r' and c.relname like 'casework\\_sealed\\_%'");
  }
}

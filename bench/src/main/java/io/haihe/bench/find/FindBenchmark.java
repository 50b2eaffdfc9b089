package io.haihe.bench.find;

import io.haihe.bench.Benchmark;
import io.haihe.bench.find.Asked.Kind;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Histograms;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Samples;
import io.haihe.bench.kit.Server;
import io.haihe.bench.kit.Table;
import io.haihe.modules.service.find.Findable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/** Items found by people's words, as 1,600 documents and as 25,600, beside PostgreSQL's own means over the larger number. One thread. */
public final class FindBenchmark implements Benchmark {

  private static final double INSTANT_MILLIS = 20;
  private static final double SUGGESTION_MILLIS = 2;

  @Override
  public String name() {
    return "find";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    report.say("## Find");
    report.say("1,600 made-up items with a Chinese and an English name and three phrases each, once with a list of 16 districts (1,600 documents), once for"
        + " each district (25,600). Each query is for one item at one district, and has found it when it is among the first ten; one thread. PostgreSQL is asked in SQL, the"
        + " index in memory.");
    int queries = quick ? 100 : 1_000;
    int rounds = quick ? 1 : 3;
    List<Findable> many = MadeItems.forEachDistrict();
    List<Contestant> contestants = new ArrayList<>();
    contestants.add(built(report, "Haihe, 1,600 documents", MadeItems.forTheCity()));
    var large = built(report, "Haihe, 25,600 documents", many);
    contestants.add(large);
    try (var server = Server.start()) {
      var db = server.database("bench_find");
      InTables.load(db, many);
      contestants.add(InTables.like(db));
      if (InTables.indexTrigrams(db)) {
        contestants.add(InTables.trigrams(db));
      } else {
        report.say("This PostgreSQL has no pg_trgm, so it is not compared.");
      }
      race(report, contestants, queries, rounds);
      for (Contestant one : contestants) {
        one.close();
      }
    }
    suggestions(report, large, quick ? 1_000 : 50_000);
  }

  private static Indexed built(Report report, String name, List<Findable> items) {
    report.progress("building %s", name);
    Indexed.of(name, items);
    long before = usedMemory();
    long begun = System.nanoTime();
    var index = Indexed.of(name, items);
    double seconds = (System.nanoTime() - begun) / 1e9;
    report.say("%s: built in %s s, holds %s MB beside the items.".formatted(name, Figures.number(seconds), Figures.number((usedMemory() - before) / 1e6)));
    return index;
  }

  private static long usedMemory() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void race(Report report, List<Contestant> contestants, int queries, int rounds) throws Exception {
    var table = new Table("", "query", "p50 ms", "p99 ms", "longest", "found");
    double slowest = 0;
    for (Kind kind : Kind.values()) {
      List<Asked> asked = kind.some(queries);
      for (Contestant one : contestants) {
        report.progress("%s: %s", kind.name, one.name());
        List<Asked> some = one instanceof Indexed ? asked : asked.subList(0, Math.max(1, queries / 10));
        ask(one, some, Histograms.empty());
        var latency = Histograms.empty();
        var found = new Samples();
        for (int round = 0; round < rounds; round++) {
          found.add(ask(one, some, latency));
        }
        table.row(one.name(), kind.name, Figures.millis(latency.getValueAtPercentile(50)), Figures.millis(latency.getValueAtPercentile(99)),
            Figures.millis(latency.getMaxValue()), "%.1f %%".formatted(found.median() * 100));
        slowest = one instanceof Indexed ? Math.max(slowest, latency.getValueAtPercentile(99) / 1000.0) : slowest;
      }
    }
    report.say(table);
    report.reach("p99 of every kind of query ≤ 20 ms, also over 25,600 documents", Figures.number(slowest) + " ms", slowest <= INSTANT_MILLIS);
  }

  /** @return the share that was found */
  private static double ask(Contestant contestant, List<Asked> all, Histogram latency) throws Exception {
    var random = new SplittableRandom(3);
    int found = 0;
    for (Asked asked : all) {
      String place = MadeItems.place(1 + random.nextInt(16));
      long begun = System.nanoTime();
      List<String> codes = contestant.find(asked.text(), place);
      latency.recordValue((System.nanoTime() - begun) / 1000);
      found += codes.stream().anyMatch(code -> code.startsWith(asked.code())) ? 1 : 0;
    }
    return (double) found / all.size();
  }

  private static void suggestions(Report report, Indexed large, int count) {
    report.progress("suggestions");
    var latency = Histograms.empty();
    for (int warm = 0; warm < 2; warm++) {
      latency.reset();
      var random = new SplittableRandom(5);
      for (int i = 0; i < count; i++) {
        String text = Kind.values()[random.nextInt(Kind.values().length)].say(random.nextInt(MadeItems.count()));
        String beginning = text.substring(0, 1 + random.nextInt(Math.min(8, text.length())));
        long begun = System.nanoTime();
        large.index().suggest(beginning, 8);
        latency.recordValue((System.nanoTime() - begun) / 1000);
      }
    }
    double p99 = latency.getValueAtPercentile(99) / 1000.0;
    report.say("Suggestions for the first one to eight characters, over 25,600 documents: p50 %s ms, p99 %s ms, longest %s ms.".formatted(
        Figures.millis(latency.getValueAtPercentile(50)), Figures.number(p99), Figures.millis(latency.getMaxValue())));
    report.reach("p99 of a suggestion ≤ 2 ms", Figures.number(p99) + " ms", p99 <= SUGGESTION_MILLIS);
  }
}

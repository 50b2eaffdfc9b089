package io.haihe.bench.pages;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Samples;
import io.haihe.bench.kit.Table;
import io.haihe.bench.start.Served;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long somebody who sees every open case of a city waits for a list of them, and for what is found by words. */
public final class ListsBenchmark implements Benchmark {

  private static final double MOST_MILLIS = 500;

  private static final Map<String, String> ASKED = asked();

  private static Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("every open case, what is due first", "/work?tab=below");
    asked.put("overdue ones", "/work?tab=overdue");
    asked.put("of a district", "/work?tab=overdue&place=120101000000");
    asked.put("words in one of 8: 路灯", "/work?tab=below&q=%E8%B7%AF%E7%81%AF");
    asked.put("the same, 200 rows", "/work?tab=below&rows=200&q=%E8%B7%AF%E7%81%AF");
    asked.put("the same in a district", "/work?tab=below&place=120101000000&q=%E8%B7%AF%E7%81%AF");
    asked.put("a phrase in one of 64: 解放路", "/work?tab=all&q=%E8%A7%A3%E6%94%BE%E8%B7%AF");
    asked.put("words in one of 3,001: 古槐树", "/work?tab=below&q=%E5%8F%A4%E6%A7%90%E6%A0%91");
    asked.put("words that are nowhere: 火星人", "/work?tab=below&q=%E7%81%AB%E6%98%9F%E4%BA%BA");
    asked.put("one character: 槐", "/work?tab=below&q=%E6%A7%90");
    asked.put("a part of a number", "/work?tab=below&q=CM20250000123");
    return asked;
  }

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int crowd = quick ? 20_000 : 300_000;
    int rounds = quick ? 3 : 30;
    report.say("## Lists");
    report.say(("Whole pages of the work list, tabs and filters with their counts, as the server answers them to somebody who sees all of %s open cases. Each"
        + " asked %d times, in turns.").formatted(Figures.number(crowd), rounds));
    report.progress("making a city");
    ListCity.make(300, crowd);
    Map<String, Samples> measured = new LinkedHashMap<>();
    try (var served = Served.start(ListCity.data(), "no");
        var reader = new ListReader(served.address(), ListCity.COMMAND, ListCity.PASSWORD)) {
      for (int round = -5; round < rounds; round++) {
        report.progress("round %d of %d", round + 1, rounds);
        for (var one : ASKED.entrySet()) {
          double millis = reader.millis(one.getValue());
          if (round >= 0) {
            measured.computeIfAbsent(one.getKey(), none -> new Samples()).add(millis);
          }
        }
      }
    }
    say(report, measured);
  }

  private static void say(Report report, Map<String, Samples> measured) {
    var table = new Table("", "answered, ms", "spread");
    measured.forEach((what, samples) -> table.row(what, Figures.number(samples.median()), samples.spread()));
    report.say(table);
    double slowest = measured.values().stream().mapToDouble(Samples::median).max().orElse(Double.NaN);
    report.reach("every such page in an instant: < 500 ms", Figures.number(slowest) + " ms", slowest < MOST_MILLIS);
  }
}

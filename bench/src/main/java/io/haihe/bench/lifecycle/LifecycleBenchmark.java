package io.haihe.bench.lifecycle;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Server;
import io.haihe.bench.kit.Table;
import java.util.List;

/** The same six steps by our engine, by three process engines and by hand-written SQL, in turns on one PostgreSQL. */
public final class LifecycleBenchmark implements Benchmark {

  private static final List<Integer> CALLERS = List.of(1, 4, 16);
  private static final int MOST_CALLERS = 16;
  private static final double TIMES_THE_BEST_ENGINE = 12;
  private static final double OF_THE_LIMIT = 0.8;
  private static final double TIMES_THE_LIMITS_TAIL = 1.5;

  @Override
  public String name() {
    return "lifecycle";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    try (var server = Server.start(); var race = new Race(server, report, quick)) {
      report.say("## Lifecycle");
      report.say(
          """
          Six steps (register, dispatch, accept, handle, verify, close) with 6 variables, a text of 100 characters, work given to \
          groups and one deadline; each step durable before the next. The engines as shipped, history "audit", their background \
          jobs off; they open an instance and then claim and complete each step apart. "Commits" are the transactions that wrote \
          something, as the server counted them: steps of Haihe's callers that come at the same moment share one. "Every case read anew": \
          without remembering the cases that were moved last. "With index": on ACT_RU_TASK(PARENT_TASK_ID_).""");
      report.say(server.describe() + ".");
      race.begin();
      for (int callers : CALLERS) {
        judge(report, callers, show(report, "### %d caller%s".formatted(callers, callers == 1 ? "" : "s"), race.at(callers)));
      }
      int open = race.leaveOpen();
      show(report, "### 4 callers with %,d cases open beforehand".formatted(open), race.at(4));
    }
  }

  private static List<Result> show(Report report, String title, List<Result> results) {
    report.say(title);
    var table = new Table("", "lifecycles/s", "spread", "step median, ms", "step p99, ms", "commits a case");
    for (Result one : results) {
      table.row(
          one.who().words, Figures.number(one.rate().median()), one.rate().spread(),
          Figures.millis(one.micros().getValueAtPercentile(50)), Figures.millis(one.micros().getValueAtPercentile(99)),
          Figures.number(one.commitsPerCase()));
    }
    report.say(table);
    return results;
  }

  private static void judge(Report report, int callers, List<Result> results) {
    if (callers != MOST_CALLERS || results.size() < Field.values().length) {
      return;
    }
    Result us = of(results, Field.HAIHE);
    Result limit = of(results, Field.ONE_STATEMENT);
    double best = results.stream().filter(one -> one.who().kind == Field.Kind.ENGINE)
        .mapToDouble(one -> one.rate().median()).max().orElseThrow();
    reach(report, "≥ 12 × the best engine at 16 callers", us.rate().median() / best, TIMES_THE_BEST_ENGINE, true);
    reach(report, "≥ 0.8 × one statement a step at 16 callers", us.rate().median() / limit.rate().median(), OF_THE_LIMIT, true);
    double tail = (double) us.micros().getValueAtPercentile(99) / limit.micros().getValueAtPercentile(99);
    reach(report, "p99 of a step ≤ 1.5 × that limit's at 16 callers", tail, TIMES_THE_LIMITS_TAIL, false);
  }

  private static void reach(Report report, String goal, double found, double bound, boolean atLeast) {
    report.reach(goal, Figures.number(found) + " ×", atLeast ? found >= bound : found <= bound);
  }

  private static Result of(List<Result> results, Field who) {
    return results.stream().filter(one -> one.who() == who).findFirst().orElseThrow();
  }
}

package io.haihe.bench.pages;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Samples;
import io.haihe.bench.kit.Table;
import io.haihe.bench.start.Served;
import java.util.List;

/** How long a clerk with a full desk waits for the work list, on a computer four times as slow: until it listens, until the rows are seen, and until the first click is answered. */
public final class PagesBenchmark implements Benchmark {

  private static final int CASES = 300;
  private static final int ROWS = 200;
  private static final double MOST_MILLIS = 1000;
  private static final String LIST = "/work?tab=waiting&rows=" + ROWS;
  private static final List<String> VISITS = List.of("nothing cached", "been there before");

  private record Measured(Samples ready, Samples seen, Samples answered, Samples kilobytes) {

    Measured() {
      this(new Samples(), new Samples(), new Samples(), new Samples());
    }

    void add(SlowBrowser.Visit visit) {
      ready.add(visit.ready());
      seen.add(visit.seen());
      answered.add(visit.answered());
      kilobytes.add(visit.kilobytes());
    }

    /** Whichever of what one waits for comes last. */
    double interactive() {
      return Math.max(ready.median(), Math.max(seen.median(), answered.median()));
    }
  }

  @Override
  public String name() {
    return "pages";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int rounds = quick ? 2 : 20;
    report.say("## Pages");
    report.say(("The work list of %d rows of %d in a real Chromium, its CPU slowed %d×; from the start of the navigation until the page listens,"
        + " until its rows are seen, and until a click on the first row, made at that moment, shows the case beside the list. Median of %d.")
        .formatted(ROWS, CASES, SlowBrowser.TIMES, rounds));
    report.progress("making a city");
    ListCity.make(CASES, 0);
    var measured = List.of(new Measured(), new Measured());
    try (var served = Served.start(ListCity.data(), "no");
        var browser = new SlowBrowser(served.address(), ListCity.LOGIN, ListCity.PASSWORD)) {
      report.progress("warming the server up");
      for (int i = 0; i < (quick ? 1 : 10); i++) {
        browser.visitTwice(LIST);
      }
      for (int round = 0; round < rounds; round++) {
        report.progress("round %d of %d", round + 1, rounds);
        List<SlowBrowser.Visit> visits = browser.visitTwice(LIST);
        for (int i = 0; i < visits.size(); i++) {
          if (visits.get(i).rows() != ROWS) {
            throw new IllegalStateException(visits.get(i).rows() + " rows instead of " + ROWS);
          }
          measured.get(i).add(visits.get(i));
        }
      }
    }
    say(report, measured);
  }

  private static void say(Report report, List<Measured> measured) {
    var table = new Table("", "listens, ms", "spread", "rows seen, ms", "spread", "first click answered, ms", "spread", "over the wire, kB");
    for (int i = 0; i < VISITS.size(); i++) {
      Measured one = measured.get(i);
      table.row(
          VISITS.get(i), Figures.number(one.ready().median()), one.ready().spread(), Figures.number(one.seen().median()), one.seen().spread(), Figures.number(one.answered().median()),
          one.answered().spread(), Figures.number(one.kilobytes().median()));
    }
    report.say(table);
    double slowest = measured.stream().mapToDouble(Measured::interactive).max().orElse(Double.NaN);
    report.reach("200 rows interactive, CPU slowed 4× < 1,000 ms", Figures.number(slowest) + " ms", slowest < MOST_MILLIS);
  }
}

package io.haihe.bench.http;

import io.haihe.bench.Benchmark;
import io.haihe.bench.http.OpenLoop.Run;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Table;
import io.haihe.bench.start.Served;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;

/** The whole product under the load of a city, from the client's side. */
public final class HttpBenchmark implements Benchmark {

  private static final List<Integer> SHARES = List.of(25, 50, 75, 90);
  private static final double SUSTAINED_P99_MILLIS = 500;
  private static final int BURST = 10;
  private static final double MOST_BURST_MILLIS = 5000;
  private static final int MOST_RECOVERY_SECONDS = 10;

  private Report report;
  private OpenLoop loop;
  private boolean quick;

  @Override
  public String name() {
    return "http";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    this.report = report;
    this.quick = quick;
    report.say("## HTTP");
    report.say(
        """
        `./haihe serve` on the demonstration's Tianjin (embedded database, client on the same machine). Five members of staff are signed in; every request \
        passes session, sight and permits. 70 % lists and case pages, 25 % steps, 5 % new reports; requests are sent by a fixed schedule and latency counts \
        from the moment each was due.""");
    report.progress("making a city");
    List<String> numbers = LoadedCity.make(quick ? 0.02 : 1, quick ? 200 : 5000);
    report.progress("serving it");
    try (var served = Served.start(LoadedCity.data(), "yes", Map.of("HAIHE_SCENARIOS", LoadedCity.scenarios().toString()));
        var client = client()) {
      loop = new OpenLoop(new CityLoad(client, served.address(), numbers));
      double most = highestSustained();
      shares(most);
      report.say("Memory of the server afterwards: %s MB.".formatted(Figures.number(served.residentMegabytes())));
      burst(most, served);
      report.say("Memory of the server after the burst: %s MB.".formatted(Figures.number(served.residentMegabytes())));
    }
    redmine();
  }

  /** Beside a Redmine that is served here with the same cores; {@code HAIHE_BENCH_REDMINE} is its address and the key of its REST interface. */
  private void redmine() throws Exception {
    String given = System.getenv("HAIHE_BENCH_REDMINE");
    if (given == null) {
      report.say("Redmine was not compared: HAIHE_BENCH_REDMINE says where one is.");
      return;
    }
    String[] parts = given.split(" ", 2);
    try (var client = client()) {
      report.progress("asking Redmine");
      loop = new OpenLoop(new RedmineLoad(client, parts[0], parts[1], quick ? 20 : 500));
      double most = highestSustained();
      report.say("Redmine, the same mixture and limit on the same machine: **%s requests/s** sustained.".formatted(Figures.number(most)));
      var table = header("Redmine, of its highest rate");
      for (int share : List.of(50, 90)) {
        row(table, share + " %", loop.at(most * share / 100, quick ? 2 : 30));
      }
      report.say(table);
    }
  }

  /** As many connections as it takes, each used again, and no request sent twice. */
  private static CloseableHttpClient client() {
    return HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setMaxConnPerRoute(Integer.MAX_VALUE)
            .build())
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableRedirectHandling()
        .build();
  }

  /** Doubles until it is too much, then halves the gap. */
  private double highestSustained() throws InterruptedException {
    double seconds = quick ? 2 : 8;
    loop.at(quick ? 5 : 30, seconds);
    double good = 0;
    double bad = quick ? 5 : 25;
    while (sustained(bad, seconds)) {
      good = bad;
      bad *= 2;
    }
    for (int i = 0; i < (quick ? 1 : 4); i++) {
      double middle = (good + bad) / 2;
      if (sustained(middle, seconds)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return Math.max(good, 2);
  }

  private boolean sustained(double rate, double seconds) throws InterruptedException {
    Run run = loop.at(rate, seconds);
    boolean sustained = run.turnedAway() == 0 && run.failed() == 0 && run.millis(99) <= SUSTAINED_P99_MILLIS;
    report.progress("%.0f requests/s: p99 %.0f ms, %d turned away, %d failed: %s",
        rate, run.millis(99), run.turnedAway(), run.failed(), sustained ? "sustained" : "too much");
    return sustained;
  }

  private void shares(double most) throws InterruptedException {
    report.say("Highest sustained rate (p99 ≤ %.0f ms, nobody turned away): **%s requests/s**.".formatted(SUSTAINED_P99_MILLIS, Figures.number(most)));
    var table = header("of the highest rate");
    for (int share : SHARES) {
      report.progress("%d %%", share);
      row(table, share + " %", loop.at(most * share / 100, quick ? 2 : 30));
    }
    report.say(table);
  }

  private static Table header(String first) {
    return new Table(first, "offered/s", "answered/s", "median, ms", "p90", "p99", "p99.9", "longest", "turned away", "failed");
  }

  private static void row(Table table, String first, Run run) {
    table.row(first, Figures.number(run.offered()), Figures.number(run.answeredPerSecond()), Figures.number(run.millis(50)),
        Figures.number(run.millis(90)), Figures.number(run.millis(99)), Figures.number(run.millis(99.9)),
        Figures.number(run.millis(100)), run.turnedAway(), run.failed());
  }

  private void burst(double most, Served served) throws InterruptedException {
    report.progress("burst");
    Run before = loop.at(most / 2, quick ? 2 : 10);
    double servers = served.cpuSeconds();
    double clients = ownCpuSeconds();
    Run burst = loop.at(most * BURST, quick ? 10 : 60);
    report.say("In the burst the client took %s s of the two cores, the server %s s beside its PostgreSQL.".formatted(
        Figures.number(ownCpuSeconds() - clients), Figures.number(served.cpuSeconds() - servers)));
    int recovery = secondsToRecover(most / 2, before.millis(99));
    var table = header("");
    row(table, "before, half the highest rate", before);
    row(table, "burst, 10 × the highest rate", burst);
    report.say(table);
    report.say("Back to twice the p99 before it or less, with nobody turned away, %d s after the burst.".formatted(recovery));
    report.reach("under 10 × load those let in are answered within 5 s", Figures.number(burst.millis(100)) + " ms at most",
        burst.millis(100) <= MOST_BURST_MILLIS);
    report.reach("no error of ours in the burst", burst.failed() + " failed", burst.failed() == 0);
    report.reach("recovered within 10 s", recovery + " s", recovery <= MOST_RECOVERY_SECONDS);
  }

  private static double ownCpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().map(used -> used.toMillis() / 1000.0).orElse(Double.NaN);
  }

  private int secondsToRecover(double rate, double p99Before) throws InterruptedException {
    int longest = quick ? 5 : 60;
    for (int second = 1; second <= longest; second++) {
      Run run = loop.at(rate, 1);
      if (run.turnedAway() + run.failed() == 0 && run.millis(99) <= Math.max(2 * p99Before, 50)) {
        return second;
      }
    }
    return longest;
  }
}

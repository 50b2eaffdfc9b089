package io.haihe.bench.http;

import io.haihe.bench.Benchmark;
import io.haihe.bench.http.OpenLoop.Run;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Samples;
import io.haihe.bench.kit.Table;
import io.haihe.bench.start.Served;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;

/** Guides as visitors who are not signed in read them, beside nginx with the same bytes as files. */
public final class GuidesBenchmark implements Benchmark {

  /** 1.51 thousand million visits, all within one year's office hours: 250 days of eight hours. */
  private static final double USUAL = 1.51e9 / (250 * 8 * 3600);

  private static final int BURST = 10;
  private static final double MOST_BURST_MILLIS = 500;
  private static final double SHARE_OF_NGINX = 0.5;

  @Override
  public String name() {
    return "guides";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    report.say("## Guides");
    if (!Wrk.isThere("nginx") || !Wrk.isThere("wrk")) {
      report.say("Not measured: nginx and wrk have to be installed (on Debian: `apt-get install nginx-light wrk`).");
      return;
    }
    report.progress("making a city");
    List<String> guides = GuideCity.make();
    report.say(("`./haihe serve` with the demonstration's catalogue: the guides of its %d items, in Chinese, packed by gzip, for visitors who are not signed in. nginx serves the"
        + " answers' bytes with the same headers, packed beforehand. wrk asks over 32 kept connections as fast as answers come; everything on this machine.").formatted(guides.size()));
    try (var served = Served.start(GuideCity.data(), "no")) {
      report.progress("warming up, keeping what is answered");
      new Wrk(guides).run(served.address(), quick ? 2 : 20);
      try (var nginx = sameBytes(served.address(), guides)) {
        race(report, guides, served, nginx, quick);
      }
      burst(report, guides, served, quick);
      report.say("Memory of the server afterwards: %s MB.".formatted(Figures.number(served.residentMegabytes())));
    }
  }

  private static Nginx sameBytes(String address, List<String> guides) throws IOException, InterruptedException {
    Nginx.empty();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (String path : guides) {
        Nginx.keep(path, get(client, address + path).body());
      }
      HttpResponse<byte[]> ours = get(client, address + guides.getFirst());
      Nginx nginx = Nginx.start(ours.headers());
      HttpResponse<byte[]> its = get(client, nginx.address() + guides.getFirst());
      if (!Arrays.equals(ours.body(), its.body()) || !its.headers().firstValue("content-encoding").orElse("").equals("gzip")) {
        throw new IOException("nginx does not answer the same");
      }
      return nginx;
    }
  }

  private static HttpResponse<byte[]> get(HttpClient client, String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address))
        .header("Accept", "text/html").header("Accept-Encoding", "gzip").header("Accept-Language", "zh-CN").build();
    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(address + ": " + answer.statusCode());
    }
    return answer;
  }

  private static void race(Report report, List<String> guides, Served served, Nginx nginx, boolean quick) throws IOException, InterruptedException {
    var wrk = new Wrk(guides);
    var table = new Table("", "requests/s", "p50 ms", "p99 ms", "failed");
    var ours = new Samples();
    var its = new Samples();
    for (int round = 1; round <= (quick ? 1 : 3); round++) {
      report.progress("round %d", round);
      for (boolean our : new boolean[] {true, false}) {
        Wrk.Run run = wrk.run(our ? served.address() : nginx.address(), quick ? 2 : 10);
        (our ? ours : its).add(run.perSecond());
        table.row(
            our ? "Haihe" : "nginx", Figures.number(run.perSecond()), Figures.number(run.p50()), Figures.number(run.p99()), run.failed());
      }
    }
    report.say(table);
    double share = ours.median() / its.median();
    report.reach("anonymous guides ≥ 0.5 × nginx", Figures.number(share) + " ×", share >= SHARE_OF_NGINX);
  }

  private static void burst(Report report, List<String> guides, Served served, boolean quick) throws IOException, InterruptedException {
    report.progress("burst");
    try (var client = client()) {
      var next = new AtomicInteger();
      var loop = new OpenLoop(() -> look(client, served.address() + guides.get(Math.floorMod(next.getAndIncrement(), guides.size()))));
      loop.at(USUAL, quick ? 2 : 10);
      Run usual = loop.at(USUAL, quick ? 2 : 20);
      Run burst = loop.at(USUAL * BURST, quick ? 2 : 30);
      var table = new Table("offered/s", "answered/s", "p50 ms", "p99 ms", "longest", "turned away", "failed");
      for (Run run : List.of(usual, burst)) {
        table.row(Figures.number(run.offered()), Figures.number(run.answeredPerSecond()), Figures.number(run.millis(50)), Figures.number(run.millis(99)),
            Figures.number(run.millis(100)), run.turnedAway(), run.failed());
      }
      report.say("The usual rate (1.51 thousand million visits within a year's office hours) and ten times as much, by a fixed schedule; latency counts from the moment each request was due.");
      report.say(table);
      boolean none = burst.turnedAway() + burst.failed() == 0;
      report.reach("10 × the usual: nobody turned away, no error, p99 ≤ 500 ms",
          burst.turnedAway() + burst.failed() + " errors, p99 " + Figures.number(burst.millis(99)) + " ms", none && burst.millis(99) <= MOST_BURST_MILLIS);
    }
  }

  private static CloseableHttpClient client() {
    return HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setMaxConnPerRoute(Integer.MAX_VALUE)
            .build())
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .build();
  }

  private static Session.Answer look(CloseableHttpClient client, String address) throws IOException {
    var request = ClassicRequestBuilder.get(address)
        .addHeader("Accept", "text/html").addHeader("Accept-Encoding", "gzip").addHeader("Accept-Language", "zh-CN").build();
    return client.execute(request, response -> {
      EntityUtils.consume(response.getEntity());
      return new Session.Answer(response.getCode(), "", response.containsHeader("Retry-After"));
    });
  }
}

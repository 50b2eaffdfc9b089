package io.haihe.bench.http;

import io.haihe.bench.kit.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks for pages as fast as they come, over a number of connections that are kept: wrk, which takes little of the machine itself. */
final class Wrk {

  private static final int CONNECTIONS = 32;

  private static final String SCRIPT =
      """
      local asked = {}
      local at = 0
      init = function(args)
        for line in io.lines(args[1]) do
          asked[#asked + 1] = wrk.format("GET", line, {["Host"] = wrk.host, ["Accept"] = "text/html", ["Accept-Encoding"] = "gzip", ["Accept-Language"] = "zh-CN"})
        end
      end
      request = function()
        at = at % #asked + 1
        return asked[at]
      end
      done = function(summary, latency, requests)
        local e = summary.errors
        io.write(string.format("@ %d %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
          e.connect + e.read + e.write + e.status + e.timeout))
      end
      """;

  private final Path script = Folders.work().resolve("guides.lua");
  private final Path pages = Folders.work().resolve("guides.txt");

  Wrk(List<String> paths) throws IOException {
    Files.createDirectories(Folders.work());
    Files.writeString(script, SCRIPT);
    Files.write(pages, paths);
  }

  /** Latencies in milliseconds, from the moment a request was sent. */
  record Run(double perSecond, double p50, double p99, long failed) {}

  static boolean isThere(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + command).redirectErrorStream(true).start().waitFor() == 0;
  }

  Run run(String address, int seconds) throws IOException, InterruptedException {
    Process wrk = new ProcessBuilder(
            "wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "-s", script.toString(), address, "--", pages.toString())
        .redirectErrorStream(true).start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    wrk.waitFor();
    String[] figures = said.lines().filter(line -> line.startsWith("@ ")).findFirst().orElseThrow(() -> new IOException(said)).split(" ");
    double micros = Double.parseDouble(figures[2]);
    return new Run(
        Double.parseDouble(figures[1]) / micros * 1e6, Double.parseDouble(figures[3]) / 1000, Double.parseDouble(figures[4]) / 1000, Long.parseLong(figures[5]));
  }
}

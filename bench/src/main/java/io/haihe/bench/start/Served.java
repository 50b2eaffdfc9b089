package io.haihe.bench.start;

import io.haihe.bench.kit.Folders;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A city served by the launcher in a process of its own. */
public final class Served implements AutoCloseable {

  private static final int LONGEST_SECONDS = 300;

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final int port;
  private final double secondsToFirstPage;

  private Served(Process process, int port, long begun) throws IOException, InterruptedException {
    this.process = process;
    this.port = port;
    awaitFirstPage();
    this.secondsToFirstPage = (System.nanoTime() - begun) / 1e9;
  }

  /**
   * Returns when the first page has been answered.
   *
   * @param rehearse whether the launcher may record and use a recorded start: {@code yes} or {@code no}
   */
  public static Served start(Path data, String rehearse) throws IOException, InterruptedException {
    return start(data, rehearse, Map.of());
  }

  /** As the other one, with more of an environment. */
  public static Served start(Path data, String rehearse, Map<String, String> environment)
      throws IOException, InterruptedException {
    int port = freePort();
    var builder = launcher(data, "serve", "--port", Integer.toString(port));
    builder.environment().put("HAIHE_REHEARSE", rehearse);
    builder.environment().putAll(environment);
    long begun = System.nanoTime();
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new Served(process, port, begun);
  }

  /** Runs a command that ends by itself. */
  public static void once(Path data, String... command) throws IOException, InterruptedException {
    if (launcher(data, command).start().waitFor() != 0) {
      throw new IOException("haihe " + command[0] + " failed; see " + log(data));
    }
  }

  private static ProcessBuilder launcher(Path data, String... command) throws IOException {
    Files.createDirectories(data);
    var line = new ArrayList<>(List.of(Folders.project().resolve("haihe").toString()));
    line.addAll(List.of(command));
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log(data).toFile());
    builder.environment().put("HAIHE_DATA", data.toString());
    builder.environment().remove("HAIHE_DB_URL");
    return builder;
  }

  private static Path log(Path data) {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  private void awaitFirstPage() throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        close();
        throw new IOException("haihe serve did not begin to answer");
      }
      Thread.sleep(10);
    }
  }

  private boolean answers() throws IOException, InterruptedException {
    try {
      return look("/") == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  /** @return the status */
  public int look(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address() + path)).header("Accept", "text/html").build();
    return client.send(request, BodyHandlers.ofByteArray()).statusCode();
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  public double secondsToFirstPage() {
    return secondsToFirstPage;
  }

  /** Of the JVM: the launcher has become it. */
  public double residentMegabytes() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    try (var lines = Files.lines(status)) {
      return lines.filter(line -> line.startsWith("VmRSS")).mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
          .findFirst().orElse(Double.NaN);
    }
  }

  /** Of the JVM, since it began; its PostgreSQL has processes of its own. */
  public double cpuSeconds() {
    return process.info().totalCpuDuration().map(used -> used.toMillis() / 1000.0).orElse(Double.NaN);
  }

  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop();
    client.close();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

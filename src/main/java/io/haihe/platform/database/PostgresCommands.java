package io.haihe.platform.database;

import io.haihe.platform.StartFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code initdb} and {@code pg_ctl}. */
final class PostgresCommands {

  private static final int LONGEST_MINUTES = 10;

  private final Path home;
  private final Path output;

  /**
   * @param home holds {@code bin}
   * @param output what a command said the last time
   */
  PostgresCommands(Path home, Path output) {
    this.home = home;
    this.output = output;
  }

  /** Runs a command and reports whether it succeeded. */
  boolean run(String command, String... arguments) {
    try {
      var process =
          new ProcessBuilder(line(command, arguments))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      return process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      throw new StartFault(e, "platform.start.failed", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFault(e, "platform.start.interrupted");
    }
  }

  /** Runs a command that must succeed. */
  void must(String command, String... arguments) {
    if (!run(command, arguments)) {
      throw new StartFault("platform.start.failed", lastWords(output));
    }
  }

  /** The last line with words in it of a log. */
  static String lastWords(Path log) {
    try {
      return Files.readString(log, StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.endsWith("Examine the log output."))
          .reduce((_, last) -> last)
          .orElse("");
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private List<String> line(String command, String... arguments) {
    var line = new ArrayList<String>();
    if (isRoot()) {
      line.addAll(List.of("unshare", "-U"));
    }
    line.add(home.resolve("bin").resolve(command).toString());
    line.addAll(List.of(arguments));
    return line;
  }

  /** PostgreSQL refuses to run as root, except in a user namespace where it does not know that it is. */
  private static boolean isRoot() {
    return System.getProperty("os.name").equals("Linux") && "root".equals(System.getProperty("user.name"));
  }
}

package io.haihe.bench.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine and the versions a run was made with, in words. */
final class Machine {

  private Machine() {}

  static String describe() {
    return "%s, %d cores, %d GB memory; %s %s; JDK %s; commit %s".formatted(
        firstValue("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors(), memory(),
        System.getProperty("os.name"), System.getProperty("os.version"), Runtime.version(), commit());
  }

  private static long memory() {
    String total = firstValue("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
    return total.isEmpty() ? 0 : Math.round(Long.parseLong(total) / 1048576.0);
  }

  private static String firstValue(String file, String key) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines.filter(line -> line.startsWith(key)).findFirst().map(line -> line.replaceFirst(".*?:\\s*", ""))
          .orElse("");
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  private static String commit() {
    try {
      var process = new ProcessBuilder("git", "-C", Folders.project().toString(), "describe", "--always", "--dirty").start();
      String said = new String(process.getInputStream().readAllBytes()).strip();
      return process.waitFor() == 0 ? said : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}

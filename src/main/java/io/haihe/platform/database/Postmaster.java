package io.haihe.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears what a killed process left behind: a PostgreSQL that lives on, or the note of one that does not. */
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Postmaster() {}

  /** Call only while the data folder is claimed: then nobody can need the PostgreSQL that is stopped here. */
  static void clearLeftover(Path cluster) throws IOException {
    var note = cluster.resolve("postmaster.pid");
    if (!Files.exists(note)) {
      return;
    }
    var leftover = process(note).filter(process -> runsOn(process, cluster));
    if (leftover.isPresent()) {
      LOG.warn("Stopping the PostgreSQL (process {}) that an earlier start left behind", leftover.get().pid());
      stop(leftover.get());
    }
    Files.deleteIfExists(note);
  }

  private static Optional<ProcessHandle> process(Path note) throws IOException {
    return Files.readAllLines(note).stream()
        .findFirst()
        .filter(line -> line.matches("\\d+"))
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
  }

  /** Process numbers are used again, always so in containers: the number alone says nothing. */
  private static boolean runsOn(ProcessHandle process, Path cluster) {
    var info = process.info();
    return info.command().orElse("").contains("postgres")
        && (info.arguments().isEmpty() || Arrays.asList(info.arguments().get()).contains(cluster.toString()));
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    if (!ends(process)) {
      process.destroyForcibly();
      ends(process);
    }
  }

  private static boolean ends(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

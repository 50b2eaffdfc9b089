package io.haihe.kernel.intake.importing;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an import did.
 *
 * @param rows in the file
 * @param opened cases that are new
 * @param known rows whose case had been there before
 * @param steps steps taken, deadlines not counted
 * @param rejected rows of which nothing was kept
 * @param rejects the file that holds them with line and reason, or null if there is none
 */
public record ImportReport(
    long rows, long opened, long known, long steps, long rejected, @Nullable Path rejects, Duration took) {

  public double rowsPerSecond() {
    return rows * 1000.0 / Math.max(1, took.toMillis());
  }
}

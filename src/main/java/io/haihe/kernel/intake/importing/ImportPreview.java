package io.haihe.kernel.intake.importing;

import io.haihe.kernel.casework.Case;
import io.haihe.platform.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows of a file would become.
 *
 * @param tried how many rows were tried
 * @param good how many of them would be taken over as new cases
 * @param known how many of them are there already
 * @param lines the first rows, and the first of those that would be rejected
 */
public record ImportPreview(int tried, int good, int known, List<Line> lines) {

  /**
   * A row.
   *
   * @param line where it begins in the file
   * @param id what names it, or empty
   * @param become the case it would become, or null
   * @param steps how many steps would be taken
   * @param known whether its case is there already
   * @param finding why it would be rejected, or null
   */
  public record Line(
      long line, String id, @Nullable Case become, int steps, boolean known, @Nullable Finding finding) {}

  public int rejected() {
    return tried - good - known;
  }
}

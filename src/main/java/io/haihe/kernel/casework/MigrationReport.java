package io.haihe.kernel.casework;

import io.haihe.platform.Finding;
import java.util.List;

/**
 * What came of a migration so far, or would.
 *
 * @param moves by case type and old state
 * @param stays by case type, state and reason
 */
public record MigrationReport(MigrationRun run, List<Moves> moves, List<Stays> stays) {

  public record Moves(String type, String from, String to, long number) {}

  /** @param examples the numbers of the first few */
  public record Stays(String type, String state, Finding why, long number, List<String> examples) {}

  /** How many keep their version. */
  public long staying() {
    return stays.stream().mapToLong(Stays::number).sum();
  }
}

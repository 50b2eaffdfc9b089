package io.haihe.modules.inspection.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a party is of its class: everything that counts on a day, and the rule it was counted by. Nothing in it is secret.
 *
 * @param points the sum of what counts
 * @param known whether anything counts; where nothing does, the class is the rule's for those of whom nothing is known
 * @param version of the rule
 */
public record CreditExplanation(
    RiskClass risk, int points, boolean known, String version, LocalDate day, List<Line> lines, List<CreditRule.Band> bands) {

  /**
   * A mark.
   *
   * @param kind {@link MarkKind#key()}; {@link MarkKind#textOf} its text
   * @param until the last day on which it counts, or null where the rule does not count it
   * @param source number of the case
   * @param withdrawn why it was taken back, or null
   */
  public record Line(
      String kind, int points, LocalDate at, @Nullable LocalDate until, boolean counts, String source, @Nullable String withdrawn) {}
}

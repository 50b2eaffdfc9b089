package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Fee;
import io.haihe.kernel.scenario.RuleFailure;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be paid in a case now.
 *
 * @param fen more than 0
 * @param seen the version of the case that asks for it
 */
public record Charge(long caseId, int seen, Fee fee, long fen) {

  /** The first of its fees that asks for something in the state it is in; a fee that cannot be worked out asks for nothing. */
  static Optional<Charge> of(CaseType type, Case now, Instant at, Directory directory) {
    Map<String, Object> variables = Variables.of(type, now, at, directory).map();
    return type.fees().values().stream()
        .filter(fee -> fee.in().contains(now.state()))
        .map(fee -> new Charge(now.id(), now.version(), fee, amount(fee, variables)))
        .filter(charge -> charge.fen() > 0)
        .findFirst();
  }

  private static long amount(Fee fee, Map<String, Object> variables) {
    try {
      return ((Number) fee.amount().evaluate(variables)).longValue();
    } catch (RuleFailure failure) {
      return 0;
    }
  }

  /** The step that follows when it was paid. */
  Command.Take paid(Instant at, @Nullable String key) {
    return new Command.Take(new Actor.Clock(), at, key, caseId, seen, fee.then(), Map.of());
  }
}

package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Relation.Kind;
import java.time.Instant;
import java.util.List;

/** What a step on one case brings about in another: kept together with the step or not at all. */
sealed interface Errand {

  record Act(Command.OnCase command) implements Errand {}

  /**
   * @param id of the new case
   * @param origin the case whose step opens it
   */
  record Open(long id, Others.Current current, Command.Open command, Relation origin) implements Errand {}

  /** Tells those who listen, where a step has ended the case, or made it go on. */
  static List<Errand> news(Case before, Case after, Instant at) {
    return before.outcome().equals(after.outcome())
        ? List.of()
        : after.relations().stream()
            .filter(relation -> Relation.LISTENING.contains(relation.kind()))
            .map(relation -> tell(relation, after, By.SYSTEM, at))
            .toList();
  }

  /** Tells one side of a pair of the other. */
  static Errand tell(Relation relation, Case of, By by, Instant at) {
    return hear(relation, of, by, at, false);
  }

  /** Tells one side of a pair that there is none any more. */
  static Errand part(Relation relation, Case from, By by, Instant at) {
    return hear(relation, from, by, at, true);
  }

  private static Errand hear(Relation relation, Case of, By by, Instant at, boolean parted) {
    Kind kind = relation.kind().turned();
    return new Act(new Command.Hear(
        new Actor.Other(by), at, null, relation.caseId(), 0, Relation.to(kind, of, null), parted));
  }
}

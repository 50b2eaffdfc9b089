package io.haihe.modules.inspection.open;

import io.haihe.kernel.casework.Changes;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Relation;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a party was ordered to put right (责令改正), as the timeline of that case says.
 *
 * @param visitCase the case of the visit it follows, or 0 while it follows none
 * @param dueAt when it is to be put right
 * @param inTime whether it was reported as done before that
 * @param prolongedFrom when it was to be put right before more time was given; null where none was
 * @param againFrom when it was to be put right before it was ordered once more; null where it was not
 * @param lapsed whether it was withdrawn since the result it rests on was changed
 * @param withdrawnFor why it was withdrawn, in words for the public; empty where it was not, and of versions of the scenario that asked for none
 */
record Rectification(
    long caseId, String number, long visitCase, String state, @Nullable Instant dueAt, @Nullable Instant endedAt, boolean corrected, boolean inTime,
    @Nullable Instant prolongedFrom, @Nullable Instant againFrom, boolean lapsed, String withdrawnFor) {

  static final String TYPE = "rectification";

  static final String CORRECTED = "corrected";
  static final String REFERRED = "referred";
  static final String WITHDRAWN = "withdrawn";

  /** The limits of the order, before and after it was prolonged; they are met when the party reports that it is done. */
  private static final Set<String> LIMITS = Set.of("correcting", "correctingLonger");

  private static final String MORE_TIME = "giveMoreTime";
  private static final String AGAIN = "orderAgain";
  private static final String LAPSE = "lapse";

  static Rectification after(@Nullable Rectification before, Entry entry) {
    Changes changes = entry.changes();
    Changes.Opened opened = changes.opened();
    Rectification was = opened == null ? before : new Rectification(entry.caseId(), opened.number(), 0, "", null, null, false, false, null, null, false, "");
    if (was == null) {
      throw new IllegalArgumentException("timeline of a rectification without its first entry: " + entry.caseId() + "/" + entry.seq());
    }
    long visit = changes.relations().stream()
        .filter(relation -> relation.kind() == Relation.Kind.PRECEDING)
        .mapToLong(Relation::caseId)
        .findFirst()
        .orElse(was.visitCase());
    String state = changes.state() == null ? was.state() : changes.state();
    Optional<Deadline> limit = limit(changes);
    Instant ended = Boolean.TRUE.equals(changes.ended()) ? entry.at() : was.endedAt();
    return new Rectification(
        was.caseId(), was.number(), visit, state, limit.map(Deadline::dueAt).orElse(was.dueAt()), ended, state.equals(CORRECTED),
        limit.map(one -> one.status() == Deadline.Status.MET).orElse(was.inTime()),
        moved(entry, MORE_TIME) ? was.dueAt() : was.prolongedFrom(), moved(entry, AGAIN) ? was.dueAt() : was.againFrom(),
        was.lapsed() || moved(entry, LAPSE), changes.facts().getOrDefault("withdrawnWords", was.withdrawnFor()).toString());
  }

  private static boolean moved(Entry entry, String step) {
    return entry.kind() == Entry.Kind.MOVED && entry.name().equals(step);
  }

  boolean withdrawn() {
    return state.equals(WITHDRAWN);
  }

  /** The one that runs, where prolonging ends the first and begins the second. */
  private static Optional<Deadline> limit(Changes changes) {
    return changes.deadlines().stream()
        .filter(deadline -> LIMITS.contains(deadline.rule()))
        .min(Comparator.comparing((Deadline deadline) -> deadline.status() != Deadline.Status.RUNNING));
  }
}

package io.haihe.kernel.casework;

import java.time.Instant;

/**
 * The moving of cases from one version of a scenario to another, or its rehearsal.
 *
 * @param from id of the version the cases go by
 * @param to id of the version they are moved to
 * @param rehearsal whether nothing is moved, only counted
 * @param cursor the last case looked at
 * @param overtaken how many cases of this pass somebody else was moving
 * @param moved how many cases were moved, or would be
 */
public record MigrationRun(
    int id,
    String scenario,
    int from,
    int to,
    boolean rehearsal,
    State state,
    long cursor,
    long overtaken,
    long moved,
    By startedBy,
    Instant startedAt,
    Instant changedAt) {

  public enum State {
    RUNNING,
    /** By somebody; it goes on where it was when it is resumed. */
    STOPPED,
    DONE
  }

  MigrationRun in(State next, Instant at) {
    return new MigrationRun(id, scenario, from, to, rehearsal, next, cursor, overtaken, moved, startedBy, startedAt, at);
  }

  MigrationRun at(long last, long overtakenNow, long movedNow, Instant at) {
    return new MigrationRun(id, scenario, from, to, rehearsal, state, last, overtakenNow, movedNow, startedBy, startedAt, at);
  }
}

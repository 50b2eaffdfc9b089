package io.haihe.modules.inspection.open;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A visit and what came of it, as the timeline of its case says.
 *
 * @param number of the case
 * @param kind {@code drawn}, {@code targeted} or {@code reinspection}
 * @param district in which the place lies; the place itself where it lies in none
 * @param unit the leading department
 * @param units departments that went there, the leading one first; empty before it is published
 * @param risk class of the party when it was drawn
 * @param items what was looked at, as {@code code/version}, in the order of the departments
 * @param year of the first day of the task
 * @param inspectedAt to the second; null before it is recorded, as in the others, and again while a record that was sent back is made anew
 * @param recordedAt kept while it is made anew: it was visited
 * @param publishDue when the promise to publish is due
 * @param publishedAt null again while what was left open has been settled and is yet to be published anew
 * @param result key of an {@link Outcome}, empty before it is recorded
 * @param checked points that were looked at
 * @param summary what is published in words
 * @param objecting whether an objection is open
 * @param atCounter whether staff took it down, and the party did not make it by its link
 * @param changed whether an objection changed the result
 * @param decision on the objection; {@link Decision#NONE} before
 * @param settled how what was left open was settled; {@link Settled#NONE} where nothing was
 */
public record Result(
    long caseId,
    String number,
    long visit,
    long task,
    String kind,
    String partyCode,
    String partyName,
    long place,
    long district,
    String field,
    long unit,
    List<Long> units,
    String risk,
    List<String> items,
    int year,
    boolean sample,
    String state,
    @Nullable Instant inspectedAt,
    @Nullable Instant recordedAt,
    @Nullable Instant publishDue,
    @Nullable Instant publishedAt,
    @Nullable Instant objectUntil,
    @Nullable Instant closedAt,
    boolean calledOff,
    String result,
    int problems,
    int checked,
    String summary,
    int objections,
    boolean objecting,
    boolean atCounter,
    boolean changed,
    boolean corrected,
    Decision decision,
    Settled settled) {

  /** All that went there as far as it is known: at least the leading one. */
  List<Long> departments() {
    return units.isEmpty() ? List.of(unit) : units;
  }

  Optional<Outcome> outcome() {
    return Outcome.of(result);
  }

  /** Whether it could be seen if something is wrong. */
  boolean judged() {
    return recordedAt != null && (outcome().filter(Outcome::judged).isPresent() || problems > 0);
  }

  boolean found() {
    return judged() && (problems > 0 || outcome().filter(Outcome::wrong).isPresent());
  }

  boolean inTime() {
    return publishedAt != null && publishDue != null && !publishedAt.isAfter(publishDue);
  }

  /** The same, except whether what was wrong has been put right. */
  Result corrected(boolean whether) {
    return whether == corrected
        ? this
        : new Result(
            caseId, number, visit, task, kind, partyCode, partyName, place, district, field, unit, units, risk, items, year, sample, state,
            inspectedAt, recordedAt, publishDue, publishedAt, objectUntil, closedAt, calledOff, result, problems, checked, summary, objections, objecting,
            atCounter, changed, whether, decision, settled);
  }
}

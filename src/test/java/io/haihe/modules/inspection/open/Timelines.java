package io.haihe.modules.inspection.open;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Changes;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Relation;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.PlaceCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A timeline as the engine writes it for a visit or a rectification of the scenario. */
final class Timelines {

  static final Instant FIRST = Instant.parse("2026-03-02T01:00:00Z");

  private final List<Entry> entries = new ArrayList<>();
  private final long id;
  private Instant now = FIRST;

  private Timelines(long id) {
    this.id = id;
  }

  /** @param unit the leading department */
  static Timelines visit(long id, long task, String kind, String party, String name, PlaceCode place, String field, long unit, String risk) {
    return visit(id, task, kind, party, name, place, field, unit, risk, List.of("12000000000001/1"));
  }

  /** @param items what is looked at */
  static Timelines visit(
      long id, long task, String kind, String party, String name, PlaceCode place, String field, long unit, String risk, List<String> items) {
    Timelines one = new Timelines(id);
    Map<String, Object> form = Map.of(
        "visit", id, "task", task, "kind", kind, "party", party, "partyName", name, "risk", risk, "from", "2026-03-01", "until", "2026-03-31",
        "unit", unit, "items", items);
    one.add(Entry.Kind.OPENED, "", Map.of(), one.changes(one.opened("IV" + id, "visit", field, place, form), "drawn", false, Map.of(), List.of(), List.of()));
    return one;
  }

  static Timelines rectification(long id, long visitCase, PlaceCode place, long unit) {
    Timelines one = new Timelines(id);
    one.add(Entry.Kind.OPENED, "", Map.of(), one.changes(
        one.opened("IR" + id, "rectification", "food", place, Map.of("visit", visitCase, "unit", unit)), "ordered", false, Map.of(),
        List.of(clock("correcting", Deadline.Status.RUNNING, one.now.plus(Duration.ofDays(30)))),
        List.of(new Relation(Relation.Kind.PRECEDING, visitCase, "IV" + visitCase, "", null))));
    return one;
  }

  private Changes.Opened opened(String number, String type, String field, PlaceCode place, Map<String, Object> form) {
    return new Changes.Opened(number, "inspection", 1, type, field, place, null, null, "text", form, "system", false);
  }

  private Changes changes(
      Changes.Opened opened, @Nullable String state, @Nullable Boolean ended, Map<String, Object> facts, List<Deadline> deadlines, List<Relation> relations) {
    return new Changes(opened, state, ended, null, null, null, false, facts, List.of(), deadlines, relations, List.of(), null);
  }

  private static Deadline clock(String key, Deadline.Status status, Instant due) {
    return new Deadline(key, 0, null, FIRST, due, true, status, null, 0, null);
  }

  private void add(Entry.Kind kind, String name, Map<String, Object> input, Changes changes) {
    add(new By(By.Kind.SYSTEM, 0, null, 0, 0), kind, name, input, changes);
  }

  private void add(By by, Entry.Kind kind, String name, Map<String, Object> input, Changes changes) {
    entries.add(new Entry(id, entries.size() + 1, now, by, kind, name, input, false, changes));
    now = now.plus(Duration.ofHours(3));
  }

  private Timelines step(String name, String state, Map<String, Object> input, Map<String, Object> facts, List<Deadline> deadlines) {
    add(Entry.Kind.MOVED, name, input, changes(null, state, state.equals("closed") || state.equals("corrected") || state.equals("referred")
        || state.equals("withdrawn") || state.equals("calledOff"), facts, deadlines, List.of()));
    return this;
  }

  Timelines later(Duration length) {
    now = now.plus(length);
    return this;
  }

  Timelines start() {
    return step("start", "underWay", Map.of(), Map.of(), List.of());
  }

  Timelines record(String result, int problems) {
    return step(
        "record", "recorded",
        Map.of("result", result, "problems", problems, "checked", 12, "summary", "what was seen", "inspectedAt", now.minusSeconds(600).toString()),
        Map.of("result", result), List.of(clock("publication", Deadline.Status.RUNNING, now.plus(Duration.ofDays(28)))));
  }

  Timelines correct() {
    return step("correct", "underWay", Map.of("explanation", "a line is missing"), Map.of(), List.of());
  }

  Timelines publish() {
    return step("publish", "published", Map.of(), Map.of(), List.of(clock("objecting", Deadline.Status.RUNNING, now.plus(Duration.ofDays(21)))));
  }

  /** As two officers settle it. */
  Timelines settleByTwo(String result, int problems, String seen) {
    add(Entry.Kind.MOVED, "settle", Map.of("result", result, "problems", problems, "summary", "settled", "settledSeen", seen), changes(
        null, null, null, Map.of("settledResult", result), List.of(), List.of()));
    return step("countersignSettled", "recorded", Map.of(), Map.of("result", result, "problems", (long) problems, "summary", "settled"), List.of());
  }

  /** As one did in versions before 1.3.0. */
  Timelines settle(String result, int problems) {
    return step("settle", "recorded", Map.of("result", result, "problems", problems, "summary", "settled"), Map.of(), List.of());
  }

  Timelines object() {
    return step("object", "objected", Map.of("reason", "not so"), Map.of("objections", 1L), List.of());
  }

  /** As a clerk takes one down. */
  Timelines objectAtCounter() {
    add(new By(By.Kind.STAFF, 7, Role.INTAKE_CLERK, 1, 0), Entry.Kind.MOVED, "object", Map.of("reason", "not so"), changes(
        null, "objected", null, Map.of("objections", 1L), List.of(), List.of()));
    return this;
  }

  Timelines change(String result, int problems) {
    return step("changeResult", "published", Map.of("result", result, "problems", problems, "summary", "changed"), Map.of(), List.of());
  }

  Timelines close() {
    return step("close", "closed", Map.of(), Map.of(), List.of());
  }

  Timelines callOff() {
    return step("askOff", "askedOff", Map.of("calledOffFor", "closedDown", "explanation", "Struck off."), Map.of("askedOffFor", "closedDown"), List.of())
        .step("callOff", "calledOff", Map.of(), Map.of("calledOffFor", "closedDown"), List.of());
  }

  Timelines done(boolean inTime) {
    step("report", "reported", Map.of(), Map.of(),
        List.of(clock("correcting", inTime ? Deadline.Status.MET : Deadline.Status.MISSED, FIRST.plus(Duration.ofDays(30)))));
    return seen();
  }

  private Timelines seen() {
    return step("confirm", "seen", Map.of(), Map.of(), List.of()).step("countersign", "corrected", Map.of(), Map.of(), List.of());
  }

  /** More time was given, and it was reported before that was over, or was not. */
  Timelines prolonged(boolean inTime) {
    Instant longer = FIRST.plus(Duration.ofDays(60));
    step("giveMoreTime", "prolonged", Map.of(), Map.of(), List.of(
        clock("correcting", Deadline.Status.MET, FIRST.plus(Duration.ofDays(30))), clock("correctingLonger", Deadline.Status.RUNNING, longer)));
    step(inTime ? "report" : "fallDue", inTime ? "reported" : "reinspecting", Map.of(), Map.of(),
        List.of(clock("correctingLonger", inTime ? Deadline.Status.MET : Deadline.Status.MISSED, longer)));
    return seen();
  }

  Timelines refer() {
    return step("refer", "referred", Map.of(), Map.of(), List.of());
  }

  /** Until a later day: more time was given. */
  Timelines giveMoreTime(Instant until) {
    return step("giveMoreTime", "prolonged", Map.of(), Map.of(), List.of(
        clock("correcting", Deadline.Status.MET, FIRST.plus(Duration.ofDays(30))), clock("correctingLonger", Deadline.Status.RUNNING, until)));
  }

  /** Looked at in vain, and ordered once more. */
  Timelines orderAgain(Instant until) {
    return step("fallDue", "reinspecting", Map.of(), Map.of(), List.of()).step("deny", "notCorrected", Map.of(), Map.of(), List.of())
        .step("orderAgain", "ordered", Map.of(), Map.of(), List.of(clock("correcting", Deadline.Status.RUNNING, until)));
  }

  Timelines lapse() {
    return step("lapse", "withdrawn", Map.of(), Map.of(), List.of());
  }

  Timelines withdrawByTwo(String why) {
    add(Entry.Kind.MOVED, "askToWithdraw", Map.of("withdrawnFor", why, "explanation", "for the file"), changes(
        null, null, null, Map.of("withdrawalWords", why), List.of(), List.of()));
    return step("withdraw", "withdrawn", Map.of(), Map.of("withdrawnWords", why), List.of());
  }

  /** As one did in versions before 1.4.0. */
  Timelines withdraw() {
    return step("withdraw", "withdrawn", Map.of(), Map.of(), List.of());
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }
}

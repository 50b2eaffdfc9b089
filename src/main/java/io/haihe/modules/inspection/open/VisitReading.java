package io.haihe.modules.inspection.open;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Changes;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the timeline of a visit's case, entry by entry. Pure. */
final class VisitReading {

  static final String SCENARIO = "inspection";
  static final String VISIT = "visit";

  private static final String PUBLICATION = "publication";
  private static final String OBJECTION = "objecting";
  private static final String CHANGED = "changeResult";
  private static final String UPHELD = "upholdResult";
  private static final String SETTLE = "settle";
  private static final String COUNTERSIGNED = "countersignSettled";
  private static final String RECORDED = "recorded";
  private static final Set<String> BEFORE = Set.of("drawn", "underWay", "askedOff");

  private final LongUnaryOperator districts;
  private final ZoneId zone;

  /** @param districts from the code of a place to that of its district */
  VisitReading(LongUnaryOperator districts, ZoneId zone) {
    this.districts = districts;
    this.zone = zone;
  }

  static boolean opens(Entry entry, String type) {
    Changes.Opened opened = entry.changes().opened();
    return opened != null && opened.scenario().equals(SCENARIO) && opened.type().equals(type);
  }

  /** @param before null only where the entry opens the case */
  Result after(@Nullable Result before, Entry entry) {
    Changes.Opened opened = entry.changes().opened();
    if (opened != null) {
      return moved(begun(entry, opened), entry);
    }
    if (before == null) {
      throw new IllegalArgumentException("timeline of a visit without its first entry: " + entry.caseId() + "/" + entry.seq());
    }
    return moved(before, entry);
  }

  private Result begun(Entry entry, Changes.Opened opened) {
    Map<String, Object> form = opened.form();
    long place = opened.place().value();
    LocalDate from = day(form.get("from"), entry.at());
    return new Result(
        entry.caseId(), opened.number(), number(form.get("visit")), number(form.get("task")), text(form.get("kind")), text(form.get("party")),
        text(form.get("partyName")), place, districts.applyAsLong(place), opened.category(), number(form.get("unit")), List.of(), text(form.get("risk")),
        form.get("items") instanceof List<?> items ? items.stream().map(VisitReading::text).toList() : List.of(), from.getYear(), opened.sample(), "", null, null, null, null, null, null, false, "", 0, 0, "", 0, false, false, false, false, Decision.NONE, Settled.NONE);
  }

  private Result moved(Result was, Entry entry) {
    Changes changes = entry.changes();
    Map<String, Object> facts = changes.migrated() == null ? changes.facts() : changes.migrated().facts();
    Map<String, Object> input = entered(entry, facts);
    String state = changes.state() == null ? was.state() : changes.state();
    boolean enters = changes.state() != null;
    boolean again = enters && BEFORE.contains(state);
    boolean recorded = enters && state.equals(RECORDED);
    boolean published = enters && state.equals("published");
    boolean says = Outcome.of(text(input.get("result"))).isPresent() && !BEFORE.contains(state);
    Instant inspected = says && input.containsKey("inspectedAt") ? moment(input.get("inspectedAt"), entry.at()) : was.inspectedAt();
    boolean object = entry.kind() == Entry.Kind.MOVED && entry.name().equals("object");
    int objections = facts.get("objections") instanceof Number count ? count.intValue() : was.objections() + (object ? 1 : 0);
    return new Result(
        was.caseId(), was.number(), was.visit(), was.task(), was.kind(), was.partyCode(), was.partyName(), was.place(), was.district(), was.field(),
        changes.responsible() != null && was.unit() == 0 ? changes.responsible() : was.unit(), was.units(), was.risk(), was.items(), was.year(), was.sample(), state,
        again ? null : recorded && inspected == null ? entry.at().truncatedTo(ChronoUnit.SECONDS) : inspected,
        recorded && (was.recordedAt() == null || BEFORE.contains(was.state())) ? entry.at() : was.recordedAt(),
        again ? null : due(changes, PUBLICATION, was.publishDue()),
        recorded ? null : published && was.publishedAt() == null ? entry.at() : was.publishedAt(),
        due(changes, OBJECTION, was.objectUntil()),
        enters && state.equals("closed") ? entry.at() : was.closedAt(),
        enters ? state.equals("calledOff") : was.calledOff(),
        again ? "" : says ? text(input.get("result")) : was.result(),
        again ? 0 : says && input.containsKey("problems") ? (int) number(input.get("problems")) : was.problems(),
        again ? 0 : says && input.containsKey("checked") ? (int) number(input.get("checked")) : was.checked(),
        again ? "" : says && input.containsKey("summary") ? text(input.get("summary")) : was.summary(),
        objections,
        object || !(published || enters && state.equals("closed")) && was.objecting(),
        object ? entry.by().kind() == By.Kind.STAFF : was.atCounter(),
        was.changed() || entry.kind() == Entry.Kind.MOVED && entry.name().equals(CHANGED),
        facts.get("corrected") instanceof Boolean corrected ? corrected : was.corrected(),
        decision(was, entry),
        settled(was, entry));
  }

  /**
   * What a step says of the visit. What one officer settled says nothing before another one countersigns it, and then as it was settled; in older
   * versions of the scenario one alone settled it.
   */
  private static Map<String, Object> entered(Entry entry, Map<String, Object> facts) {
    if (entry.kind() != Entry.Kind.MOVED) {
      return entry.input();
    }
    return switch (entry.name()) {
      case COUNTERSIGNED -> facts;
      case SETTLE -> RECORDED.equals(entry.changes().state()) ? entry.input() : Map.of();
      default -> entry.input();
    };
  }

  private static Settled settled(Result was, Entry entry) {
    if (entry.kind() != Entry.Kind.MOVED) {
      return was.settled();
    }
    boolean alone = entry.name().equals(SETTLE) && RECORDED.equals(entry.changes().state());
    if (entry.name().equals(SETTLE) && !alone) {
      return new Settled(null, text(entry.input().get("settledSeen")), was.problems(), was.publishedAt());
    }
    return alone || entry.name().equals(COUNTERSIGNED)
        ? new Settled(entry.at(), alone ? "" : was.settled().seen(), was.problems(), was.publishedAt())
        : was.settled();
  }

  private static Decision decision(Result was, Entry entry) {
    boolean changed = entry.name().equals(CHANGED);
    return entry.kind() != Entry.Kind.MOVED || !changed && !entry.name().equals(UPHELD)
        ? was.decision()
        : new Decision(text(entry.input().get("explanation")), changed ? was.result() : "", changed ? was.problems() : 0);
  }

  static @Nullable Instant due(Changes changes, String rule, @Nullable Instant before) {
    return changes.deadlines().stream()
        .filter(deadline -> deadline.rule().equals(rule))
        .map(Deadline::dueAt)
        .findFirst()
        .orElse(before);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private LocalDate day(@Nullable Object value, Instant otherwise) {
    try {
      return LocalDate.parse(text(value));
    } catch (DateTimeParseException none) {
      return LocalDate.ofInstant(otherwise, zone);
    }
  }

  /** With an offset, or on the city's own clock. */
  private Instant moment(@Nullable Object value, Instant otherwise) {
    String text = text(value);
    try {
      boolean offset = text.endsWith("Z") || text.matches(".*[+-]\\d{2}:?\\d{2}$");
      Instant at = offset ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).atZone(zone).toInstant();
      return at.truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeParseException unreadable) {
      return otherwise.truncatedTo(ChronoUnit.SECONDS);
    }
  }
}

package io.haihe.kernel.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One thing that happened to a case (流转记录). Its hash covers the one before it.
 *
 * @param seq 1, 2, … within the case
 * @param name the transition; {@code <task type>.<step>}; {@code <deadline>.warn|overdue|1|2|3}; {@code <relation>},
 *     {@code <relation>.ended|reopened|parted}; the new version; empty for other kinds
 * @param input what was entered, without personal fields
 * @param open whether the reporter may read {@code input}: for notes
 */
public record Entry(
    long caseId,
    int seq,
    Instant at,
    By by,
    Kind kind,
    String name,
    Map<String, Object> input,
    boolean open,
    Changes changes) {

  /** In a note: the people named in it. */
  static final String TOLD = "told";

  /** With a claim or a hand-over: a word for whoever has it next. */
  static final String WHY = "why";

  /** The people a note names. */
  public List<Long> told() {
    return kind == Kind.NOTED && input.get(TOLD) instanceof List<?> people
        ? people.stream().filter(Number.class::isInstance).map(person -> ((Number) person).longValue()).toList()
        : List.of();
  }

  /** The word that came with a hand-over, or empty. */
  public String why() {
    boolean handing = kind == Kind.CLAIMED || kind == Kind.ASSIGNED;
    return handing && input.get(WHY) instanceof String why ? why : "";
  }

  /** Whom a desk or a task was given to; 0 for nobody, and where nothing was given. */
  public long receiver() {
    boolean handing = kind == Kind.CLAIMED || kind == Kind.ASSIGNED;
    return handing && input.get("person") instanceof Number person ? person.longValue() : 0;
  }

  public enum Kind {
    OPENED,
    MOVED,
    STEPPED,
    FIRED,
    CLAIMED,
    ASSIGNED,
    NOTED,
    ATTACHED,
    /** Something was heard of another case. */
    RELATED,
    /** It goes by another version of its scenario from here on. */
    MIGRATED
  }
}

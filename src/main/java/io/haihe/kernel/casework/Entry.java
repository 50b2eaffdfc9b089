package io.haihe.kernel.casework;

import java.time.Instant;
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

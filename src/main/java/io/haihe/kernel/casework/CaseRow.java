package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as a list shows it.
 *
 * @param text the first characters of the reporter's words
 * @param dueAt the next running promise, or null
 */
public record CaseRow(
    long id,
    String number,
    String scenario,
    int scenarioVersion,
    String type,
    String state,
    boolean ended,
    String category,
    PlaceCode place,
    @Nullable Point point,
    String text,
    long responsible,
    @Nullable Desk desk,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Instant dueAt,
    int version,
    boolean sample) {

  /** As many characters of the reporter's words as a list shows. */
  private static final int GLIMPSE = 120;

  static CaseRow of(Case now) {
    return new CaseRow(
        now.id(), now.number(), now.scenario(), now.scenarioVersion(), now.type(), now.state(), now.ended(), now.category(), now.place(), now.point(),
        glimpse(now.text()), now.responsible(), now.desk(), now.openedAt(), now.closedAt(), now.nextDue(), now.version(), now.sample());
  }

  static String glimpse(String text) {
    return text.substring(0, Math.min(GLIMPSE, text.length()));
  }

  public boolean overdue(Instant now) {
    return dueAt != null && now.isAfter(dueAt);
  }
}

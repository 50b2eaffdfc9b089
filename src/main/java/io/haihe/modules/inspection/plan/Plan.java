package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a unit means to inspect in a year.
 *
 * @param above the city's plan it follows from, or 0
 * @param why it was withdrawn; empty if it was not
 * @param version counts its changes
 */
public record Plan(
    long id, int year, String title, long unit, PlaceCode place, long above, State state, long madeBy, Instant madeAt, @Nullable Instant publishedAt,
    String why, int version) {

  public enum State {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
  }

  /** Key of the word for its state. */
  public String stateKey() {
    return "inspection.plan.state." + state;
  }
}

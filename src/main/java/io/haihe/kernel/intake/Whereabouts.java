package io.haihe.kernel.intake;

import io.haihe.kernel.place.Place;
import java.util.List;

/** Where a matter is, as far as can be told without guessing. */
public sealed interface Whereabouts {

  /** It is clear. */
  record Clear(Place place) implements Whereabouts {}

  /**
   * A person has to choose.
   *
   * @param why what was not clear
   * @param candidates the places it may be, best first; empty if any place of the city may be it
   */
  record Unclear(Why why, List<Place> candidates) implements Whereabouts {}

  enum Why {
    /** Nothing was said about the place. */
    NOTHING_SAID,
    /** The words name no place of the city. */
    NOT_NAMED,
    /** The words fit several places. */
    SEVERAL,
    /** The words name a place that is too large to send somebody to. */
    TOO_LARGE,
    /** The position is in no known shape. */
    OUTSIDE
  }
}

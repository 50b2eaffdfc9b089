package io.haihe.modules.inspection.draw;

import java.util.Map;

/**
 * One that may be inspected (检查对象), as it stands in the pool.
 *
 * @param code what it is known by, such as the unified social credit code; no white space
 * @param stratum what it is drawn among: the risk class A–D, or finer
 * @param place where it is, for readers of the pool; may be empty
 * @param decks for each department of the visit the deck its officers come from; never empty
 */
public record Party(String code, String stratum, String place, Map<String, String> decks) {

  public Party {
    decks = Map.copyOf(decks);
  }
}

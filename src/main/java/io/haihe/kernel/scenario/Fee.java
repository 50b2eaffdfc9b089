package io.haihe.kernel.scenario;

import java.util.Set;

/**
 * What has to be paid in some states of a case (收费).
 *
 * @param in states in which it is asked for
 * @param amount in fen; nothing is asked where it is 0
 * @param then the transition the system takes when it was paid
 */
public record Fee(String key, Set<String> in, Rule amount, String then) {

  /** The scenario's text that says what it is for. */
  public String text() {
    return "fees." + key;
  }
}

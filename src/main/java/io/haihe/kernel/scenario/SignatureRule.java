package io.haihe.kernel.scenario;

import java.util.Set;

/**
 * That an application is to be signed by whoever hands it in (申请签名).
 *
 * @param in states in which it is asked for
 * @param by what it may be signed with, in the order of the file
 * @param then the transition the system takes when it was signed
 */
public record SignatureRule(Set<String> in, Set<Means> by, String then) {

  /** What a signature is made with. */
  public enum Means {
    PASSKEY,
    /** The password of the account once more: the city alone vouches for it. */
    PASSWORD
  }
}

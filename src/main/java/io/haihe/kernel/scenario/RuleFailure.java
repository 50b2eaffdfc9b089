package io.haihe.kernel.scenario;

/** A rule could not be worked out on what it was given: it divides by nothing, overflows, or costs more than a rule may. */
public final class RuleFailure extends IllegalStateException {

  public RuleFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

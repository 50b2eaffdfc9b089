package io.haihe.kernel.intake.classify;

/** @param confidence how often such a suggestion is right, from 0 to 1 */
public record Likely(String label, double confidence) {

  /** How often of ten times it is right. */
  public long inTen() {
    return Math.round(confidence * 10);
  }
}

package io.haihe.modules.inspection.register;

/** Credit risk of a regulated party (信用风险分类): how often it is drawn rises from A to D. */
public enum RiskClass {
  /** 低 */
  A,
  /** 一般; also whoever nothing is known of. */
  B,
  /** 较高 */
  C,
  /** 高 */
  D
}

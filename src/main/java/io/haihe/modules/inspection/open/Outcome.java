package io.haihe.modules.inspection.open;

import java.util.Arrays;
import java.util.Optional;

/** What may be found on a visit (检查结果), the eight values of the field. */
public enum Outcome {
  /** 未发现问题 */
  NO_PROBLEM("noProblem", true, false),
  /** 未按规定公示 */
  NOT_DISCLOSED("notDisclosed", true, true),
  /** 公示信息隐瞒真实情况、弄虚作假 */
  CONCEALED_OR_FALSE("concealedOrFalse", true, true),
  /** 通过登记的住所或经营场所无法联系 */
  UNREACHABLE("unreachable", true, true),
  /** 责令改正 */
  ORDERED_TO_CORRECT("orderedToCorrect", true, true),
  /** 不配合检查情节严重 */
  UNCOOPERATIVE("uncooperative", true, true),
  /** 未开展所涉经营活动 */
  NOT_IN_BUSINESS("notInBusiness", false, false),
  /** 发现问题待后续处理: nobody can say yet. */
  PENDING("pending", false, false);

  private final String key;
  private final boolean judged;
  private final boolean wrong;

  Outcome(String key, boolean judged, boolean wrong) {
    this.key = key;
    this.judged = judged;
    this.wrong = wrong;
  }

  /** As the scenario calls it. */
  public String key() {
    return key;
  }

  /** Whether it says that something is wrong, or that nothing is. */
  public boolean judged() {
    return judged;
  }

  public boolean wrong() {
    return wrong;
  }

  public static Optional<Outcome> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }
}

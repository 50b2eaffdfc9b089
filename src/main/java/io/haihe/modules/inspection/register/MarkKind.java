package io.haihe.modules.inspection.register;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can count for the credit risk of a party: facts recorded at inspections and what followed them. The list is closed, so that no rule can be
 * declared on anything else, such as who somebody is or what somebody said.
 */
public enum MarkKind {
  NO_PROBLEM,
  PROBLEM_FOUND,
  ORDERED_TO_CORRECT,
  NOT_CORRECTED,
  CORRECTED_IN_TIME,
  /** What has to be published was not (未按规定公示). */
  NOT_DISCLOSED,
  /** What was published is hidden or false (公示信息隐瞒真实情况、弄虚作假). */
  CONCEALED_OR_FALSE,
  /** Not to be found at its registered address (登记住所无法联系). */
  UNREACHABLE,
  UNCOOPERATIVE,
  /** A complaint that proved right. */
  UPHELD_COMPLAINT;

  private final String key;

  MarkKind() {
    StringBuilder word = new StringBuilder();
    for (String part : name().toLowerCase(java.util.Locale.ROOT).split("_")) {
      word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    key = word.toString();
  }

  /** {@code notCorrected} for {@link #NOT_CORRECTED}: the word used in rules, scenarios and tables. */
  public String key() {
    return key;
  }

  /** Key of the text that says what happened; of a kind no rule knows any more one that says so. */
  public static String textOf(String key) {
    return "inspection.register.mark." + ofKey(key).map(MarkKind::key).orElse("other");
  }

  public static Optional<MarkKind> ofKey(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}

package io.haihe.bench.inspections;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is entered at a step: results in the mixture of a year. */
final class Words {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final String NO_PROBLEM = "noProblem";
  static final String ORDERED = "orderedToCorrect";
  static final String PENDING = "pending";
  private static final int LINES = 3;

  private static final List<String> RESULTS =
      List.of(NO_PROBLEM, ORDERED, "notDisclosed", "concealedOrFalse", "unreachable", "uncooperative", "notInBusiness", PENDING);
  private static final double[] SHARES = {0.62, 0.12, 0.06, 0.03, 0.07, 0.01, 0.06, 0.03};
  private static final Set<String> WITH_PROBLEMS = Set.of(ORDERED, "notDisclosed", "concealedOrFalse");
  private static final Set<String> NOBODY_THERE = Set.of("unreachable", "notInBusiness");

  private Words() {}

  static String result(long caseId) {
    double at = Chance.of(caseId, "result");
    int i = 0;
    while (i < SHARES.length - 1 && at >= SHARES[i]) {
      at -= SHARES[i++];
    }
    return RESULTS.get(i);
  }

  static boolean nobodyThere(String result) {
    return NOBODY_THERE.contains(result);
  }

  static int problems(long caseId, String result) {
    return WITH_PROBLEMS.contains(result) ? Chance.of(caseId, "problems", 1, LINES) : 0;
  }

  static String summary(String result) {
    return "现场检查情况已向当事人说明，结果：" + result + "（样例）。";
  }

  static LocalDate correctBy(long caseId, Instant now) {
    return LocalDate.ofInstant(now, ZONE).plusDays(Chance.of(caseId, "by", 12, 28));
  }

  static Map<String, Object> record(long caseId, Instant now) {
    String result = result(caseId);
    boolean nobody = nobodyThere(result);
    boolean refused = !nobody && Chance.of(caseId, "refused") < 0.02;
    Map<String, Object> input = new HashMap<>();
    input.put("inspectedAt", now.minus(Duration.ofMinutes(5)).toString());
    input.put("result", result);
    input.put("checked", nobody ? 0 : LINES);
    input.put("problems", problems(caseId, result));
    input.put("summary", summary(result));
    input.put("spoken", !nobody);
    input.put("signed", nobody ? "absent" : refused ? "refused" : "signed");
    if (refused) {
      input.put("refusal", "当事人不认可");
      input.put("witness", "样例见证人");
    }
    if (result.equals(ORDERED)) {
      input.put("demands", "限期改正（样例）");
      input.put("correctBy", correctBy(caseId, now).toString());
    }
    input.put("record", HexFormat.of().toHexDigits(caseId).repeat(4));
    return input;
  }

  static Map<String, Object> settled() {
    return Map.of("result", NO_PROBLEM, "problems", 0, "summary", summary(NO_PROBLEM), "settledSeen", "检验报告合格（样例）。");
  }

  static Map<String, Object> changed() {
    return Map.of("result", NO_PROBLEM, "problems", 0, "summary", summary(NO_PROBLEM), "explanation", "异议成立（样例）。");
  }
}

package io.haihe.modules.inspection.open;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What somebody looks for among the published results; empty and 0 mean no matter.
 *
 * @param q part of a party's name, or its whole code
 * @param district code of a place
 * @param department template key of units that went there, such as {@code market-regulation}
 * @param year of the inspection
 * @param result key of an {@link Outcome}
 * @param task number of the task they were drawn by
 * @param after the last one of the page before
 */
record ResultQuery(String q, String district, String department, int year, String result, long task, String after) {

  private static final Pattern CODE = Pattern.compile("(?=.*\\d)[0-9A-Za-z-]{6,40}");
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,12})-(\\d{1,18})");
  private static final int SHORTEST = 2;
  private static final int LONGEST = 100;

  ResultQuery {
    q = q.strip();
    if (!q.isEmpty() && (q.length() < SHORTEST || q.length() > LONGEST || q.indexOf('\0') >= 0)) {
      throw new BadInput(Finding.ofField("q", "inspection.open.query.short", SHORTEST, LONGEST));
    }
    if (!result.isEmpty() && Outcome.of(result).isEmpty()) {
      throw new BadInput(Finding.ofField("result", "inspection.open.query.result", result));
    }
    if (year != 0 && (year < 2000 || year > 2200)) {
      throw new BadInput(Finding.ofField("year", "inspection.open.query.year", String.valueOf(year)));
    }
    if (!after.isEmpty() && !CURSOR.matcher(after).matches()) {
      throw new BadInput(Finding.ofField("after", "inspection.open.query.after"));
    }
  }

  boolean isCode() {
    return CODE.matcher(q).matches();
  }

  /** A place in the order of the list. */
  record Mark(Instant inspectedAt, long caseId) {

    static Mark of(Result one) {
      Instant at = one.inspectedAt();
      if (at == null) {
        throw new IllegalStateException("published and never inspected: " + one.number());
      }
      return new Mark(at, one.caseId());
    }

    @Override
    public String toString() {
      return inspectedAt.getEpochSecond() + "-" + caseId;
    }
  }

  @Nullable Mark mark() {
    var at = CURSOR.matcher(after);
    return at.matches() ? new Mark(Instant.ofEpochSecond(Long.parseLong(at.group(1))), Long.parseLong(at.group(2))) : null;
  }

  /** The address with what was asked for, and another beginning. */
  String link(String path, String from) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("q", q);
    asked.put("district", district);
    asked.put("department", department);
    asked.put("year", year == 0 ? "" : String.valueOf(year));
    asked.put("result", result);
    asked.put("task", task == 0 ? "" : String.valueOf(task));
    asked.put("after", from);
    asked.values().removeIf(String::isEmpty);
    return asked.isEmpty()
        ? path
        : asked.entrySet().stream()
            .map(one -> one.getKey() + "=" + UriUtils.encodeQueryParam(one.getValue(), "UTF-8").replace("+", "%2B"))
            .collect(Collectors.joining("&", path + "?", ""));
  }
}

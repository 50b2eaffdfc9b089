package io.haihe.modules.inspection.plan;

import io.haihe.platform.Finding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.util.MultiValueMap;

/** What was entered about calm days; nothing is lost when something is wrong. */
public record CalmForm(String place, String field, String from, String until, String reason) {

  static CalmForm of(MultiValueMap<String, String> sent) {
    return new CalmForm(
        PlanForm.one(sent, "place"), PlanForm.one(sent, "field"), PlanForm.one(sent, "from"), PlanForm.one(sent, "until"),
        PlanForm.one(sent, "reason"));
  }

  LocalDate day(String name, String text, List<Finding> wrong) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException none) {
      wrong.add(Finding.ofField(name, "inspection.plan.day"));
      return LocalDate.EPOCH;
    }
  }
}

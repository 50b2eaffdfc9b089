package io.haihe.modules.inspection.plan;

import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** What was entered about a plan; nothing is lost when something is wrong. */
public record PlanForm(String year, String title, String unit, int version) {

  static PlanForm of(MultiValueMap<String, String> sent) {
    return new PlanForm(one(sent, "year"), one(sent, "title"), one(sent, "unit"), Numbers.of(one(sent, "version")));
  }

  static PlanForm of(Plan plan) {
    return new PlanForm("" + plan.year(), plan.title(), "" + plan.unit(), plan.version());
  }

  /** @param about the year it is likely about */
  List<Finding> check(int about) {
    List<Finding> wrong = new ArrayList<>();
    if (!year.matches("\\d{4}") || Math.abs(Integer.parseInt(year) - about) > 1) {
      wrong.add(Finding.ofField("year", "inspection.plan.year", Integer.toString(about - 1), Integer.toString(about + 1)));
    }
    if (title.isEmpty() || title.length() > Plans.LONGEST) {
      wrong.add(Finding.ofField("title", "inspection.plan.text", Plans.LONGEST));
    }
    return wrong;
  }

  int yearNumber() {
    return Integer.parseInt(year);
  }

  long unitId() {
    return unit.matches("\\d{1,18}") ? Long.parseLong(unit) : 0;
  }

  static String one(MultiValueMap<String, String> sent, String name) {
    return Optional.ofNullable(sent.getFirst(name)).orElse("").strip();
  }
}

package io.haihe.modules.inspection.plan;

import java.util.Arrays;
import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * What was entered about a targeted inspection; nothing is lost when something is wrong.
 *
 * @param lead number of the case that gave the lead
 * @param parties codes, apart by spaces or commas
 * @param draw how the team is drawn
 */
public record TargetedForm(
    String title, String lead, String parties, String unit, List<String> items, String from, String until, String team, DrawForm draw) {

  static TargetedForm of(MultiValueMap<String, String> sent) {
    return new TargetedForm(
        PlanForm.one(sent, "title"), PlanForm.one(sent, "lead"), PlanForm.one(sent, "parties"), PlanForm.one(sent, "unit"),
        sent.getOrDefault("items", List.of()), PlanForm.one(sent, "from"), PlanForm.one(sent, "until"), PlanForm.one(sent, "team"),
        DrawForm.of(sent));
  }

  static TargetedForm fresh(String lead, String party) {
    return new TargetedForm("", lead, party, "", List.of(), "", "", "2", new DrawForm("", "", 0));
  }

  List<String> codes() {
    return Arrays.stream(parties.split("[\\s,;，；、]+")).filter(code -> !code.isEmpty()).distinct().toList();
  }

  long unitId() {
    return unit.matches("\\d{1,18}") ? Long.parseLong(unit) : 0;
  }
}

package io.haihe.modules.inspection.plan;

import io.haihe.modules.inspection.register.RiskClass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * What was entered about a task; nothing is lost when something is wrong.
 *
 * @param ratios percentages, by the name of the class
 * @param most how often a year, by the name of the class
 */
public record TaskForm(
    String title, String place, List<String> items, Map<String, String> ratios, Map<String, String> most, String from, String until, String team,
    int version) {

  static TaskForm of(MultiValueMap<String, String> sent) {
    return new TaskForm(
        PlanForm.one(sent, "title"), PlanForm.one(sent, "place"), sent.getOrDefault("items", List.of()), byClass(sent, "ratio"),
        byClass(sent, "most"), PlanForm.one(sent, "from"), PlanForm.one(sent, "until"), PlanForm.one(sent, "team"),
        Numbers.of(PlanForm.one(sent, "version")));
  }

  static TaskForm fresh(Plan plan) {
    return new TaskForm(
        "", plan.place().toString(), List.of(), percents(Shares.USUAL), often(Shares.USUAL), "", "", "2", 0);
  }

  static TaskForm of(PlannedTask task) {
    return new TaskForm(
        task.title(), task.place().toString(), task.items(), percents(task.shares()), often(task.shares()), task.from().toString(),
        task.until().toString(), "" + task.team(), task.version());
  }

  private static Map<String, String> byClass(MultiValueMap<String, String> sent, String name) {
    return Arrays.stream(RiskClass.values())
        .collect(Collectors.toMap(Enum::name, risk -> PlanForm.one(sent, name + risk), (one, _) -> one, TreeMap::new));
  }

  private static Map<String, String> percents(Shares shares) {
    Map<String, String> percents = new TreeMap<>();
    shares.ratios().forEach((risk, ratio) -> percents.put(risk.name(), Numbers.percent(ratio)));
    return percents;
  }

  private static Map<String, String> often(Shares shares) {
    Map<String, String> often = new TreeMap<>();
    shares.mostAYear().forEach((risk, most) -> often.put(risk.name(), "" + most));
    return often;
  }
}

package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a story may have meant by a step there is not, in a story's own words. */
final class StorySteps {

  private static final Pattern HUMP = Pattern.compile("_([a-z])");

  private StorySteps() {}

  /**
   * The steps that leave the state the case is in, or all where none does; of a task its own, or the tasks where there is none of that name.
   *
   * @return empty if it is no word that is wrong, but the task has not been asked for
   */
  static List<String> near(JsonNode step, SimulatedCase matter) {
    CaseType type = matter.type();
    if (step.has("task")) {
      TaskType kind = type.tasks().get(step.path("task").asString());
      if (kind == null) {
        return List.copyOf(type.tasks().keySet());
      }
      return kind.steps().containsKey(step.path("step").asString()) ? List.of() : List.copyOf(kind.steps().keySet());
    }
    String state = matter.now().state();
    List<String> here = type.transitions().values().stream()
        .filter(transition -> transition.from().contains(state))
        .map(Transition::key)
        .toList();
    return here.isEmpty() ? List.copyOf(type.transitions().keySet()) : here;
  }

  /** As a story writes the reason of a refusal. */
  static String camelCase(String reason) {
    return HUMP.matcher(reason.toLowerCase(Locale.ROOT)).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }
}

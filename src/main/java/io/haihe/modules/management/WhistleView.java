package io.haihe.modules.management;

import io.haihe.modules.management.CaseView.StepButton;
import io.haihe.modules.management.CaseView.TaskView;
import io.haihe.modules.management.TimelineLine.Pair;
import java.util.List;

/**
 * One whistle: the tasks of one board that were opened together.
 *
 * @param kind name of the tasks' type
 * @param buttons what ends it as a whole
 * @param data what was entered when it was blown
 */
public record WhistleView(
    CaseLine matter, String kind, String by, String when, List<Pair> data, List<StepButton> buttons, List<TaskView> asked, boolean open) {

  public long late() {
    return asked.stream().filter(task -> task.steps().stream().anyMatch(step -> step.late())).count();
  }
}

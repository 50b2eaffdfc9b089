package io.haihe.modules.management;

import io.haihe.modules.management.CaseView.StepButton;
import java.util.List;

/**
 * A case beside the list it stands in.
 *
 * @param stay the list with this case beside it
 * @param go the list with the next one
 * @param latest what happened last, the newest first
 */
public record Preview(CaseView view, String stay, String go, List<Step> steps, List<TaskSteps> tasks, List<TimelineLine> latest) {

  /**
   * @param form its page, on which the list is not forgotten
   * @param key makes it harmless to send it twice, where it is taken at once
   */
  public record Step(StepButton button, String form, String key) {}

  /** The steps of an open task, and whoever is asked. */
  public record TaskSteps(String name, List<Step> steps) {}
}

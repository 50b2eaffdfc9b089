package io.haihe.modules.administration;

import java.util.List;

/**
 * A text to reply with, of a scenario in force.
 *
 * @param scenario its title
 * @param step the name of the step beside which it is offered
 * @param mayEdit whether the viewer works on the scenario
 */
public record TemplateLine(
    String key, String scenarioKey, String scenario, String name, String step, String field, List<Part> text, boolean mayEdit) {

  /** @param filled whether it stands for what the case says; the words then are what that is called */
  public record Part(String words, boolean filled) {}
}

package io.haihe.modules.administration;

/**
 * A text to reply with, of a scenario in force.
 *
 * @param scenario its title
 * @param step the name of the step beside which it is offered
 * @param mayEdit whether the viewer works on the scenario
 */
public record TemplateLine(
    String key, String scenarioKey, String scenario, String name, String step, String field, String text, boolean mayEdit) {}

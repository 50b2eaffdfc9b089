package io.haihe.kernel.scenario;

import org.jspecify.annotations.Nullable;

/**
 * A text to reply with (答复模板): offered beside a field of a step, and edited before it is sent.
 *
 * @param step a transition, or {@code <task>.<step>}
 * @param when of which cases it is offered, or null for all
 */
public record ReplyTemplate(String key, String step, String field, @Nullable Rule when) {

  /** The scenario's text for its name. */
  public String name() {
    return "templates." + key;
  }

  /** The scenario's text that is filled in. */
  public String text() {
    return name() + ".text";
  }

  /** The scenario's text for the name of the step. */
  public String stepName() {
    return (step.contains(".") ? "tasks." : "transitions.") + step;
  }
}

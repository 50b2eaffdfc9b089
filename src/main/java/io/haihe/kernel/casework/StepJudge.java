package io.haihe.kernel.casework;

import io.haihe.platform.Finding;
import java.util.Map;
import java.util.Optional;

/** What a module knows against a step of a case of its own, that no rule of the scenario can know. Such a module has a bean of this type. */
public interface StepJudge {

  /**
   * Asked once everything else lets the step pass; not for what was imported.
   *
   * @param by who takes it
   * @param step key of the transition
   * @param input as it was entered
   * @return what is wrong with it, at the field it concerns; empty for whatever is none of its own
   */
  Optional<Finding> objection(Case matter, By by, String step, Map<String, Object> input);

  /** Whether the step is the module's own: it takes it when it is due, and nobody is offered it. It says so in {@link #objection} to whoever tries. */
  default boolean takenByModule(Case matter, String step) {
    return false;
  }
}

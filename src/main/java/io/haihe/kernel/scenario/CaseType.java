package io.haihe.kernel.scenario;

import io.haihe.kernel.place.Limit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of case is. Maps keep the order of the file.
 *
 * @param prefix what its case numbers begin with
 * @param initial key of the state a new case is in
 * @param signature that it is to be signed, or null
 * @param examination what apps that are handed in are examined for, or null where none are taken
 */
public record CaseType(
    String key,
    String prefix,
    Intake intake,
    String initial,
    Map<String, State> states,
    Map<String, Transition> transitions,
    Map<String, FactType> facts,
    Map<String, Route> routing,
    Map<String, DeadlineRule> deadlines,
    Map<String, Fee> fees,
    @Nullable SignatureRule signature,
    Map<String, TaskType> tasks,
    Map<String, Indicator> indicators,
    Publication publication,
    Privacy privacy,
    @Nullable Examination examination,
    Correspondence correspondence) {

  /** How long after ending in a state contact and personal fields are kept; null for as long as the case. */
  public @Nullable Limit retention(String state) {
    Limit own = state(state).retention();
    return own == null ? privacy.retention() : own;
  }

  public State state(String state) {
    return Optional.ofNullable(states.get(state))
        .orElseThrow(() -> new IllegalArgumentException("no state " + state + " in " + key));
  }

  /**
   * The rule of a deadline.
   *
   * @param rule key of one of the case's own, or {@code <task type>.<step>}
   */
  public Optional<DeadlineRule> deadline(String rule) {
    int dot = rule.indexOf('.');
    if (dot < 0) {
      return Optional.ofNullable(deadlines.get(rule));
    }
    return Optional.ofNullable(tasks.get(rule.substring(0, dot)))
        .flatMap(task -> Optional.ofNullable(task.steps().get(rule.substring(dot + 1))))
        .flatMap(step -> Optional.ofNullable(step.deadline()));
  }

  public Optional<Transition> transition(String transition) {
    return Optional.ofNullable(transitions.get(transition));
  }
}

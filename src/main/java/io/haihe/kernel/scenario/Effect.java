package io.haihe.kernel.scenario;

import org.jspecify.annotations.Nullable;

/** What a transition does besides moving the state. */
public sealed interface Effect {

  /** Sets the addressee by a route. */
  record Address(String route) implements Effect {}

  /** Makes the addressee responsible. */
  record TakeOver() implements Effect {}

  /** Sets a fact. */
  record SetFact(String fact, Rule value) implements Effect {}

  /** Adds one to a count fact. */
  record Count(String fact) implements Effect {}

  /**
   * Opens a task: one for each unit, or one for the task's role where {@code units} is null.
   *
   * @param units gives a unit id or a list of unit ids
   */
  record Open(String task, @Nullable Rule units) implements Effect {}

  /** Ends the oldest open task of a type as done, or all of them as cancelled. */
  record End(String task, boolean done) implements Effect {}

  /** Moves a deadline later by an amount in its own unit. */
  record Extend(String deadline, Rule by) implements Effect {}
}

package io.haihe.kernel.scenario;

import java.util.Map;
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
   * @param each a group of the form: one task for each of its rows, which is what that task is about; null for one about the whole form
   */
  record Open(String task, @Nullable Rule units, @Nullable String each) implements Effect {}

  /**
   * Ends the oldest open task of a type as done, or all of them as cancelled.
   *
   * @param units cancels only those of these units; null for all
   */
  record End(String task, boolean done, @Nullable Rule units) implements Effect {}

  /**
   * Closes a secret ballot.
   *
   * @param facts where the number of votes goes, by choice
   */
  record Tally(String task, Map<String, String> facts) implements Effect {}

  /** Moves a deadline later by an amount in its own unit. */
  record Extend(String deadline, Rule by) implements Effect {}

  /**
   * Joins the case into another of its type, in which it goes on.
   *
   * @param field of the form, in which the other one's number is entered
   * @param then the transition the system takes here when the other one ends, or null
   * @param when only where it holds, or null for always
   */
  record Merge(String field, @Nullable String then) implements Effect {}

  /** Takes a transition, with the same input, in the case this one was joined into. */
  record PassOn(String transition) implements Effect {}

  /**
   * Opens another case at the same place.
   *
   * @param scenario its scenario, or empty for this one
   * @param category null for the same
   * @param text null for the same words
   * @param form fields of its intake form
   * @param then the transition the system takes here when the other one ends, or null
   */
  record OpenCase(
      Bond as,
      String scenario,
      String type,
      @Nullable Rule category,
      @Nullable Rule text,
      Map<String, Rule> form,
      @Nullable String then,
      @Nullable Rule when)
      implements Effect {}
}

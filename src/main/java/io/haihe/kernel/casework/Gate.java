package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Requirement;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.kernel.scenario.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands before a step, whether of the case or of a task: a permit, a good form, the time for it, and the scenario's rules. */
final class Gate {

  private final Directory directory;
  private final Permits permits;
  private final Lookups lookups;
  private final Others others;

  Gate(Directory directory, Permits permits, Lookups lookups, Others others) {
    this.directory = directory;
    this.permits = permits;
    this.lookups = lookups;
    this.others = others;
  }

  /**
   * What the scenario asks of whoever takes a step.
   *
   * @param own the task whose step it is, or null for a transition
   * @param read the task whose data the rules may read, or null
   */
  record Terms(
      List<Permit> by,
      @Nullable Form form,
      @Nullable Window within,
      List<Requirement> require,
      @Nullable Task own,
      @Nullable Task read) {

    static Terms of(Transition transition, Case now) {
      return new Terms(
          transition.by(), transition.form(), transition.within(), transition.require(), null,
          Effects.concerned(transition, now));
    }

    static Terms of(TaskType kind, TaskType.Step step, Task task) {
      return new Terms(TaskSteps.permits(kind, step), step.form(), step.within(), step.require(), task, task);
    }
  }

  sealed interface Answer {

    record Passed(Step step) implements Answer {}

    record Stopped(Refused why) implements Answer {}
  }

  Answer ask(CaseType type, Case now, Actor actor, Terms terms, Map<String, Object> input, Instant at) {
    Optional<By> by = permits.find(actor, terms.by(), now, terms.own());
    if (by.isEmpty()) {
      return new Answer.Stopped(Refused.because(Reason.NOT_PERMITTED));
    }
    Form.Settled settled = lookups.settle(terms.form(), input, new Lookups.Entering(actor, now.scenario(), now.place(), now.id(), List.of(), at));
    if (!settled.findings().isEmpty()) {
      return new Answer.Stopped(Refused.input(settled.findings()));
    }
    Step step = new Step(type, by.get(), terms.form(), settled.values(), terms.read(), at);
    Map<String, Object> variables = step.variables(now, directory, compares(type, terms.require()) ? others.personal(now.id()) : Map.of());
    if (late(terms, now, variables, at)) {
      return new Answer.Stopped(Refused.because(Reason.TOO_LATE));
    }
    Optional<Refused> broken = broken(terms.require(), variables);
    return broken.isPresent() ? new Answer.Stopped(broken.get()) : new Answer.Passed(step);
  }

  /**
   * What keeps it shut before anything is entered, or empty where it would open. Rules on what is yet to be entered cannot be
   * judged and do not count.
   */
  Optional<Refused> shut(CaseType type, Case now, Actor actor, Terms terms, Instant at) {
    Optional<By> by = permits.find(actor, terms.by(), now, terms.own());
    if (by.isEmpty()) {
      return Optional.of(Refused.because(Reason.NOT_PERMITTED));
    }
    Map<String, Object> variables =
        new Step(type, by.get(), null, Map.of(), terms.read(), at).variables(now, directory, Map.of());
    List<Requirement> known = terms.require().stream().filter(rule -> !onInput(rule)).toList();
    return late(terms, now, variables, at) ? Optional.of(Refused.because(Reason.TOO_LATE)) : broken(known, variables);
  }

  private static boolean onInput(Requirement rule) {
    return rule.that().source().contains("input.");
  }

  /** Whether a rule compares what is entered with a personal field of the report, which the case itself does not hold. */
  private static boolean compares(CaseType type, List<Requirement> rules) {
    Form form = type.intake().form();
    return form != null
        && rules.stream().filter(Gate::onInput).anyMatch(rule -> form.fields().stream()
            .anyMatch(field -> field.personal() && rule.that().source().contains("form." + field.key())));
  }

  private boolean late(Terms terms, Case now, Map<String, Object> variables, Instant at) {
    if (terms.within() == null) {
      return false;
    }
    Instant since = terms.within().since().instant(variables);
    return since.equals(Instant.EPOCH)
        || at.isAfter(directory.calendar(now.place()).due(since, terms.within().limit()).at());
  }

  /** The first rule that says no. */
  static Optional<Refused> broken(List<Requirement> requirements, Map<String, Object> variables) {
    return requirements.stream()
        .filter(requirement -> !requirement.that().test(variables))
        .findFirst()
        .map(broken -> new Refused(Reason.GUARD, "refusals." + broken.otherwise(), List.of(), List.of()));
  }
}

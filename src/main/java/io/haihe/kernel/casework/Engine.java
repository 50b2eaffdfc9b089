package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Gate.Terms;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.RuleFailure;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides commands: pure, no database and no clock. What it says is done when the store has kept it. */
final class Engine {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Directory directory;
  private final Permits permits;
  private final Gate gate;
  private final Effects effects;
  private final Opening opening;
  private final Hearing hearing;
  private final Asides asides;

  Engine(Directory directory, Others others) {
    this.directory = directory;
    this.permits = new Permits(directory);
    Lookups lookups = new Lookups(directory, others);
    this.gate = new Gate(directory, permits, lookups, others);
    this.effects = new Effects(directory, others);
    this.opening = new Opening(directory, effects, lookups);
    this.hearing = new Hearing(directory, effects);
    this.asides = new Asides(directory);
  }

  /**
   * @param id of the new case
   * @param version the scenario version's id
   */
  Decision open(Scenario scenario, int version, long id, Command.Open command) {
    return guarded(scenario, () -> opening.decide(scenario, version, id, command, null));
  }

  List<Finding> foreseen(Scenario scenario, Command.Open command, Set<String> wrong) {
    return opening.foreseen(scenario, command, wrong);
  }

  Decision open(Errand.Open errand) {
    Others.Current current = errand.current();
    return guarded(
        current.scenario(),
        () -> opening.decide(current.scenario(), current.version(), errand.id(), errand.command(), errand.origin()));
  }

  /** @param now the case as stored, locked or guarded by its version */
  Decision decide(Scenario scenario, Case now, Command.OnCase command) {
    Instant asked = command.at().truncatedTo(ChronoUnit.MICROS);
    Instant at = asked.isBefore(now.updatedAt()) ? now.updatedAt() : asked;
    return switch (command) {
      case Command.Take take -> guarded(scenario, () -> take(scenario, now, take, at));
      case Command.TakeStep step -> guarded(scenario, () -> takeStep(scenario, now, step, at));
      case Command.Fire fire -> fire(scenario, now, fire, at);
      case Command.Assign assign -> assign(scenario, now, assign, at);
      case Command.Hear hear -> guarded(scenario, () -> hearing.decide(scenario, now, hear, at));
      case Command.Note note -> asides.note(now, note, at);
      case Command.Attach attach -> asides.attach(now, attach, at);
    };
  }

  /** A rule that cannot be worked out on what was entered refuses the step; it is no fault of who takes it. */
  private static Decision guarded(Scenario scenario, Supplier<Decision> decision) {
    try {
      return decision.get();
    } catch (RuleFailure failure) {
      LOG.warn("{} {}: {}", scenario.key(), scenario.version(), failure.getMessage());
      return Decision.No.because(Reason.RULE_FAILED);
    }
  }

  private Decision take(Scenario scenario, Case now, Command.Take command, Instant at) {
    CaseType type = scenario.type(now.type());
    Transition transition = type.transitions().get(command.transition());
    if (transition == null) {
      return Decision.No.because(Reason.NO_SUCH_STEP);
    }
    if (!transition.from().contains(now.state())) {
      return Decision.No.because(Reason.WRONG_STATE);
    }
    return switch (gate.ask(type, now, command.actor(), Terms.of(transition, now), command.input(), at)) {
      case Gate.Answer.Stopped stopped -> new Decision.No(stopped.why());
      case Gate.Answer.Passed passed -> {
        Optional<Finding> objection = command.actor() instanceof Actor.Importer
            ? Optional.empty()
            : directory.objection(now, passed.step().by(), transition.key(), passed.step().input());
        if (objection.isPresent()) {
          yield new Decision.No(Refused.input(List.of(objection.get())));
        }
        Draft draft = new Draft(scenario, now, at, directory, command.actor());
        effects.take(transition, draft, passed.step());
        yield draft.refused()
            .<Decision>map(Decision.No::new)
            .orElseGet(() -> done(now, draft, passed.step(), Entry.Kind.MOVED, transition.key()));
      }
    };
  }

  private Decision takeStep(Scenario scenario, Case now, Command.TakeStep command, Instant at) {
    CaseType type = scenario.type(now.type());
    Task task = now.tasks().get(command.task());
    TaskType kind = task == null ? null : type.tasks().get(task.type());
    TaskType.Step declared = kind == null ? null : kind.steps().get(command.step());
    if (task == null || kind == null || declared == null) {
      return Decision.No.because(Reason.NO_SUCH_STEP);
    }
    if (declared.ballot() && command.actor() instanceof Actor.Importer) {
      return Decision.No.because(Reason.NOT_PERMITTED);
    }
    if (!TaskSteps.mayBeTaken(kind, task, declared)) {
      return Decision.No.because(Reason.WRONG_STATE);
    }
    return switch (gate.ask(type, now, command.actor(), Terms.of(kind, declared, task), command.input(), at)) {
      case Gate.Answer.Stopped stopped -> new Decision.No(stopped.why());
      case Gate.Answer.Passed passed -> {
        Draft draft = new Draft(scenario, now, at, directory, command.actor());
        Step step = declared.ballot() ? Ballots.vote(draft, passed.step()) : passed.step();
        draft.takeStep(task, declared, step.by(), step.split().kept());
        effects.apply(declared.effects(), draft, step);
        yield draft.refused()
            .<Decision>map(Decision.No::new)
            .orElseGet(() -> done(now, draft, step, Entry.Kind.STEPPED, task.type() + "." + declared.key()));
      }
    };
  }

  private Decision fire(Scenario scenario, Case now, Command.Fire command, Instant at) {
    Deadline deadline = now.deadlines().get(command.deadline());
    CaseType type = scenario.type(now.type());
    DeadlineRule rule = deadline == null ? null : type.deadline(deadline.rule()).orElse(null);
    if (deadline == null || rule == null || deadline.nextAt() == null || deadline.nextAt().isAfter(at)) {
      return Decision.No.because(Reason.WRONG_STATE);
    }
    Draft draft = new Draft(scenario, now, at, directory, command.actor());
    Clockwork.Firing firing = draft.fire(rule, deadline);
    Step step = new Step(type, By.SYSTEM, null, Map.of(), now.tasks().get(deadline.task()), at);
    switch (firing.kind()) {
      case WARN -> {}
      case DUE -> effects.follow(rule.then(), draft, step);
      case ESCALATE -> effects.apply(rule.ladder().get(firing.rung()).effects(), draft, step);
    }
    return done(now, draft, step, Entry.Kind.FIRED, deadline.key() + "." + firing.name());
  }

  private Decision assign(Scenario scenario, Case now, Command.Assign command, Instant at) {
    Task task = now.tasks().get(command.task());
    if (command.task() == 0 ? now.desk() == null : task == null || !task.open()) {
      return Decision.No.because(Reason.WRONG_STATE);
    }
    Optional<By> by = Assignments.permit(permits, command, now, task);
    if (by.isEmpty()) {
      return Decision.No.because(Reason.NOT_PERMITTED);
    }
    if (!Assignments.reaches(permits, directory, command, now, task)) {
      return new Decision.No(Refused.input(List.of(Finding.ofField("person", "casework.assign.person"))));
    }
    String why = command.why().strip();
    if (why.length() > Assignments.LONGEST_WHY) {
      return new Decision.No(Refused.input(List.of(Finding.ofField("why", "casework.assign.why", Assignments.LONGEST_WHY))));
    }
    Draft draft = new Draft(scenario, now, at, directory, command.actor());
    draft.assign(command.task(), command.person());
    boolean own = command.person() == by.get().person();
    Entry.Kind kind = own ? Entry.Kind.CLAIMED : Entry.Kind.ASSIGNED;
    Map<String, Object> input = new TreeMap<>(Map.of("person", command.person(), "task", (long) command.task()));
    if (!why.isEmpty()) {
      input.put(Entry.WHY, why);
    }
    return done(now, draft, at, by.get(), kind, "", new Split(input, Map.of()));
  }

  private static Decision done(Case now, Draft draft, Step step, Entry.Kind kind, String name) {
    return done(now, draft, step.at(), step.by(), kind, name, step.split());
  }

  private static Decision done(Case now, Draft draft, Instant at, By by, Entry.Kind kind, String name, Split input) {
    Entry entry =
        new Entry(now.id(), now.version() + 1, at, by, kind, name, input.kept(), false, draft.changes(null));
    return Decision.Done.of(draft, now, entry, input.personal());
  }
}

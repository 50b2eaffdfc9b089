package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Requirement;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.kernel.scenario.Window;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides commands: pure, no database and no clock. What it says is done when the store has kept it. */
final class Engine {

  private final Directory directory;
  private final Permits permits;
  private final Effects effects;

  Engine(Directory directory) {
    this.directory = directory;
    this.permits = new Permits(directory);
    this.effects = new Effects(new Routing(directory));
  }

  /**
   * @param id of the new case
   * @param version the scenario version's id
   */
  Decision open(Scenario scenario, int version, long id, Command.Open command) {
    CaseType type = scenario.type(command.type());
    List<Finding> findings = IntakeRules.check(scenario, type, command);
    if (!findings.isEmpty()) {
      return new Decision.No(new Refused(Reason.BAD_INPUT, "", findings, List.of()));
    }
    Optional<By> by = opener(type, command);
    if (by.isEmpty()) {
      return Decision.No.because(Reason.NOT_PERMITTED);
    }
    Split form = Split.of(type.intake().form(), command.form());
    Changes.Opened opened =
        new Changes.Opened(
            CaseNumbers.of(type, id, command.at(), directory.calendar(command.place()).zone()),
            scenario.key(), version, type.key(), command.category(), command.place(), command.point(),
            command.address(), command.text(), form.kept(), command.channel(), command.sample());
    Draft draft = new Draft(scenario, blank(id, opened, command.at()), command.at(), directory, command.actor());
    draft.enter(type.initial(), by.get());
    Entry entry = entry(id, 1, command.at(), by.get(), Entry.Kind.OPENED, "", Map.of(), draft.changes(opened));
    return new Decision.Done(Evolution.apply(null, entry), entry, form.personal());
  }

  private Optional<By> opener(CaseType type, Command.Open command) {
    return switch (command.actor()) {
      case Actor.Reporter reporter -> type.intake().reporter() ? Optional.of(By.REPORTER) : Optional.empty();
      case Actor.Staff staff -> staff.viewer().seats().stream()
          .filter(seat -> seat.serves(command.scenario()) && type.intake().by().contains(seat.role()))
          .filter(seat -> directory.covers(seat.unit().place(), command.place()))
          .findFirst()
          .map(seat -> Permits.by(staff.viewer().person(), seat));
      case Actor.Importer importer -> Optional.of(new By(By.Kind.IMPORT, importer.person(), null, importer.unit(), 0));
      case Actor.Clock clock -> Optional.empty();
    };
  }

  private static Case blank(long id, Changes.Opened opened, Instant at) {
    return new Case(
        id, opened.number(), opened.scenario(), opened.scenarioVersion(), opened.type(), "", false, opened.category(),
        opened.place(), opened.point(), opened.address(), opened.text(), opened.form(), opened.channel(),
        opened.sample(), 0, 0, null, Map.of(), Map.of(), Map.of(), at, at, null, 0);
  }

  /** @param now the case as stored, locked or guarded by its version */
  Decision decide(Scenario scenario, Case now, Command.OnCase command) {
    Instant asked = command.at().truncatedTo(ChronoUnit.MICROS);
    Instant at = asked.isBefore(now.updatedAt()) ? now.updatedAt() : asked;
    return switch (command) {
      case Command.Take take -> take(scenario, now, take, at);
      case Command.TakeStep step -> takeStep(scenario, now, step, at);
      case Command.Fire fire -> fire(scenario, now, fire, at);
      case Command.Assign assign -> assign(scenario, now, assign, at);
      case Command.Note note -> noted(scenario, now, note, at);
      case Command.Attach attach -> attached(scenario, now, attach, at);
    };
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
    Optional<By> by = permits.find(command.actor(), transition.by(), now, null);
    if (by.isEmpty()) {
      return Decision.No.because(Reason.NOT_PERMITTED);
    }
    List<Finding> findings = findings(transition.form(), command.input());
    if (!findings.isEmpty()) {
      return new Decision.No(new Refused(Reason.BAD_INPUT, "", findings, List.of()));
    }
    Draft draft = new Draft(scenario, now, at, directory, command.actor());
    Step step = new Step(type, by.get(), transition.form(), command.input(), effects.concerned(transition, draft), at);
    Map<String, Object> variables = step.variables(draft);
    if (transition.within() != null && late(directory, transition.within(), now, variables, at)) {
      return Decision.No.because(Reason.TOO_LATE);
    }
    Optional<Refused> guard = guard(transition.require(), variables);
    return guard.isPresent() ? new Decision.No(guard.get()) : carryOut(transition, draft, step, now);
  }

  private Decision carryOut(Transition transition, Draft draft, Step step, Case now) {
    effects.apply(transition.effects(), draft, step);
    if (transition.to() != null) {
      draft.enter(transition.to(), step.by());
    }
    if (draft.lacksUnit()) {
      return Decision.No.because(Reason.NO_UNIT);
    }
    return done(now, draft, step.at(), step.by(), Entry.Kind.MOVED, transition.key(),
        Split.of(transition.form(), step.input()));
  }

  private Decision takeStep(Scenario scenario, Case now, Command.TakeStep command, Instant at) {
    CaseType type = scenario.type(now.type());
    Task task = now.tasks().get(command.task());
    TaskType kind = task == null ? null : type.tasks().get(task.type());
    TaskType.Step step = kind == null ? null : kind.steps().get(command.step());
    if (task == null || kind == null || step == null) {
      return Decision.No.because(Reason.NO_SUCH_STEP);
    }
    if (!TaskSteps.mayBeTaken(kind, task, step)) {
      return Decision.No.because(Reason.WRONG_STATE);
    }
    Optional<By> by = permits.find(command.actor(), TaskSteps.permits(kind, step), now, task);
    if (by.isEmpty()) {
      return Decision.No.because(Reason.NOT_PERMITTED);
    }
    List<Finding> findings = findings(step.form(), command.input());
    if (!findings.isEmpty()) {
      return new Decision.No(new Refused(Reason.BAD_INPUT, "", findings, List.of()));
    }
    Draft draft = new Draft(scenario, now, at, directory, command.actor());
    Map<String, Object> variables = new Step(type, by.get(), step.form(), command.input(), task, at).variables(draft);
    if (step.within() != null && late(directory, step.within(), now, variables, at)) {
      return Decision.No.because(Reason.TOO_LATE);
    }
    Optional<Refused> guard = guard(step.require(), variables);
    if (guard.isPresent()) {
      return new Decision.No(guard.get());
    }
    Split input = Split.of(step.form(), command.input());
    draft.takeStep(task, step, by.get(), input.kept());
    return done(now, draft, at, by.get(), Entry.Kind.STEPPED, task.type() + "." + step.key(), input);
  }

  private Decision fire(Scenario scenario, Case now, Command.Fire command, Instant at) {
    Deadline deadline = now.deadlines().get(command.deadline());
    CaseType type = scenario.type(now.type());
    DeadlineRule rule = deadline == null ? null : DeadlineRules.of(type, deadline);
    if (deadline == null || rule == null || deadline.nextAt() == null || deadline.nextAt().isAfter(at)) {
      return Decision.No.because(Reason.WRONG_STATE);
    }
    Draft draft = new Draft(scenario, now, at, directory, command.actor());
    Clockwork.Firing firing = draft.fire(rule, deadline);
    Step step = new Step(type, By.SYSTEM, null, Map.of(), now.tasks().get(deadline.task()), at);
    switch (firing.kind()) {
      case WARN -> {}
      case DUE -> then(type, rule, draft, now, step);
      case ESCALATE -> effects.apply(rule.ladder().get(firing.rung()).effects(), draft, step);
    }
    return done(now, draft, at, By.SYSTEM, Entry.Kind.FIRED, deadline.key() + "." + firing.name(), Split.NONE);
  }

  private void then(CaseType type, DeadlineRule rule, Draft draft, Case now, Step step) {
    Transition then = rule.then() == null ? null : type.transitions().get(rule.then());
    if (then == null || !then.from().contains(now.state()) || guard(then.require(), step.variables(draft)).isPresent()) {
      return;
    }
    effects.apply(then.effects(), draft, step);
    if (then.to() != null) {
      draft.enter(then.to(), By.SYSTEM);
    }
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
    Draft draft = new Draft(scenario, now, at, directory, command.actor());
    draft.assign(command.task(), command.person());
    boolean own = command.person() == by.get().person();
    Entry.Kind kind = own ? Entry.Kind.CLAIMED : Entry.Kind.ASSIGNED;
    Map<String, Object> input = new TreeMap<>(Map.of("person", command.person(), "task", (long) command.task()));
    return done(now, draft, at, by.get(), kind, "", new Split(input, Map.of()));
  }

  private Decision noted(Scenario scenario, Case now, Command.Note command, Instant at) {
    String text = command.text().strip();
    if (text.isEmpty() || text.length() > 4000) {
      Finding finding = Finding.ofField("text", "casework.note.length", 4000);
      return new Decision.No(new Refused(Reason.BAD_INPUT, "", List.of(finding), List.of()));
    }
    boolean open = command.open() || command.actor() instanceof Actor.Reporter;
    return aside(scenario, now, command, at, Entry.Kind.NOTED, Map.of("text", text), open);
  }

  private Decision attached(Scenario scenario, Case now, Command.Attach command, Instant at) {
    FileInfo file = command.file();
    Map<String, Object> input = new TreeMap<>();
    input.put("id", file.id());
    input.put("name", file.name());
    input.put("type", file.type());
    input.put("size", file.size());
    input.put("sha256", file.sha256());
    boolean open = command.open() || command.actor() instanceof Actor.Reporter;
    return aside(scenario, now, command, at, Entry.Kind.ATTACHED, input, open);
  }

  private Decision aside(
      Scenario scenario, Case now, Command.OnCase command, Instant at, Entry.Kind kind, Map<String, Object> input,
      boolean open) {
    Optional<By> by = Assignments.anyPart(command.actor(), now, directory);
    if (by.isEmpty()) {
      return Decision.No.because(Reason.NOT_PERMITTED);
    }
    Changes none = new Draft(scenario, now, at, directory, command.actor()).changes(null);
    Entry entry = new Entry(now.id(), now.version() + 1, at, by.get(), kind, "", input, open, none);
    return new Decision.Done(Evolution.apply(now, entry), entry, Map.of());
  }

  private static Decision done(
      Case now, Draft draft, Instant at, By by, Entry.Kind kind, String name, Split input) {
    Entry entry = entry(now.id(), now.version() + 1, at, by, kind, name, input.kept(), draft.changes(null));
    return new Decision.Done(Evolution.apply(now, entry), entry, input.personal());
  }

  private static Entry entry(
      long id, int seq, Instant at, By by, Entry.Kind kind, String name, Map<String, Object> input, Changes changes) {
    return new Entry(id, seq, at, by, kind, name, input, false, changes);
  }

  private static List<Finding> findings(@Nullable Form form, Map<String, Object> input) {
    return form == null ? List.of() : form.check(input);
  }

  static boolean late(
      Directory directory, Window window, Case now, Map<String, Object> variables, Instant at) {
    Instant since = window.since().instant(variables);
    return since.equals(Instant.EPOCH)
        || at.isAfter(directory.calendar(now.place()).due(since, window.limit()).at());
  }

  private static Optional<Refused> guard(List<Requirement> requirements, Map<String, Object> variables) {
    return requirements.stream()
        .filter(requirement -> !requirement.that().test(variables))
        .findFirst()
        .map(broken -> new Refused(Reason.GUARD, "refusals." + broken.otherwise(), List.of(), List.of()));
  }
}

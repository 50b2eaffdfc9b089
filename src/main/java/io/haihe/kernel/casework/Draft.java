package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Awaits;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.State;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A case while one command changes it; in the end the difference to what it was becomes the entry's changes. */
final class Draft {

  private final Scenario scenario;
  private final CaseType type;
  private final Case before;
  private final Instant at;
  private final Directory directory;
  private final Clockwork clockwork;
  private final Map<String, Instant> promises;
  private final Map<String, Object> facts;
  private final Map<Integer, Task> tasks;
  private final Map<String, Deadline> deadlines;
  private final Actor actor;
  private final Bonds bonds;
  private String state;
  private boolean ended;
  private long responsible;
  private long addressee;
  private @Nullable Desk desk;
  private @Nullable Refused refused;
  private Poll poll = Poll.NONE;

  Draft(Scenario scenario, Case before, Instant at, Directory directory, Actor actor) {
    this.scenario = scenario;
    this.type = scenario.type(before.type());
    this.before = before;
    this.at = at;
    this.directory = directory;
    this.actor = actor;
    this.bonds = new Bonds(before);
    this.clockwork = new Clockwork(directory.calendar(before.place()));
    this.promises = actor instanceof Actor.Importer importer ? importer.promises() : Map.of();
    this.facts = new TreeMap<>(before.facts());
    this.tasks = new TreeMap<>(before.tasks());
    this.deadlines = new TreeMap<>(before.deadlines());
    this.state = before.state();
    this.ended = before.ended();
    this.responsible = before.responsible();
    this.addressee = before.addressee();
    this.desk = before.desk();
  }

  /** The case as it stands in the middle of the command, for rules to read. */
  Case view() {
    return new Case(
        before.id(), before.number(), before.scenario(), before.scenarioVersion(), before.type(), state, ended,
        before.category(), before.place(), before.point(), before.address(), before.text(), before.form(),
        before.channel(), before.sample(), responsible, addressee, desk, facts, tasks, deadlines, bonds.all(),
        before.openedAt(), at, before.closedAt(), before.version() + 1);
  }

  Variables variables() {
    return Variables.of(type, view(), at, directory);
  }

  Changes changes(Changes.@Nullable Opened opened) {
    return changes(before, opened, null);
  }

  /** What is different from a case of another version, of which this one was made before the draft began. */
  Changes migration(Case since) {
    List<String> gone = since.deadlines().keySet().stream().filter(key -> !deadlines.containsKey(key)).toList();
    Changes.Migrated migrated =
        new Changes.Migrated(since.scenarioVersion(), before.scenarioVersion(), before.form(), new TreeMap<>(facts), gone);
    return changes(since, null, migrated);
  }

  private Changes changes(Case since, Changes.@Nullable Opened opened, Changes.@Nullable Migrated migrated) {
    return new Changes(
        opened,
        changed(since.state(), state),
        changed(since.ended(), ended),
        changed(since.responsible(), responsible),
        changed(since.addressee(), addressee),
        changed(since.desk(), desk),
        since.desk() != null && desk == null,
        migrated != null ? Map.of() : facts.entrySet().stream()
            .filter(fact -> !fact.getValue().equals(since.facts().get(fact.getKey())))
            .collect(TreeMap::new, (map, fact) -> map.put(fact.getKey(), fact.getValue()), TreeMap::putAll),
        tasks.values().stream().filter(task -> !task.equals(since.tasks().get(task.no()))).toList(),
        deadlines.values().stream()
            .filter(deadline -> !deadline.equals(since.deadlines().get(deadline.key())))
            .toList(),
        bonds.changed(),
        bonds.removed(),
        migrated);
  }

  private static <T> @Nullable T changed(@Nullable T before, @Nullable T now) {
    return Objects.equals(before, now) ? null : now;
  }

  Actor actor() {
    return actor;
  }

  Bonds bonds() {
    return bonds;
  }

  void refuse(Finding finding) {
    refuse(Refused.input(List.of(finding)));
  }

  /** An effect cannot be carried out: the first reason counts, and the step is not taken. */
  void refuse(Refused why) {
    refused = refused == null ? why : refused;
  }

  Optional<Refused> refused() {
    return Optional.ofNullable(refused).or(() -> lacksUnit() ? Optional.of(Refused.because(Reason.NO_UNIT)) : Optional.empty());
  }

  Poll poll() {
    return poll;
  }

  void vote(String choice) {
    poll = new Poll(choice, poll.closed());
  }

  /** What has been voted is over and forgotten. */
  void closeBallot() {
    poll = new Poll(poll.vote(), true);
  }

  void address(long unit) {
    addressee = unit;
  }

  void takeOver() {
    responsible = addressee;
  }

  void set(String fact, Object value) {
    facts.put(fact, FactValues.toKept(value));
  }

  void count(String fact) {
    facts.merge(fact, 1L, (had, one) -> ((Number) had).longValue() + 1);
  }

  /** Enters a state: clocks start, pause, go on and stop; the desk changes; a final state ends what is open. */
  void enter(String next, By by) {
    state = next;
    State entered = type.state(next);
    ended = entered.isFinal();
    if (ended) {
      cancelTasks(task -> true);
      if (type.tasks().values().stream().anyMatch(TaskType::secret)) {
        closeBallot();
      }
    } else {
      bonds.partFromJoined(by, at);
    }
    type.deadlines().values().forEach(this::follow);
    desk = deskOf(entered.awaits());
  }

  private void follow(DeadlineRule rule) {
    Deadline deadline = deadlines.get(rule.key());
    if (rule.runsIn().contains(state)) {
      put(run(rule, deadline));
    } else if (deadline == null) {
      return;
    } else if (rule.pausedIn().contains(state)) {
      put(deadline.status() == Deadline.Status.RUNNING ? clockwork.pause(deadline, at) : deadline);
    } else if (going(deadline)) {
      put(clockwork.stop(deadline, at));
    }
  }

  private @Nullable Deadline run(DeadlineRule rule, @Nullable Deadline deadline) {
    if (deadline != null && deadline.status() == Deadline.Status.RUNNING) {
      return deadline;
    }
    boolean goesOn =
        deadline != null && (deadline.status() == Deadline.Status.PAUSED || rule.cumulative() && deadline.limit() != null);
    return goesOn && deadline != null
        ? clockwork.resume(rule, deadline, at)
        : begin(rule, rule.key(), 0, variables().map());
  }

  private static boolean going(Deadline deadline) {
    return deadline.status() == Deadline.Status.RUNNING || deadline.status() == Deadline.Status.PAUSED;
  }

  private @Nullable Deadline begin(DeadlineRule rule, String key, int task, Map<String, Object> variables) {
    Instant promised = promises.get(rule.key());
    if (promised != null) {
      return clockwork.until(rule, key, task, promised, at);
    }
    if (rule.until() != null) {
      Instant due = rule.until().instant(variables);
      return due.equals(Instant.EPOCH) ? null : clockwork.until(rule, key, task, due, at);
    }
    return Limits.choose(rule, categoryColumns(), before.form(), variables).map(limit -> clockwork.start(rule, key, task, limit, at)).orElse(null);
  }

  private Map<String, String> categoryColumns() {
    return scenario.categories().find(before.category()).map(Category::columns).orElse(Map.of());
  }

  private void put(@Nullable Deadline deadline) {
    if (deadline != null) {
      deadlines.put(deadline.key(), deadline);
    }
  }

  private @Nullable Desk deskOf(@Nullable Awaits awaits) {
    if (awaits == null) {
      return null;
    }
    Desk next =
        awaits.unit() == null
            ? new Desk(awaits.role(), 0, directory.ancestor(before.place(), Objects.requireNonNull(awaits.level())), 0)
            : new Desk(awaits.role(), awaits.unit() == Awaits.UnitRef.RESPONSIBLE ? responsible : addressee, null, 0);
    return next.sameSpot(desk) ? desk : next;
  }

  /** Whether a unit is awaited but none is known. */
  boolean lacksUnit() {
    return desk != null && desk.place() == null && desk.unit() == 0;
  }

  /** @param unit the asked unit, or 0 for the task type's level */
  void openTask(TaskType kind, long unit, By by, Map<String, Object> data) {
    int no = tasks.size() + 1;
    PlaceCode place =
        unit != 0 || kind.level() == null ? null : directory.ancestor(before.place(), kind.level());
    Task task =
        new Task(
            no, kind.key(), kind.role(), unit, place, 0, Task.Status.OPEN, at, by.person(), by.unit(),
            before.version() + 1, data, Map.of(), null);
    tasks.put(no, task);
    Map<String, Object> variables = variables().task(type, task).map();
    kind.steps().values().forEach(step -> {
      if (step.deadline() != null) {
        put(begin(step.deadline(), stepKey(task, step.key()), no, variables));
      }
    });
  }

  static String stepKey(Task task, String step) {
    return task.type() + "." + step + "#" + task.no();
  }

  void takeStep(Task task, TaskType.Step step, By by, Map<String, Object> input) {
    Map<String, Task.StepTaken> steps = new TreeMap<>(task.steps());
    steps.put(step.key(), new Task.StepTaken(at, by.person(), by.unit(), input));
    tasks.put(task.no(), task.with(steps));
    Deadline deadline = deadlines.get(stepKey(task, step.key()));
    if (deadline != null && going(deadline)) {
      put(clockwork.stop(deadline, at));
    }
    if (step.completes() && task.open()) {
      endTask(Objects.requireNonNull(tasks.get(task.no())), true);
    }
  }

  void cancelTasks(Predicate<Task> which) {
    openTasks().stream().filter(which).forEach(task -> endTask(task, false));
  }

  void endTask(Task task, boolean done) {
    tasks.put(task.no(), task.ended(done ? Task.Status.DONE : Task.Status.CANCELLED, at));
    List.copyOf(deadlines.values()).stream()
        .filter(deadline -> deadline.task() == task.no() && going(deadline))
        .forEach(deadline -> put(deadline.stopped(Deadline.Status.CANCELLED, null)));
  }

  private List<Task> openTasks() {
    return tasks.values().stream().filter(Task::open).toList();
  }

  void assign(int task, long person) {
    if (task != 0) {
      tasks.computeIfPresent(task, (no, now) -> now.assignedTo(person));
    } else if (desk != null) {
      desk = desk.assignedTo(person);
    }
  }

  void extend(DeadlineRule rule, int amount) {
    Deadline deadline = deadlines.get(rule.key());
    if (deadline != null && going(deadline)) {
      put(clockwork.extend(rule, deadline, amount, at));
    }
  }

  /** Marks the next firing of a deadline as done. */
  Clockwork.Firing fire(DeadlineRule rule, Deadline deadline) {
    Clockwork.Firing firing = clockwork.plan(rule, deadline).get(deadline.fired());
    put(clockwork.afterFiring(rule, deadline));
    return firing;
  }
}

package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.casework.words.CaseClocks;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.ClockWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.modules.management.CaseView.TaskStepView;
import io.haihe.modules.management.CaseView.TaskView;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows tasks with their steps and clocks, and the viewer's buttons. */
@Component
class TaskViews {

  private final Scenarios scenarios;
  private final CaseWords words;
  private final CaseClocks clocks;
  private final TimeWords time;
  private final Values values;
  private final Buttons buttons;
  private final Assigning assigning;
  private final Texts texts;

  TaskViews(
      Scenarios scenarios,
      CaseWords words,
      CaseClocks clocks,
      TimeWords time,
      Values values,
      Buttons buttons,
      Assigning assigning,
      Texts texts) {
    this.scenarios = scenarios;
    this.words = words;
    this.clocks = clocks;
    this.time = time;
    this.values = values;
    this.buttons = buttons;
    this.assigning = assigning;
    this.texts = texts;
  }

  /** A migration may have left one behind that ended and of which the scenario knows nothing any more; it is in the timeline. */
  boolean isKnown(Case now, Task task) {
    return scenarios.version(now.scenarioVersion()).type(now.type()).tasks().containsKey(task.type());
  }

  /** @param choices what the viewer may do on the case now */
  TaskView of(Locale locale, Viewer viewer, Case now, Task task, List<Choice> choices, Instant at) {
    TaskType type = scenarios.version(now.scenarioVersion()).type(now.type()).tasks().get(task.type());
    return new TaskView(
        task.no(),
        words.scenario(locale, now.scenarioVersion(), "tasks." + task.type()),
        words.spot(locale, task.role(), task.unit(), task.place()),
        opener(locale, task),
        time.moment(locale, now.place(), task.openedAt(), at),
        texts.text(locale, "management.task." + task.status()),
        task.open(),
        values.of(locale, viewer, now, type == null ? null : type.data(), task.data()),
        type == null ? List.of() : type.steps().values().stream()
            .map(step -> step(locale, viewer, now, task, step, next(type, task), at))
            .toList(),
        buttons.ofTask(locale, now, task, choices),
        task.open() ? assigning.of(locale, viewer, now, task.no(), at) : null);
  }

  private String opener(Locale locale, Task task) {
    String unit = words.unit(locale, task.opener());
    return task.openedBy() == 0 ? unit : words.person(task.openedBy()) + (unit.isEmpty() ? "" : " · " + unit);
  }

  private static @Nullable String next(TaskType type, Task task) {
    return type.steps().keySet().stream().filter(key -> !task.steps().containsKey(key)).findFirst().orElse(null);
  }

  private TaskStepView step(
      Locale locale, Viewer viewer, Case now, Task task, TaskType.Step step, @Nullable String next, Instant at) {
    Task.StepTaken taken = task.steps().get(step.key());
    Deadline deadline = now.deadlines().get(task.type() + "." + step.key() + "#" + task.no());
    ClockWords clock = deadline == null ? null : clocks.of(locale, now.place(), deadline, at);
    return new TaskStepView(
        words.scenario(locale, now.scenarioVersion(), "tasks." + task.type() + "." + step.key()),
        taken == null ? "" : done(locale, now, taken, at),
        deadline != null && deadline.overdue(at),
        step.key().equals(next) && task.status() != Task.Status.CANCELLED,
        clock,
        taken == null ? List.of() : values.of(locale, viewer, now, step.form(), taken.input()));
  }

  private String done(Locale locale, Case now, Task.StepTaken taken, Instant at) {
    String when = time.moment(locale, now.place(), taken.at(), at);
    return taken.person() == 0 ? when : when + " · " + words.person(taken.person());
  }
}

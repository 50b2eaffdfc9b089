package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.Transition;
import io.haihe.modules.management.CaseView.StepButton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Buttons for what a viewer may do now. */
@Component
class Buttons {

  private final Scenarios scenarios;
  private final CaseWords words;

  Buttons(Scenarios scenarios, CaseWords words) {
    this.scenarios = scenarios;
    this.words = words;
  }

  /** Those of the case itself: advancing ones first, as the scenario lists them. */
  List<StepButton> ofCase(Locale locale, Case now, List<Choice> choices) {
    return choices.stream()
        .filter(choice -> choice.task() == 0)
        .sorted(Comparator.comparing(choice -> !leads(choice)))
        .map(choice -> button(locale, now, choice))
        .toList();
  }

  /** The steps of a task, and the transitions that end it. */
  List<StepButton> ofTask(Locale locale, Case now, Task task, List<Choice> choices) {
    CaseType type = scenarios.version(now.scenarioVersion()).type(now.type());
    boolean oldest =
        now.openTasks().stream().filter(other -> other.type().equals(task.type())).findFirst().filter(task::equals)
            .isPresent();
    return choices.stream()
        .filter(choice -> choice.task() == task.no()
            || choice.task() == 0 && oldest && ends(type.transitions().get(choice.key()), task))
        .map(choice -> button(locale, now, choice))
        .toList();
  }

  private static boolean ends(@Nullable Transition transition, Task task) {
    return transition != null
        && transition.effects().stream()
            .anyMatch(effect -> effect instanceof Effect.End end && end.units() == null && end.task().equals(task.type()));
  }

  private StepButton button(Locale locale, Case now, Choice choice) {
    String page = "/cases/" + now.number();
    boolean direct = choice.form() == null && !look(choice.intent()).equals("danger");
    return choice.task() == 0
        ? new StepButton(
            page + "/steps/" + choice.key(),
            words.scenario(locale, now.scenarioVersion(), "transitions." + choice.key()),
            look(choice.intent()),
            direct)
        : new StepButton(
            page + "/tasks/" + choice.task() + "/" + choice.key(),
            words.scenario(
                locale,
                now.scenarioVersion(),
                "tasks." + Objects.requireNonNull(now.tasks().get(choice.task())).type() + "." + choice.key()),
            look(choice.intent()),
            direct);
  }

  private static boolean leads(Choice choice) {
    return look(choice.intent()).equals("primary");
  }

  static String look(Transition.Intent intent) {
    return switch (intent) {
      case ADVANCE, APPROVE, CLOSE -> "primary";
      case REFUSE, RETURN -> "danger";
      case PAUSE, RATE, DISPUTE, REQUEST -> "";
    };
  }
}

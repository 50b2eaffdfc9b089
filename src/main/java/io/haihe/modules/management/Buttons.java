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
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Buttons for what a viewer may do now. */
@Component
class Buttons {

  private static final List<String> RANKS = List.of("primary", "danger", "");
  private static final Set<Transition.Intent> ASKED_TWICE = Set.of(Transition.Intent.REFUSE, Transition.Intent.RETURN);

  private final Scenarios scenarios;
  private final CaseWords words;

  Buttons(Scenarios scenarios, CaseWords words) {
    this.scenarios = scenarios;
    this.words = words;
  }

  /** Those of the case itself: first what leads on, of which one alone stands out, then what refuses, then the others, as the scenario lists them. */
  List<StepButton> ofCase(Locale locale, Case now, List<Choice> choices) {
    List<StepButton> buttons = choices.stream()
        .filter(choice -> choice.task() == 0)
        .sorted(Comparator.comparing(choice -> RANKS.indexOf(look(choice.intent()))))
        .map(choice -> button(locale, now, choice))
        .toList();
    return IntStream.range(0, buttons.size())
        .mapToObj(at -> at > 0 && leads(buttons.get(at)) ? buttons.get(at).plain() : buttons.get(at))
        .toList();
  }

  /** The steps of a task. */
  List<StepButton> ofTask(Locale locale, Case now, Task task, List<Choice> choices) {
    return choices.stream().filter(choice -> choice.task() == task.no()).map(choice -> button(locale, now, choice)).toList();
  }

  /** The transitions of the case that end tasks of a type. */
  List<StepButton> ending(Locale locale, Case now, Task task, List<Choice> choices) {
    CaseType type = scenarios.version(now.scenarioVersion()).type(now.type());
    return choices.stream()
        .filter(choice -> choice.task() == 0 && ends(type.transitions().get(choice.key()), task))
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
    boolean direct = choice.form() == null && !ASKED_TWICE.contains(choice.intent());
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

  private static boolean leads(StepButton button) {
    return button.look().equals("primary");
  }

  static String look(Transition.Intent intent) {
    return switch (intent) {
      case ADVANCE, APPROVE, CLOSE -> "primary";
      case REFUSE -> "danger";
      case RETURN, PAUSE, RATE, DISPUTE, REQUEST -> "";
    };
  }
}

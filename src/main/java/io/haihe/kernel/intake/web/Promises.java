package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.FieldWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.web.FollowPage.Promise;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.DeadlineRule.Escalation;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The running promises of a case as its reporter is told them: the next step, and the whole; in words, on the city's clock. Of a broken one
 * it is said what that means and what happens now.
 */
@Component
class Promises {

  private final Texts texts;
  private final TimeWords time;
  private final CaseWords words;
  private final FieldWords fields;
  private final Scenarios scenarios;

  Promises(Texts texts, TimeWords time, CaseWords words, FieldWords fields, Scenarios scenarios) {
    this.texts = texts;
    this.time = time;
    this.words = words;
    this.fields = fields;
    this.scenarios = scenarios;
  }

  List<Promise> of(Case now, Locale locale, Instant at) {
    List<Deadline> running =
        now.deadlines().values().stream()
            .filter(deadline -> deadline.task() == 0 && isGoing(deadline))
            .sorted(Comparator.comparing(Deadline::dueAt))
            .toList();
    List<Deadline> told = running.size() <= 2 ? running : List.of(running.getFirst(), running.getLast());
    return Stream.concat(told.stream(), ofReporter(now, locale)).map(deadline -> say(now, deadline, locale, at)).toList();
  }

  /** What the reporter has to do themselves: the steps of tasks that the scenario has words for the reporter about, each with its own day. */
  private Stream<Deadline> ofReporter(Case now, Locale locale) {
    ScenarioTexts texts = scenarios.version(now.scenarioVersion()).texts();
    return now.deadlines().values().stream()
        .filter(deadline -> deadline.task() != 0 && isGoing(deadline) && texts.find(locale, "tasks." + deadline.rule() + ".public").isPresent())
        .sorted(Comparator.comparing(Deadline::dueAt));
  }

  private static boolean isGoing(Deadline deadline) {
    return deadline.status() == Deadline.Status.RUNNING || deadline.status() == Deadline.Status.PAUSED;
  }

  private Promise say(Case now, Deadline deadline, Locale locale, Instant at) {
    String what = label(now, deadline, locale);
    String due = time.promise(locale, now.place(), deadline.dueAt(), at);
    if (deadline.task() != 0) {
      return new Promise("soon", say(locale, deadline.overdue(at) ? "yoursLate" : "yours", what, due), "");
    }
    boolean about = isAboutItsReader(now);
    if (deadline.overdue(at)) {
      String key = about ? "about.overdue" : deadline.status() == Deadline.Status.PAUSED ? "overduePaused" : "overdue";
      return new Promise("overdue", say(locale, key, what, due), overdue(now, deadline, locale, at));
    }
    if (deadline.status() == Deadline.Status.PAUSED) {
      String left = deadline.left() == null ? "" : say(locale, "left", time.left(locale, deadline.left()));
      return new Promise("paused", say(locale, "paused", what), left);
    }
    return new Promise("ok", say(locale, about ? "about.due" : "due", what, due), deadline.certain() ? "" : say(locale, "provisional"));
  }

  private boolean isAboutItsReader(Case now) {
    return scenarios.version(now.scenarioVersion()).type(now.type()).intake().aboutItsReader();
  }

  /** How late it is, what that means, who knows of it, and who is told next. */
  private String overdue(Case now, Deadline deadline, Locale locale, Instant at) {
    List<String> sentences = new ArrayList<>();
    sentences.add(say(locale, "late", time.span(locale, Duration.between(deadline.dueAt(), at))));
    if (!isAboutItsReader(now)) {
      sentences.add(say(locale, "means"));
    }
    List<Escalation> ladder =
        scenarios.version(now.scenarioVersion()).type(now.type()).deadline(deadline.rule()).map(DeadlineRule::ladder).orElse(List.of());
    int reached = Math.clamp(rungs(now, deadline), 0, ladder.size());
    if (reached > 0) {
      sentences.add(say(locale, "told", ladder.stream().limit(reached).map(rung -> who(now, rung, locale)).distinct()
          .collect(Collectors.joining(say(locale, "and")))));
    }
    if (reached < ladder.size() && deadline.nextAt() != null) {
      sentences.add(say(locale, "toldNext", time.promise(locale, now.place(), deadline.nextAt(), at), who(now, ladder.get(reached), locale)));
    }
    return String.join(locale.getLanguage().equals("zh") ? "" : " ", sentences);
  }

  /** How many rungs of the ladder were reached: after the warning, if there is one, and the due instant. */
  private int rungs(Case now, Deadline deadline) {
    boolean warns =
        scenarios.version(now.scenarioVersion()).type(now.type()).deadline(deadline.rule())
            .filter(rule -> rule.warn() != null)
            .isPresent();
    return deadline.fired() - (warns ? 2 : 1);
  }

  private String who(Case now, Escalation rung, Locale locale) {
    return words.permit(locale, rung.to(), now, 0, 0);
  }

  private String label(Case now, Deadline deadline, Locale locale) {
    ScenarioTexts texts = scenarios.version(now.scenarioVersion()).texts();
    if (deadline.task() == 0) {
      return texts.publicText(locale, "deadlines." + deadline.rule());
    }
    String what = texts.publicText(locale, "tasks." + deadline.rule());
    Task task = now.tasks().get(deadline.task());
    String about = task == null ? "" : fields.about(locale, now, task, true);
    return about.isEmpty() ? what : say(locale, "about", what, about);
  }

  private String say(Locale locale, String key, Object... args) {
    return texts.text(locale, "intake.promise." + key, args);
  }
}

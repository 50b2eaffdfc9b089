package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.web.FollowPage.Promise;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The running promises of a case as its reporter is told them: the next step, and the whole. */
@Component
class Promises {

  private final Texts texts;
  private final TimeWords time;
  private final Scenarios scenarios;

  Promises(Texts texts, TimeWords time, Scenarios scenarios) {
    this.texts = texts;
    this.time = time;
    this.scenarios = scenarios;
  }

  List<Promise> of(Case now, Locale locale, Instant at) {
    List<Deadline> running =
        now.deadlines().values().stream()
            .filter(deadline -> deadline.task() == 0 && isGoing(deadline))
            .sorted(Comparator.comparing(Deadline::dueAt))
            .toList();
    List<Deadline> told = running.size() <= 2 ? running : List.of(running.getFirst(), running.getLast());
    return told.stream().map(deadline -> say(now, deadline, locale, at)).toList();
  }

  private static boolean isGoing(Deadline deadline) {
    return deadline.status() == Deadline.Status.RUNNING || deadline.status() == Deadline.Status.PAUSED;
  }

  private Promise say(Case now, Deadline deadline, Locale locale, Instant at) {
    String what = label(now, deadline, locale);
    String due = time.moment(locale, now.place(), deadline.dueAt(), at);
    if (deadline.status() == Deadline.Status.PAUSED) {
      String left = deadline.left() == null ? "" : say(locale, "left", time.left(locale, deadline.left()));
      return new Promise("paused", say(locale, "paused", what), left);
    }
    if (deadline.overdue(at)) {
      String late = time.span(locale, Duration.between(deadline.dueAt(), at));
      return new Promise("overdue", say(locale, "overdue", what, due), say(locale, "late", late));
    }
    return new Promise("ok", say(locale, "due", what, due), deadline.certain() ? "" : say(locale, "provisional"));
  }

  private String label(Case now, Deadline deadline, Locale locale) {
    return scenarios.version(now.scenarioVersion()).texts().publicText(locale, "deadlines." + deadline.rule());
  }

  private String say(Locale locale, String key, Object... args) {
    return texts.text(locale, "intake.promise." + key, args);
  }
}

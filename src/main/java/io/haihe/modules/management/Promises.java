package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.management.OverdueView.Rung;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names the promises of a case and says what their ladders have done. */
@Component
class Promises {

  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;

  Promises(Scenarios scenarios, CaseWords words, TimeWords time, Texts texts) {
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.texts = texts;
  }

  /** The scenario's name for it; for a task's step with the asked unit. */
  String name(Locale locale, Case now, Deadline deadline) {
    return name(locale, now, deadline.key());
  }

  private String name(Locale locale, Case now, String key) {
    int mark = key.indexOf('#');
    if (mark < 0) {
      return words.scenario(locale, now.scenarioVersion(), "deadlines." + key);
    }
    String step = words.scenario(locale, now.scenarioVersion(), "tasks." + key.substring(0, mark));
    Task task = now.tasks().get(Integer.parseInt(key.substring(mark + 1)));
    String who = task == null ? "" : words.spot(locale, task.role(), task.unit(), task.place());
    return who.isEmpty() ? step : texts.text(locale, "management.promise.ofTask", step, who);
  }


  /** The rungs of its ladder, in order. */
  List<Rung> ladder(Locale locale, Case now, Deadline deadline) {
    DeadlineRule rule = rule(now, deadline.rule());
    List<Rung> rungs = new ArrayList<>();
    if (rule != null) {
      int before = rule.warn() == null ? 1 : 2;
      for (int rung = 0; rung < rule.ladder().size(); rung++) {
        DeadlineRule.Escalation step = rule.ladder().get(rung);
        String after = step.after().amount() == 0 ? "" : time.limit(locale, step.after());
        rungs.add(new Rung(after, told(locale, now, deadline.task(), step), deadline.fired() > before + rung));
      }
    }
    return rungs;
  }

  private String told(Locale locale, Case now, int taskNo, DeadlineRule.Escalation step) {
    Task task = now.tasks().get(taskNo);
    return words.permit(locale, step.to(), now, task == null ? 0 : task.unit(), task == null ? 0 : task.opener());
  }

  /** @param name of an entry: {@code <deadline>.warn|due|1|2|3} */
  String fired(Locale locale, Case now, String name) {
    int dot = name.lastIndexOf('.');
    String key = name.substring(0, dot);
    String what = name.substring(dot + 1);
    String promise = name(locale, now, key);
    if (!what.matches("\\d+")) {
      return texts.text(locale, "management.promise." + what, promise);
    }
    DeadlineRule rule = rule(now, key.replaceAll("#\\d+$", ""));
    int rung = Integer.parseInt(what) - 1;
    boolean known = rule != null && rung < rule.ladder().size();
    int task = key.indexOf('#') < 0 ? 0 : Integer.parseInt(key.substring(key.indexOf('#') + 1));
    String told = known ? told(locale, now, task, Objects.requireNonNull(rule).ladder().get(rung)) : "";
    return texts.text(locale, "management.promise.rung", promise, rung + 1, told);
  }

  private @Nullable DeadlineRule rule(Case now, String key) {
    return scenarios.version(now.scenarioVersion()).type(now.type()).deadline(key).orElse(null);
  }
}

package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.Advice;
import io.haihe.kernel.intake.CategoryAdvisor;
import io.haihe.kernel.intake.SameMatter;
import io.haihe.kernel.intake.SameMatter.Matter;
import io.haihe.kernel.intake.classify.DutyUnits;
import io.haihe.kernel.intake.classify.Likely;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.management.DeskView.Suggestion;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may help whoever decides about a case: what its words sound like, and what may be the same matter. Nothing is done by it. */
@Component
class Hints {

  /** What is less likely is no reason to doubt what somebody chose. */
  private static final double LIKELY = 0.5;

  private final CategoryAdvisor advisor;
  private final SameMatter same;
  private final DutyUnits duties;
  private final Suggestions suggestions;
  private final Cases cases;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;

  Hints(
      CategoryAdvisor advisor,
      SameMatter same,
      DutyUnits duties,
      Suggestions suggestions,
      Cases cases,
      Scenarios scenarios,
      CaseWords words,
      TimeWords time,
      Texts texts) {
    this.advisor = advisor;
    this.same = same;
    this.duties = duties;
    this.suggestions = suggestions;
    this.cases = cases;
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.texts = texts;
  }

  HintsView of(Locale locale, Viewer viewer, Case now, Instant at) {
    Matter matter = Matter.of(now, scenarios.version(now.scenarioVersion()).type(now.type()));
    return new HintsView(
        now.number(),
        now.ended() ? null : other(locale, viewer, now, at),
        same.as(matter, viewer, at).stream().map(found -> same(locale, found, at)).toList());
  }

  private HintsView.Same same(Locale locale, SameMatter.Found found, Instant at) {
    CaseRow row = found.row();
    return new HintsView.Same(
        row.number(), words.category(locale, row.scenarioVersion(), row.category()),
        words.state(locale, row.scenarioVersion(), row.state()), words.placePath(locale, row.place()),
        time.moment(locale, row.place(), row.openedAt(), at), row.text(), texts.text(locale, "intake.same." + found.why()));
  }

  /** Null where nothing speaks against the category the case has. */
  private HintsView.@Nullable Other other(Locale locale, Viewer viewer, Case now, Instant at) {
    Scenario scenario = scenarios.version(now.scenarioVersion());
    CaseType type = scenario.type(now.type());
    return advisor.on(scenario, type, now.text(), true)
        .filter(advice -> speaksAgainst(advice, now.category()))
        .map(advice -> other(locale, viewer, now, scenario, type, advice, at))
        .orElse(null);
  }

  private static boolean speaksAgainst(Advice advice, String category) {
    List<String> likely = advice.categories().stream().map(Likely::label).toList();
    boolean likelier = advice.categories().getFirst().confidence() >= LIKELY && !likely.contains(category);
    return likelier || advice.sure() && !likely.getFirst().equals(category);
  }

  private HintsView.Other other(
      Locale locale, Viewer viewer, Case now, Scenario scenario, CaseType type, Advice advice, Instant at) {
    Likely likeliest = advice.categories().getFirst();
    Unit unit = duties.of(scenario, type, likeliest.label(), now.place()).stream().findFirst().orElse(null);
    Suggestion step = unit == null ? null : suggestions.of(locale, viewer, now, cases.choices(viewer, now, at), unit);
    return new HintsView.Other(
        words.categoryPath(locale, now.scenarioVersion(), likeliest.label()),
        advice.sure(),
        texts.text(locale, "intake.advice.odds", likeliest.inTen()),
        advice.why(),
        unit == null ? "" : words.unit(locale, unit),
        step == null ? "" : step.step(),
        step == null ? "" : step.form());
  }
}

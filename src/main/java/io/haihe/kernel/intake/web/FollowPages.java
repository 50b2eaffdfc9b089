package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Followed;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.web.FollowPage.Action;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.Transition;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes the page on which a reporter follows a case. */
@Component
class FollowPages {

  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Promises promises;
  private final PublicSteps steps;
  private final FieldViews fields;
  private final FollowMessages messages;
  private final Texts texts;

  FollowPages(
      Scenarios scenarios, CaseWords words, TimeWords time, Promises promises, PublicSteps steps, FieldViews fields,
      FollowMessages messages, Texts texts) {
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.promises = promises;
    this.steps = steps;
    this.fields = fields;
    this.messages = messages;
    this.texts = texts;
  }

  /**
   * An action that was tried and refused, with what had been entered.
   *
   * @param refusal in words, or empty where the findings say it
   */
  record Tried(String transition, Map<String, List<String>> entered, List<Finding> findings, String refusal) {

    static final Tried NOTHING = new Tried("", Map.of(), List.of(), "");
  }

  FollowPage page(Followed.View view, String token, Tried tried, Locale locale, Instant at) {
    Case now = view.matter();
    Scenario scenario = scenarios.version(now.scenarioVersion());
    String base = "/follow/" + now.number() + "/" + token;
    return new FollowPage(
        base,
        now.number(),
        scenario.texts().text(locale, "title"),
        PublicSteps.state(scenario, now.state(), locale),
        now.ended(),
        words.category(locale, now.scenarioVersion(), now.category()),
        words.placePath(locale, now.place()),
        Objects.requireNonNullElse(now.address(), ""),
        now.text(),
        time.moment(locale, now.place(), now.openedAt(), at),
        words.unit(locale, now.responsible()),
        promises.of(now, locale, at),
        steps.of(now, view.timeline(), base, locale, at),
        view.choices().stream()
            .filter(choice -> choice.task() == 0)
            .map(choice -> action(scenario, choice, tried, locale))
            .toList(),
        view.choices().stream().anyMatch(choice -> choice.key().equals(tried.transition())) ? "" : tried.refusal(),
        now.version(),
        messages.messages(view, locale, at),
        messages.documents(now, locale, base));
  }

  private Action action(Scenario scenario, Choice choice, Tried tried, Locale locale) {
    boolean again = tried.transition().equals(choice.key());
    return new Action(
        choice.key(),
        scenario.texts().text(locale, "transitions." + choice.key()),
        choice.intent() == Transition.Intent.RATE ? "primary" : "",
        again,
        fields.of(choice.form(), scenario.texts(), again ? tried.entered() : Map.of(), !again,
            again ? tried.findings() : List.of(), locale),
        again ? problems(tried, choice, locale) : List.of());
  }

  /** Those that belong to no field of the form. */
  private List<String> problems(Tried tried, Choice choice, Locale locale) {
    List<String> known =
        choice.form() == null ? List.of() : choice.form().fields().stream().map(field -> field.key()).toList();
    List<String> loose =
        tried.findings().stream()
            .filter(finding -> finding.field() == null || !known.contains(finding.field()))
            .map(finding -> texts.sentence(locale, finding))
            .toList();
    return tried.refusal().isEmpty() ? loose : List.of(tried.refusal());
  }
}

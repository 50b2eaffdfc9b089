package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Followed;
import io.haihe.kernel.casework.PublicCases;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.FollowOffer;
import io.haihe.kernel.intake.form.AnswerFiles;
import io.haihe.kernel.intake.form.Entered;
import io.haihe.kernel.intake.form.Questions;
import io.haihe.kernel.intake.form.Sheet;
import io.haihe.kernel.intake.web.FollowPage.Action;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.Transition;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the page on which a reporter follows a case. */
@Component
class FollowPages {

  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Promises promises;
  private final PublicSteps steps;
  private final Questions questions;
  private final AnswerFiles answers;
  private final FollowMessages messages;
  private final PublicCases publicCases;
  private final List<Addition> additions;
  private final ObjectProvider<FollowOffer> offers;
  private final Texts texts;

  FollowPages(
      Scenarios scenarios, CaseWords words, TimeWords time, Promises promises, PublicSteps steps, Questions questions,
      AnswerFiles answers, FollowMessages messages, PublicCases publicCases, List<Addition> additions, ObjectProvider<FollowOffer> offers, Texts texts) {
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.promises = promises;
    this.steps = steps;
    this.questions = questions;
    this.answers = answers;
    this.messages = messages;
    this.publicCases = publicCases;
    this.additions = additions;
    this.offers = offers;
    this.texts = texts;
  }

  /**
   * An action that was tried and refused, with what had been entered.
   *
   * @param refusal in words, or empty where the findings say it
   * @param key of the page, under which a step is taken once and its files are held
   */
  record Tried(String transition, Entered entered, List<Finding> findings, String refusal, UUID key) {

    static Tried nothing() {
      return new Tried("", Entered.NOTHING, List.of(), "", UUID.randomUUID());
    }

    Tried because(String why) {
      return new Tried(transition, entered, findings, why, key);
    }
  }

  FollowPage page(Followed.View view, String token, Tried tried, Locale locale, Instant at) {
    Case now = view.matter();
    Scenario scenario = scenarios.version(now.scenarioVersion());
    String base = "/follow/" + now.number() + "/" + token;
    List<FollowPage.Step> happened = steps.of(now, view.timeline(), base, locale, at);
    return new FollowPage(
        scenario.type(now.type()).intake().aboutItsReader(),
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
        happened.stream().filter(FollowPage.Step::handover).findFirst().map(FollowPage.Step::what).orElse(""),
        promises.of(now, locale, at),
        texts.text(locale, "intake.follow.clock", time.zone(locale, now.place(), at)),
        happened,
        view.choices().stream()
            .filter(choice -> choice.task() == 0)
            .map(choice -> action(now, base, choice, tried, locale))
            .toList(),
        view.onward() == null ? null : onward(view.onward(), locale, at),
        view.choices().stream().anyMatch(choice -> choice.key().equals(tried.transition())) ? "" : tried.refusal(),
        now.version(),
        messages.messages(view, locale, at),
        messages.documents(now, locale, base),
        additions.stream().flatMap(addition -> addition.toReporter(locale, now).stream()).toList(),
        offers.orderedStream().flatMap(offer -> offer.of(locale, now, base).stream()).toList());
  }

  private FollowPage.Onward onward(Followed.Onward onward, Locale locale, Instant at) {
    Scenario scenario = scenarios.version(onward.scenarioVersion());
    String key = onward.transferred() ? "intake.follow.transferred" : "intake.follow.joined";
    return new FollowPage.Onward(
        texts.text(locale, key),
        texts.text(locale, key + ".note", onward.number()),
        PublicSteps.state(scenario, onward.state(), locale),
        onward.settled(),
        publicCases.find(onward.number()).isPresent() ? "/nearby/" + onward.number() : "",
        onward.number(),
        onward.reached().reversed().stream()
            .map(reached -> new FollowPage.Step(
                "", time.moment(locale, onward.place(), reached.at(), at), PublicSteps.state(scenario, reached.state(), locale),
                "", List.of(), null))
            .toList());
  }

  private Action action(Case now, String base, Choice choice, Tried tried, Locale locale) {
    Scenario scenario = scenarios.version(now.scenarioVersion());
    boolean again = tried.transition().equals(choice.key());
    Sheet sheet =
        questions.of(locale, choice.form(), new Questions.Asked(
            scenario.texts(), now.scenario(), now.place(), again ? tried.entered() : Entered.NOTHING, !again,
            again ? tried.findings() : List.of(), choice.key() + "-", base + "/take/" + choice.key(), now.number(),
            again ? answers.held(AnswerFiles.key("follow", now.number(), tried.key().toString()), choice.form()) : List.of()));
    return new Action(
        choice.key(),
        scenario.texts().text(locale, "transitions." + choice.key()),
        choice.intent() == Transition.Intent.RATE ? "primary" : "",
        again,
        sheet,
        again ? problems(tried, sheet, locale) : List.of());
  }

  /** Those that belong to no field of the form. */
  private List<String> problems(Tried tried, Sheet sheet, Locale locale) {
    List<String> known = sheet.paths();
    List<String> loose =
        tried.findings().stream()
            .filter(finding -> finding.field() == null || !known.contains(finding.field()))
            .map(finding -> texts.sentence(locale, finding))
            .toList();
    return tried.refusal().isEmpty() ? loose : List.of(tried.refusal());
  }
}

package io.haihe.modules.management;

import io.haihe.kernel.casework.Barred;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Offer;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.FieldWords;
import io.haihe.kernel.intake.form.AnswerFiles;
import io.haihe.kernel.intake.form.Entered;
import io.haihe.kernel.intake.form.LaterPapers;
import io.haihe.kernel.intake.form.Questions;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the page of a step: first, again with what is wrong, and after somebody was faster. */
@Component
class StepPages {

  private final Pages pages;
  private final Cases cases;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final FieldWords fields;
  private final Questions questions;
  private final CaseViews views;
  private final TimelineWords timeline;
  private final ReplyTexts replies;
  private final RelatedCases related;
  private final AnswerFiles files;
  private final LaterPapers later;
  private final Texts texts;

  StepPages(
      Pages pages,
      Cases cases,
      Scenarios scenarios,
      CaseWords words,
      FieldWords fields,
      Questions questions,
      CaseViews views,
      TimelineWords timeline,
      ReplyTexts replies,
      RelatedCases related,
      AnswerFiles files,
      LaterPapers later,
      Texts texts) {
    this.pages = pages;
    this.cases = cases;
    this.scenarios = scenarios;
    this.words = words;
    this.fields = fields;
    this.questions = questions;
    this.views = views;
    this.timeline = timeline;
    this.replies = replies;
    this.related = related;
    this.files = files;
    this.later = later;
    this.texts = texts;
  }

  /**
   * What the page of a step carries besides the step.
   *
   * @param fresh whether nothing has been sent yet
   * @param back the list to return to, or null
   */
  record Sent(Entered entered, boolean fresh, int seen, String key, @Nullable String back) {

    static Sent first(HttpServletRequest request, Case now) {
      return new Sent(
          Entered.ofRequest(request.getParameterMap()), true, now.version(), CommandKeys.fresh(), Back.of(request.getParameter("back")));
    }

    static Sent again(HttpServletRequest request, int seen) {
      String key = Objects.requireNonNullElse(request.getParameter("key"), "");
      return new Sent(
          Entered.ofRequest(request.getParameterMap()), false, seen, key.isEmpty() ? CommandKeys.fresh() : key,
          Back.of(request.getParameter("back")));
    }

    /** Where the files that answer its questions are held. */
    UUID held(Viewer viewer) {
      return AnswerFiles.key("step", Long.toString(viewer.person()), key);
    }

    Sent with(Entered other) {
      return new Sent(other, fresh, seen, key, back);
    }

    /** Once somebody has been told what happened meanwhile, it counts as seen. */
    Sent seen(Refused refused, Case fresh) {
      boolean told = refused.reason() == Reason.CONFLICT;
      return told ? new Sent(entered, false, fresh.version(), key, back) : this;
    }
  }

  PageView ask(Locale locale, Viewer viewer, Case now, Target target, Sent sent, Instant at) {
    return show(locale, viewer, now, target, sent, new Told(null, List.of(), List.of()), at);
  }

  PageView refused(
      Locale locale, Viewer viewer, Case now, Target target, Sent sent, Refused refused, Instant at) {
    Told told = new Told(words.refusal(locale, now.scenarioVersion(), refused), refused.findings(), refused.since());
    return show(locale, viewer, now, target, sent, told, at);
  }

  /** The rule of the scenario that stands against the step, or null where it is something else. */
  private @Nullable String whyNot(Locale locale, Case now, Target target, List<Barred> barred) {
    return barred.stream()
        .filter(step -> step.task() == target.task() && step.key().equals(target.key()))
        .findFirst()
        .map(step -> words.refusal(locale, now.scenarioVersion(), step.why()))
        .orElse(null);
  }

  private record Told(@Nullable String why, List<Finding> findings, List<Entry> since) {}

  private PageView show(
      Locale locale, Viewer viewer, Case now, Target target, Sent sent, Told told, Instant at) {
    CaseType type = scenarios.version(now.scenarioVersion()).type(now.type());
    Form form = target.form(type, now);
    Offer offer = cases.offer(viewer, now, at);
    boolean allowed = target.among(offer.open());
    Entered entered = sent.fresh() ? later.begun(form, now, sent.entered()) : sent.entered();
    String name = words.scenario(locale, now.scenarioVersion(), target.text(now));
    StepView view =
        new StepView(
            now.number(),
            target.path(now),
            name,
            hint(locale, now, target, form, at),
            target.look(type),
            views.line(locale, now, at),
            questions.of(locale, form, new Questions.Asked(
                scenarios.version(now.scenarioVersion()).texts(), now.scenario(), now.place(), entered, sent.fresh(),
                told.findings(), "", target.path(now), now.number(), files.held(sent.held(viewer), form))),
            allowed && target.task() == 0
                ? related.similar(locale, viewer, now, type.transitions().get(target.key()), target.path(now), at)
                : List.of(),
            sent.seen(),
            sent.key(),
            sent.back(),
            allowed || told.why() != null ? told.why() : whyNot(locale, now, target, offer.barred()),
            turn(locale, now, target, type, offer.open().isEmpty() && offer.barred().isEmpty()),
            timeline.of(locale, viewer, now, told.since(), at),
            allowed);
    return pages.view("management/step")
        .title("management.step.title", name, now.number())
        .with("view", view)
        .with("replies", replies.offered(locale, now, target, at))
        .with("findings", told.findings());
  }

  /**
   * That it is another desk's turn, where the step is one of the present state; else how the case stands.
   *
   * @param idle whether no step of the case is the viewer's, not even one that a rule stands against
   */
  private String turn(Locale locale, Case now, Target target, CaseType type, boolean idle) {
    Task task = now.tasks().get(target.task());
    if (idle && task != null && task.open()) {
      return texts.text(locale, "management.step.otherDesk", words.spot(locale, task.role(), task.unit(), task.place()));
    }
    String desk = words.desk(locale, now.desk());
    boolean ofNow = idle && target.task() == 0 && type.transition(target.key()).filter(step -> step.from().contains(now.state())).isPresent();
    return ofNow
        ? texts.text(locale, "management.step.otherDesk", desk)
        : texts.text(locale, "management.step.notNow.advice", words.state(locale, now.scenarioVersion(), now.state()), desk);
  }

  private String hint(Locale locale, Case now, Target target, @Nullable Form form, Instant at) {
    Task task = now.tasks().get(target.task());
    if (task == null) {
      return later.told(locale, form, now, at);
    }
    String about = fields.about(locale, now, task, false);
    return words.scenario(locale, now.scenarioVersion(), "tasks." + task.type()) + " · "
        + words.spot(locale, task.role(), task.unit(), task.place()) + (about.isEmpty() ? "" : " · " + about);
  }
}

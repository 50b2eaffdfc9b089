package io.haihe.modules.management;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.intake.form.AnswerFiles;
import io.haihe.kernel.intake.form.Readings;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which steps are taken, one for each step the scenario declares. */
@Controller
class StepController {

  private final Sighted sighted;
  private final Cases cases;
  private final Casework casework;
  private final Scenarios scenarios;
  private final Readings readings;
  private final StepPages pages;
  private final ReplyTexts replies;
  private final AnswerFiles files;
  private final Clock clock;

  StepController(
      Sighted sighted,
      Cases cases,
      Casework casework,
      Scenarios scenarios,
      Readings readings,
      StepPages pages,
      ReplyTexts replies,
      AnswerFiles files,
      Clock clock) {
    this.sighted = sighted;
    this.cases = cases;
    this.casework = casework;
    this.scenarios = scenarios;
    this.readings = readings;
    this.pages = pages;
    this.replies = replies;
    this.files = files;
    this.clock = clock;
  }

  @GetMapping("/cases/{number}/steps/{transition}")
  PageView ask(
      Viewer viewer, Locale locale, @PathVariable String number, @PathVariable String transition,
      HttpServletRequest request) {
    return ask(viewer, locale, number, new Target(0, transition), request);
  }

  @GetMapping("/cases/{number}/tasks/{task}/{step}")
  PageView ask(
      Viewer viewer, Locale locale, @PathVariable String number, @PathVariable int task, @PathVariable String step,
      HttpServletRequest request) {
    return ask(viewer, locale, number, new Target(task, step), request);
  }

  @PostMapping("/cases/{number}/steps/{transition}")
  Object take(
      Viewer viewer, Locale locale, @PathVariable String number, @PathVariable String transition,
      @RequestParam(defaultValue = "0") int seen, HttpServletRequest request) {
    return take(viewer, locale, number, new Target(0, transition), seen, request);
  }

  @PostMapping("/cases/{number}/tasks/{task}/{step}")
  Object take(
      Viewer viewer, Locale locale, @PathVariable String number, @PathVariable int task, @PathVariable String step,
      @RequestParam(defaultValue = "0") int seen, HttpServletRequest request) {
    return take(viewer, locale, number, new Target(task, step), seen, request);
  }

  private PageView ask(Viewer viewer, Locale locale, String number, Target target, HttpServletRequest request) {
    Case now = sighted.get(viewer, number);
    return pages.ask(locale, viewer, now, target, StepPages.Sent.first(request, now), clock.instant());
  }

  private Object take(
      Viewer viewer, Locale locale, String number, Target target, int seen, HttpServletRequest request) {
    Case now = sighted.get(viewer, number);
    Instant at = clock.instant();
    CaseType type = scenarios.version(now.scenarioVersion()).type(now.type());
    Form form = target.form(type, now);
    StepPages.Sent begun = StepPages.Sent.again(request, seen);
    AnswerFiles.Taken taken = files.take(begun.held(viewer), form, type, begun.entered(), request);
    StepPages.Sent sent = begun.with(taken.entered());
    if (taken.findings().isEmpty() && sent.entered().asking()) {
      return pages.ask(locale, viewer, now, target, sent, at);
    }
    if (request.getParameter(ReplyTexts.FILL) != null) {
      StepPages.Sent filled =
          sent.with(replies.filled(locale, viewer, now, target, request.getParameter(ReplyTexts.FILL), sent.entered(), at));
      return pages.ask(locale, viewer, now, target, filled, at);
    }
    List<Finding> wrong = new ArrayList<>(taken.findings());
    wrong.addAll(readings.unseen(form, sent.entered(), now.place()));
    if (!wrong.isEmpty() && !sent.entered().asking()) {
      wrong = readings.faults(form, sent.entered(), now.place(), taken.findings());
    } else if (wrong.isEmpty()) {
      wrong.addAll(files.handIn(sent.held(viewer), form, sent.entered(), new Actor.Staff(viewer), now, at));
    }
    if (!wrong.isEmpty()) {
      return refused(viewer, locale, number, target, sent, new Refused(Reason.BAD_INPUT, "", wrong, List.of()), at);
    }
    String key = CommandKeys.of(viewer, sent.key());
    Outcome outcome =
        casework.act(target.command(viewer, at, key, now, seen, readings.read(form, sent.entered(), now.place())));
    return switch (outcome) {
      case Moved moved -> {
        files.drop(sent.held(viewer));
        yield "redirect:" + after(viewer, now, target, sent);
      }
      case Refused refused -> refused(viewer, locale, number, target, sent, refused, at);
    };
  }

  private String after(Viewer viewer, Case before, Target target, StepPages.Sent sent) {
    if (sent.back() != null) {
      return Back.with(sent.back(), "done", before.number());
    }
    boolean stillSeen = cases.find(viewer, before.number()).isPresent();
    return stillSeen
        ? "/cases/" + before.number() + "?done=" + target.name(before)
        : "/work?done=" + before.number();
  }

  private PageView refused(
      Viewer viewer, Locale locale, String number, Target target, StepPages.Sent sent, Refused refused, Instant at) {
    Case fresh = sighted.get(viewer, number);
    HttpStatus status = Refusals.status(refused.reason());
    return pages.refused(locale, viewer, fresh, target, sent.seen(refused, fresh), refused, at).status(status);
  }

}

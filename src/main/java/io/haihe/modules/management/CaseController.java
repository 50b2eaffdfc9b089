package io.haihe.modules.management;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a case, and what is done on it without a form of the scenario. */
@Controller
class CaseController {

  private static final int LONGEST_PURPOSE = 200;

  private final CasePages pages;
  private final Sighted sighted;
  private final Contacts contacts;
  private final Casework casework;
  private final CaseWords words;
  private final Texts texts;
  private final Clock clock;

  CaseController(
      CasePages pages,
      Sighted sighted,
      Contacts contacts,
      Casework casework,
      CaseWords words,
      Texts texts,
      Clock clock) {
    this.pages = pages;
    this.sighted = sighted;
    this.contacts = contacts;
    this.casework = casework;
    this.words = words;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping("/cases/{number}")
  PageView show(
      Viewer viewer, Locale locale, @PathVariable String number, @RequestParam(defaultValue = "") String done) {
    Case now = sighted.get(viewer, number);
    return pages.page(locale, viewer, now, null, "").with("done", done(locale, now, done));
  }

  /** The step just taken, by its name; a mangled one says nothing. */
  private String done(Locale locale, Case now, String step) {
    String key = "management.done." + step;
    if (step.isEmpty() || texts.has(locale, key)) {
      return step.isEmpty() ? "" : texts.text(locale, key);
    }
    String prefix = step.indexOf('.') < 0 ? "transitions." : "tasks.";
    String name = words.scenario(locale, now.scenarioVersion(), prefix + step);
    return name.equals(prefix + step) ? "" : texts.text(locale, "management.done.step", name);
  }

  /** Shows how to reach the reporter and what else is personal, for a purpose that is kept with the reader's name. */
  @PostMapping("/cases/{number}/contact")
  PageView contact(
      Viewer viewer, Locale locale, @PathVariable String number, @RequestParam(defaultValue = "") String purpose) {
    Case now = sighted.get(viewer, number);
    if (purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
      return pages.page(locale, viewer, now, null, texts.text(locale, "management.contact.purpose.missing"))
          .status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return pages.page(
        locale, viewer, now, contacts.read(locale, viewer, now, purpose.strip(), clock.instant()), "");
  }

  @PostMapping("/cases/{number}/notes")
  Object note(
      Viewer viewer,
      Locale locale,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "false") boolean open) {
    Case now = sighted.get(viewer, number);
    Outcome outcome =
        casework.act(new Command.Note(
            new Actor.Staff(viewer), clock.instant(), CommandKeys.of(viewer, key), now.id(), 0, text, open));
    return answer(locale, viewer, now, outcome, "note");
  }

  @PostMapping("/cases/{number}/assign")
  Object assign(
      Viewer viewer,
      Locale locale,
      @PathVariable String number,
      @RequestParam int task,
      @RequestParam long person,
      @RequestParam int seen,
      @RequestParam(defaultValue = "") String key) {
    Case now = sighted.get(viewer, number);
    Outcome outcome =
        casework.act(new Command.Assign(
            new Actor.Staff(viewer), clock.instant(), CommandKeys.of(viewer, key, "" + task, "" + person), now.id(),
            seen, task, person));
    return answer(locale, viewer, now, outcome, person == viewer.person() ? "claim" : person == 0 ? "release" : "assign");
  }

  private Object answer(Locale locale, Viewer viewer, Case now, Outcome outcome, String done) {
    return switch (outcome) {
      case Outcome.Moved moved -> "redirect:/cases/" + moved.number() + "?done=" + done;
      case Refused refused -> pages.page(locale, viewer, sighted.get(viewer, now.number()), null, why(locale, now, refused))
          .status(Refusals.status(refused.reason()));
    };
  }

  private String why(Locale locale, Case now, Refused refused) {
    return refused.findings().isEmpty()
        ? words.refusal(locale, now.scenarioVersion(), refused)
        : refused.findings().stream().map((Finding each) -> texts.say(locale, each)).findFirst().orElse("");
  }
}

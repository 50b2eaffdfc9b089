package io.haihe.modules.management;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
  private final CaseReplies replies;
  private final Mentions mentions;
  private final ToldWords told;
  private final Undos undos;
  private final Casework casework;
  private final CaseWords words;
  private final Texts texts;
  private final Clock clock;

  CaseController(
      CasePages pages,
      Sighted sighted,
      Contacts contacts,
      CaseReplies replies,
      Mentions mentions,
      ToldWords told,
      Undos undos,
      Casework casework,
      CaseWords words,
      Texts texts,
      Clock clock) {
    this.pages = pages;
    this.sighted = sighted;
    this.contacts = contacts;
    this.replies = replies;
    this.mentions = mentions;
    this.told = told;
    this.undos = undos;
    this.casework = casework;
    this.words = words;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping("/cases/{number}")
  PageView show(
      Viewer viewer, Locale locale, @PathVariable String number, @RequestParam(defaultValue = "") String done) {
    Case now = sighted.get(viewer, number);
    Instant at = clock.instant();
    return pages.page(locale, viewer, now, null, "")
        .with("done", done(locale, now, done))
        .with("told", done.equals("note") ? told.ofLastNote(locale, viewer, now, at) : List.of())
        .with("undo", HandingController.DONE.contains(done) ? undos.of(viewer, now, at) : null);
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
    Instant at = clock.instant();
    Outcome outcome =
        casework.act(new Command.Note(
            new Actor.Staff(viewer), at, CommandKeys.of(viewer, key), now.id(), 0, text, open,
            mentions.of(viewer, now, text, at).told()));
    return replies.after(locale, viewer, now, outcome, "note", null);
  }

}

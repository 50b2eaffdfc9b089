package io.haihe.modules.management;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Viewer;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Claims, gives and puts back a case or a task, and takes that back. */
@Controller
class HandingController {

  /** What its doings are called. */
  static final Set<String> DONE = Set.of("claim", "release", "assign", "undo");

  private final Sighted sighted;
  private final Casework casework;
  private final CaseReplies replies;
  private final Undos undos;
  private final Clock clock;

  HandingController(Sighted sighted, Casework casework, CaseReplies replies, Undos undos, Clock clock) {
    this.sighted = sighted;
    this.casework = casework;
    this.replies = replies;
    this.undos = undos;
    this.clock = clock;
  }

  /**
   * @param person whom a button names; where it names nobody, {@code to} is chosen from the list beside it
   * @param why a word for whoever has it next
   */
  @PostMapping("/cases/{number}/assign")
  Object assign(
      Viewer viewer,
      Locale locale,
      @PathVariable String number,
      @RequestParam int task,
      @RequestParam(required = false) @Nullable Long person,
      @RequestParam(defaultValue = "0") long to,
      @RequestParam int seen,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(required = false) @Nullable String back) {
    Case now = sighted.get(viewer, number);
    long receiver = person == null ? to : person;
    Outcome outcome =
        casework.act(new Command.Assign(
            new Actor.Staff(viewer), clock.instant(), CommandKeys.of(viewer, key, "" + task, "" + receiver), now.id(),
            seen, task, receiver, why));
    String done = receiver == viewer.person() ? "claim" : receiver == 0 ? "release" : "assign";
    return replies.after(locale, viewer, now, outcome, done, Back.of(back));
  }

  /** @param entry number of what is taken back */
  @PostMapping("/cases/{number}/undo")
  Object undo(
      Viewer viewer,
      Locale locale,
      @PathVariable String number,
      @RequestParam(defaultValue = "0") int entry,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(required = false) @Nullable String back) {
    Case now = sighted.get(viewer, number);
    Outcome outcome =
        undos.command(viewer, now, entry, CommandKeys.of(viewer, key, "undo", "" + entry), clock.instant())
            .map(casework::act)
            .orElseGet(Undos::over);
    return replies.after(locale, viewer, now, outcome, "undo", Back.of(back));
  }
}

package io.haihe.modules.management;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.intake.form.Entered;
import io.haihe.kernel.intake.form.Readings;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Transition;
import io.haihe.modules.management.BulkView.Result;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Does what is to be done to several cases to one of them. */
@Component
class BulkRun {

  private final Cases cases;
  private final Casework casework;
  private final CurrentScenarios scenarios;
  private final Assigning assigning;
  private final Undos undos;
  private final BulkLooks looks;
  private final Readings readings;
  private final CaseReplies replies;
  private final Texts texts;
  private final Clock clock;

  BulkRun(
      Cases cases,
      Casework casework,
      CurrentScenarios scenarios,
      Assigning assigning,
      Undos undos,
      BulkLooks looks,
      Readings readings,
      CaseReplies replies,
      Texts texts,
      Clock clock) {
    this.cases = cases;
    this.casework = casework;
    this.scenarios = scenarios;
    this.assigning = assigning;
    this.undos = undos;
    this.looks = looks;
    this.readings = readings;
    this.replies = replies;
    this.texts = texts;
    this.clock = clock;
  }

  /** @param key of all of it; each case has one of its own by it */
  Result one(Locale locale, Viewer viewer, Bulk bulk, Pick pick, String key, Entered entered) {
    Case now = cases.find(viewer, pick.number()).orElse(null);
    if (now == null) {
      return new Result(pick.number(), "", false, texts.text(locale, "casework.refused.NO_SUCH_CASE"));
    }
    if (bulk.kind() == Bulk.Kind.TAKE && !now.scenario().equals(bulk.scenario())) {
      return new Result(pick.number(), "", false, texts.text(locale, "casework.refused.NO_SUCH_STEP"));
    }
    List<String> against = bulk.kind() == Bulk.Kind.TAKE ? looks.against(locale, now, bulk.transition()) : List.of();
    if (!against.isEmpty()) {
      return new Result(pick.number(), "", false, String.join(" ", against));
    }
    String own = CommandKeys.of(viewer, key, bulk.toString(), pick.toString());
    Outcome outcome = command(viewer, bulk, now, pick.seen(), own, entered).map(casework::act).orElseGet(Undos::over);
    return switch (outcome) {
      case Moved moved -> new Result(pick.number(), new Pick(pick.number(), moved.version()).toString(), true, "");
      case Refused refused -> new Result(pick.number(), fresh(viewer, pick), false, replies.why(locale, now, refused));
    };
  }

  /** As it is now: who is told why it was refused has seen that. */
  private String fresh(Viewer viewer, Pick pick) {
    return cases.find(viewer, pick.number()).map(now -> new Pick(now.number(), now.version()).toString()).orElse("");
  }

  private Optional<Command.OnCase> command(Viewer viewer, Bulk bulk, Case now, int seen, String key, Entered entered) {
    Actor actor = new Actor.Staff(viewer);
    Instant at = clock.instant();
    return switch (bulk.kind()) {
      case TAKE -> {
        Transition own = scenarios.version(now.scenarioVersion()).type(now.type()).transitions().get(bulk.transition());
        Form form = own == null ? null : own.form();
        yield Optional.of(new Command.Take(
            actor, at, key, now.id(), seen, bulk.transition(), readings.read(form, entered, now.place())));
      }
      case UNDO -> undos.command(viewer, now, seen, key, at);
      case CLAIM -> Optional.of(assign(viewer, bulk, now, seen, key, viewer.person(), at));
      case RELEASE, ASSIGN -> Optional.of(assign(viewer, bulk, now, seen, key, bulk.person(), at));
    };
  }

  private Command.OnCase assign(Viewer viewer, Bulk bulk, Case now, int seen, String key, long person, Instant at) {
    int task = assigning.claimable(viewer, now, at).orElse(0);
    return new Command.Assign(new Actor.Staff(viewer), at, key, now.id(), seen, task, person, bulk.why());
  }
}

package io.haihe.modules.management;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.form.Entered;
import io.haihe.kernel.intake.form.Questions;
import io.haihe.kernel.intake.form.Readings;
import io.haihe.kernel.intake.form.Sheet;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Transition;
import io.haihe.modules.management.BulkView.Result;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Does one thing to several cases: each on its own, so that one that is refused stops no other. */
@Controller
class BulkController {

  private static final int MOST = 500;

  private final Pages pages;
  private final Cases cases;
  private final Casework casework;
  private final CurrentScenarios scenarios;
  private final Assigning assigning;
  private final Questions questions;
  private final Readings readings;
  private final CaseWords words;
  private final Texts texts;
  private final Clock clock;

  BulkController(
      Pages pages,
      Cases cases,
      Casework casework,
      CurrentScenarios scenarios,
      Assigning assigning,
      Questions questions,
      Readings readings,
      CaseWords words,
      Texts texts,
      Clock clock) {
    this.pages = pages;
    this.cases = cases;
    this.casework = casework;
    this.scenarios = scenarios;
    this.assigning = assigning;
    this.questions = questions;
    this.readings = readings;
    this.words = words;
    this.texts = texts;
    this.clock = clock;
  }

  @PostMapping("/work/bulk")
  PageView doToAll(
      Viewer viewer,
      Locale locale,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") List<String> pick,
      @RequestParam(defaultValue = "") String key,
      HttpServletRequest request) {
    List<Pick> picks = pick.stream().distinct().flatMap(each -> Pick.of(each).stream()).limit(MOST).toList();
    if (picks.isEmpty()) {
      throw new BadInput(Finding.ofField("pick", "management.bulk.nothing"));
    }
    Bulk bulk = Bulk.of(action);
    Entered entered = Entered.ofRequest(request.getParameterMap());
    Form form = form(bulk);
    List<Finding> findings = form == null ? List.of() : wrong(form, entered, place(viewer, picks));
    boolean filled = request.getParameter("filled") != null && !entered.asking();
    if (form != null && (!filled || !findings.isEmpty())) {
      return ask(locale, viewer, bulk, picks, new Filled(action, key, form, entered, filled ? findings : List.of()));
    }
    List<Result> results = picks.stream().map(each -> one(locale, viewer, bulk, each, key, entered)).toList();
    return pages.view("management/bulkDone")
        .with("name", name(locale, bulk))
        .with("results", results)
        .with("done", results.stream().filter(Result::done).count());
  }

  private List<Finding> wrong(Form form, Entered entered, PlaceCode near) {
    List<Finding> unseen = readings.unseen(form, entered, near);
    return unseen.isEmpty() ? readings.settled(form, entered, near).findings() : unseen;
  }

  /** A case and the version that was on the list. */
  private record Pick(String number, int seen) {

    static Optional<Pick> of(String text) {
      int colon = text.lastIndexOf(':');
      return colon > 0 && text.substring(colon + 1).matches("\\d{1,9}")
          ? Optional.of(new Pick(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1))))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return number + ":" + seen;
    }
  }

  private record Filled(String action, String key, Form form, Entered entered, List<Finding> findings) {}

  private PageView ask(Locale locale, Viewer viewer, Bulk bulk, List<Pick> picks, Filled sheet) {
    int version = scenarios.id(bulk.scenario()).orElseThrow(Sighted::nothing);
    Sheet asked =
        questions.of(locale, sheet.form(), new Questions.Asked(
            scenarios.version(version).texts(), place(viewer, picks), sheet.entered(), sheet.entered().values().isEmpty(),
            sheet.findings(), "", "/work/bulk", "", List.of()));
    String wrong = sheet.findings().isEmpty() ? null : texts.text(locale, "casework.refused.BAD_INPUT");
    BulkView view =
        new BulkView(
            name(locale, bulk), sheet.action(), sheet.key(), picks.stream().map(Pick::toString).toList(), asked, wrong);
    return pages.view("management/bulkStep")
        .with("view", view)
        .status(wrong == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private PlaceCode place(Viewer viewer, List<Pick> picks) {
    return picks.stream()
        .flatMap(pick -> cases.find(viewer, pick.number()).stream())
        .findFirst()
        .orElseThrow(Sighted::nothing)
        .place();
  }

  private @Nullable Form form(Bulk bulk) {
    return bulk.kind() == Bulk.Kind.TAKE ? transition(bulk).form() : null;
  }

  private Transition transition(Bulk bulk) {
    return scenarios.id(bulk.scenario())
        .flatMap(id -> scenarios.version(id).types().values().stream()
            .flatMap(type -> type.transition(bulk.transition()).stream())
            .filter(Transition::bulk)
            .findFirst())
        .orElseThrow(Sighted::nothing);
  }

  private Result one(Locale locale, Viewer viewer, Bulk bulk, Pick pick, String key, Entered entered) {
    Case now = cases.find(viewer, pick.number()).orElse(null);
    if (now == null) {
      return new Result(pick.number(), false, texts.text(locale, "casework.refused.NO_SUCH_CASE"));
    }
    if (bulk.kind() == Bulk.Kind.TAKE && !now.scenario().equals(bulk.scenario())) {
      return new Result(pick.number(), false, texts.text(locale, "casework.refused.NO_SUCH_STEP"));
    }
    String own = CommandKeys.of(viewer, key, bulk.toString(), pick.toString());
    Outcome outcome = casework.act(command(viewer, bulk, now, pick.seen(), own, entered));
    return outcome instanceof Refused refused
        ? new Result(pick.number(), false, why(locale, now, refused))
        : new Result(pick.number(), true, "");
  }

  private Command.OnCase command(Viewer viewer, Bulk bulk, Case now, int seen, String key, Entered entered) {
    Actor actor = new Actor.Staff(viewer);
    Instant at = clock.instant();
    if (bulk.kind() == Bulk.Kind.TAKE) {
      Transition own = scenarios.version(now.scenarioVersion()).type(now.type()).transitions().get(bulk.transition());
      Form form = own == null ? null : own.form();
      return new Command.Take(actor, at, key, now.id(), seen, bulk.transition(),
          readings.read(form, entered, now.place()));
    }
    long person = bulk.kind() == Bulk.Kind.CLAIM ? viewer.person() : bulk.person();
    return new Command.Assign(actor, at, key, now.id(), seen, assigning.claimable(viewer, now, at).orElse(0), person);
  }

  private String why(Locale locale, Case now, Refused refused) {
    return refused.findings().isEmpty()
        ? words.refusal(locale, now.scenarioVersion(), refused)
        : texts.say(locale, refused.findings().getFirst());
  }

  private String name(Locale locale, Bulk bulk) {
    return switch (bulk.kind()) {
      case CLAIM -> texts.text(locale, "management.claim");
      case RELEASE -> texts.text(locale, "management.release");
      case ASSIGN -> texts.text(locale, "management.bulk.assigning", words.person(bulk.person()));
      case TAKE -> words.scenario(
          locale, scenarios.id(bulk.scenario()).orElseThrow(Sighted::nothing), "transitions." + bulk.transition());
    };
  }
}

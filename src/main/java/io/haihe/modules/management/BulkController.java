package io.haihe.modules.management;

import io.haihe.kernel.casework.Cases;
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
import io.haihe.modules.management.BulkView.Row;
import io.haihe.modules.management.TimelineLine.Pair;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
  private final CurrentScenarios scenarios;
  private final BulkRun run;
  private final BulkLooks looks;
  private final Questions questions;
  private final Readings readings;
  private final CaseWords words;
  private final Texts texts;

  BulkController(
      Pages pages,
      Cases cases,
      CurrentScenarios scenarios,
      BulkRun run,
      BulkLooks looks,
      Questions questions,
      Readings readings,
      CaseWords words,
      Texts texts) {
    this.pages = pages;
    this.cases = cases;
    this.scenarios = scenarios;
    this.run = run;
    this.looks = looks;
    this.questions = questions;
    this.readings = readings;
    this.words = words;
    this.texts = texts;
  }

  @PostMapping("/work/bulk")
  PageView doToAll(
      Viewer viewer,
      Locale locale,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") List<String> pick,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String why,
      HttpServletRequest request) {
    List<Pick> picks = pick.stream().distinct().flatMap(each -> Pick.of(each).stream()).limit(MOST).toList();
    if (picks.isEmpty()) {
      throw new BadInput(Finding.ofField("pick", "management.bulk.nothing"));
    }
    Bulk bulk = Bulk.of(action, why);
    Entered entered = Entered.ofRequest(request.getParameterMap());
    Form form = form(bulk);
    List<Finding> findings = form == null ? List.of() : wrong(form, entered, place(viewer, picks));
    boolean filled = request.getParameter("filled") != null && !entered.asking();
    if (form != null && (!filled || !findings.isEmpty())) {
      return ask(
          locale, viewer, bulk, picks, new Filled(action, key, form, entered, filled ? findings : List.of(), back(request)));
    }
    List<Row> rows = bulk.kind() == Bulk.Kind.TAKE && !filled ? looks.of(locale, viewer, bulk.transition(), picks) : List.of();
    if (!rows.isEmpty()) {
      return pages.view("management/bulkLook").with("view", new BulkView.Looked(name(locale, bulk), action, key, rows, back(request)));
    }
    List<Result> results = picks.stream().map(each -> run.one(locale, viewer, bulk, each, key, entered)).toList();
    return pages.view("management/bulkDone")
        .with("outcome", new BulkView.Outcome(
            name(locale, bulk), action, why, results, again(entered), bulk.undoable(), CommandKeys.fresh(), back(request)));
  }

  private static String back(HttpServletRequest request) {
    return Objects.requireNonNullElse(Back.of(request.getParameter("back")), WorkController.PATH);
  }

  /** What was entered, as the form sends it. */
  private static List<Pair> again(Entered entered) {
    return entered.values().entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(value -> new Pair(Entered.PREFIX + each.getKey(), value)))
        .toList();
  }

  private List<Finding> wrong(Form form, Entered entered, PlaceCode near) {
    List<Finding> unseen = readings.unseen(form, entered, near);
    return unseen.isEmpty() ? readings.settled(form, entered, near).findings() : unseen;
  }

  private record Filled(String action, String key, Form form, Entered entered, List<Finding> findings, String back) {}

  private PageView ask(Locale locale, Viewer viewer, Bulk bulk, List<Pick> picks, Filled sheet) {
    int version = scenarios.id(bulk.scenario()).orElseThrow(Sighted::nothing);
    Sheet asked =
        questions.of(locale, sheet.form(), new Questions.Asked(
            scenarios.version(version).texts(), bulk.scenario(), place(viewer, picks), sheet.entered(), sheet.entered().values().isEmpty(),
            sheet.findings(), "", "/work/bulk", "", List.of()));
    String wrong = sheet.findings().isEmpty() ? null : texts.text(locale, "casework.refused.BAD_INPUT");
    BulkView view =
        new BulkView(
            name(locale, bulk), sheet.action(), sheet.key(), picks.stream().map(Pick::toString).toList(), asked, sheet.back(), wrong);
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

  private String name(Locale locale, Bulk bulk) {
    return switch (bulk.kind()) {
      case CLAIM -> texts.text(locale, "management.claim");
      case RELEASE -> texts.text(locale, "management.release");
      case UNDO -> texts.text(locale, "management.undo");
      case ASSIGN -> texts.text(locale, "management.bulk.assigning", words.person(bulk.person()));
      case TAKE -> words.scenario(
          locale, scenarios.id(bulk.scenario()).orElseThrow(Sighted::nothing), "transitions." + bulk.transition());
    };
  }
}

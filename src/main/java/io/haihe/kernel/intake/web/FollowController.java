package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.casework.Followed;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.intake.form.AnswerFiles;
import io.haihe.kernel.intake.form.Entered;
import io.haihe.kernel.intake.form.Readings;
import io.haihe.kernel.intake.web.FollowPages.Tried;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.Transition;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** A reporter follows a case by its secret link, adds to it, and takes the steps the scenario gives the reporter. */
@Controller
@RequestMapping("/follow/{number}/{token}")
class FollowController {

  private final Pages pages;
  private final Followed followed;
  private final FollowPages view;
  private final Casework casework;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final Readings readings;
  private final Attachments attachments;
  private final AnswerFiles answers;
  private final Files files;
  private final Throttle throttle;
  private final SignedInReporter signedIn;
  private final Clock clock;

  FollowController(
      Pages pages, Followed followed, FollowPages view, Casework casework, Scenarios scenarios, CaseWords words,
      Readings readings, Attachments attachments, AnswerFiles answers, Files files, Throttle throttle, SignedInReporter signedIn, Clock clock) {
    this.pages = pages;
    this.followed = followed;
    this.view = view;
    this.casework = casework;
    this.scenarios = scenarios;
    this.words = words;
    this.readings = readings;
    this.attachments = attachments;
    this.answers = answers;
    this.files = files;
    this.throttle = throttle;
    this.signedIn = signedIn;
    this.clock = clock;
  }

  @ModelAttribute
  void keepSecret(HttpServletResponse response) {
    SecretPages.protect(response);
  }

  @GetMapping
  PageView show(@PathVariable String number, @PathVariable String token, Locale locale) {
    return shown(find(number, token), token, Tried.nothing(), "", List.of(), locale);
  }

  @PostMapping("/take/{transition}")
  View take(
      @PathVariable String number,
      @PathVariable String token,
      @PathVariable String transition,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(defaultValue = "0") int seen,
      @RequestParam UUID key,
      HttpServletRequest request,
      Locale locale) {
    Followed.View found = find(number, token);
    Case now = found.matter();
    Form form = form(now, transition);
    UUID held = AnswerFiles.key("follow", now.number(), key.toString());
    if ((AnswerFiles.bring(request) || takesCertificates(form)) && !throttle.allows(request)) {
      Finding many = new Finding(null, 0, 0, null, "intake.report.tooMany", List.of());
      return shown(found, token, new Tried(transition, Entered.of(sent), List.of(many), "", key), "", List.of(), locale)
          .status(HttpStatus.TOO_MANY_REQUESTS);
    }
    AnswerFiles.Taken taken =
        answers.take(held, form, scenarios.version(now.scenarioVersion()).type(now.type()), Entered.of(sent), request);
    Entered entered = taken.entered();
    List<Finding> wrong = new ArrayList<>(taken.findings());
    wrong.addAll(readings.unseen(form, entered, now.place()));
    if (!wrong.isEmpty() && !entered.asking()) {
      wrong = readings.faults(form, entered, now.place(), taken.findings());
    } else if (!entered.asking()) {
      wrong.addAll(answers.handIn(held, form, entered, new Actor.Reporter(), now, clock.instant()));
    }
    if (entered.asking() || !wrong.isEmpty()) {
      return shown(found, token, new Tried(transition, entered, wrong, "", key), "", List.of(), locale)
          .status(entered.asking() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Command.Take take =
        new Command.Take(new Actor.Reporter(), clock.instant(), "follow:" + key, now.id(), seen,
            transition, readings.read(form, entered, now.place()));
    return switch (casework.act(take)) {
      case Outcome.Moved moved -> {
        answers.drop(held);
        yield Redirects.to("/follow/" + number + "/" + token);
      }
      case Outcome.Refused refused -> refused(found, token, new Tried(transition, entered, refused.findings(), "", key), refused, locale);
    };
  }

  private static boolean takesCertificates(@Nullable Form form) {
    return form != null && form.fields().stream().anyMatch(field -> field.certificate() != null);
  }

  /** Also of a step that may no longer be taken, so that the engine says why. */
  private @Nullable Form form(Case now, String transition) {
    return scenarios.version(now.scenarioVersion()).type(now.type()).transition(transition)
        .map(Transition::form)
        .orElse(null);
  }

  private PageView refused(Followed.View found, String token, Tried tried, Outcome.Refused refused, Locale locale) {
    boolean input = refused.reason() == Outcome.Reason.BAD_INPUT;
    String said = input ? "" : words.refusal(locale, found.matter().scenarioVersion(), refused);
    return shown(find(found.matter().number(), token), token, tried.because(said), "", List.of(), locale)
        .status(input ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
  }

  @PostMapping("/add")
  View add(
      @PathVariable String number,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
      @RequestParam UUID key,
      HttpServletRequest request,
      Locale locale) {
    Followed.View found = find(number, token);
    if (!throttle.allows(request)) {
      return shown(found, token, Tried.nothing(), note, List.of(Finding.ofField("note", "intake.report.tooMany")), locale)
          .status(HttpStatus.TOO_MANY_REQUESTS);
    }
    List<Finding> findings = added(found.matter(), note, sent == null ? List.of() : sent, key);
    return findings.isEmpty()
        ? Redirects.to("/follow/" + number + "/" + token + "#steps")
        : shown(find(number, token), token, Tried.nothing(), note, findings, locale)
            .status(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private List<Finding> added(Case now, String note, List<MultipartFile> sent, UUID key) {
    Instant at = clock.instant();
    Actor reporter = new Actor.Reporter();
    List<Upload> uploads = attachments.ofPage(sent);
    if (note.isBlank() && uploads.isEmpty()) {
      return List.of(Finding.ofField("note", "intake.follow.nothingAdded"));
    }
    List<Finding> findings = attachments.attach(reporter, now, uploads, true, at);
    if (!findings.isEmpty() || note.isBlank()) {
      return findings;
    }
    Outcome outcome = casework.act(new Command.Note(reporter, at, "note:" + key, now.id(), 0, note, true));
    return outcome instanceof Outcome.Refused refused ? noteFindings(refused) : List.of();
  }

  private static List<Finding> noteFindings(Outcome.Refused refused) {
    return refused.findings().isEmpty()
        ? List.of(Finding.ofField("note", "casework.refused." + refused.reason()))
        : refused.findings().stream().map(finding -> Finding.ofField("note", finding.code(), finding.args().toArray())).toList();
  }

  @GetMapping("/files/{id}")
  ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable String token, @PathVariable long id) {
    Followed.View found = find(number, token);
    Optional<Files.Content> content = files.findForReporter(found.matter(), id, found.timeline());
    return content.map(Downloads::of).orElseThrow(Downloads::missing);
  }

  private PageView shown(
      Followed.View found, String token, Tried tried, String note, List<Finding> findings, Locale locale) {
    return pages
        .view("intake/follow")
        .title("intake.follow.titleOf", found.matter().number())
        .with("view", view.page(found, token, tried, locale, clock.instant()))
        .with("note", note)
        .with("token", signedIn.present() && !signedIn.keeps(found.matter().number()) ? token : "")
        .with("key", tried.key().toString())
        .with("types", ReportPages.fileTypes(scenarios.version(found.matter().scenarioVersion()).type(found.matter().type())))
        .with("findings", findings);
  }

  private Followed.View find(String number, String token) {
    return followed.find(number, token, clock.instant()).orElseThrow(SecretPages::unknown);
  }
}

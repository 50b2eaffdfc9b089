package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.Received;
import io.haihe.kernel.intake.Whereabouts;
import io.haihe.kernel.intake.form.AnswerFiles;
import io.haihe.kernel.place.City;
import io.haihe.kernel.scenario.Retirement;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Reporting without an account. Every step works without script; with it, lists are fetched as they are needed. */
@Controller
class ReportController {

  private static final String BEFORE = "?before=yes";

  private final Pages pages;
  private final ReportKinds kinds;
  private final CityChoice cities;
  private final PlaceFields places;
  private final ReportPages forms;
  private final ReportDesk desk;
  private final HeldFiles held;
  private final Throttle throttle;
  private final AdviceViews advice;
  private final AboutItem about;
  private final SignedInReporter signedIn;
  private final BegunForms begunForms;
  private final FollowLinks links;

  ReportController(
      Pages pages, ReportKinds kinds, CityChoice cities, PlaceFields places, ReportPages forms, ReportDesk desk,
      HeldFiles held, Throttle throttle, AdviceViews advice, AboutItem about, SignedInReporter signedIn, BegunForms begunForms,
      FollowLinks links) {
    this.pages = pages;
    this.kinds = kinds;
    this.cities = cities;
    this.places = places;
    this.forms = forms;
    this.desk = desk;
    this.held = held;
    this.throttle = throttle;
    this.advice = advice;
    this.about = about;
    this.signedIn = signedIn;
    this.begunForms = begunForms;
    this.links = links;
  }

  @GetMapping("/report")
  View choose(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    cities.remember(request, response);
    List<ReportKind> open = kinds.open();
    if (open.size() == 1) {
      return Redirects.to("/report/" + open.getFirst().path());
    }
    return pages
        .view("intake/choose")
        .with("staff", false)
        .title("intake.home.kinds")
        .with("links", open.stream().map(kind -> KindLink.toResident(kind, locale)).toList());
  }

  @GetMapping("/report/{scenario}")
  PageView form(
      @PathVariable String scenario,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(name = "place", required = false) @Nullable List<String> place,
      @RequestParam(defaultValue = "") String item,
      @RequestParam(defaultValue = "") String draft,
      @RequestParam(name = "begun", required = false) @Nullable String waiting,
      HttpServletRequest request,
      Locale locale) {
    Optional<Retirement> over = kinds.retirement(scenario);
    if (over.isPresent()) {
      return over(over.get(), "");
    }
    ReportKind kind = ReportKinds.find(kinds.open(), scenario, type);
    Optional<MultiValueMap<String, String>> left = waiting == null ? Optional.empty() : begunForms.take(request, kind);
    if (left.isPresent()) {
      return shown(kind, cities.get(request), ReportForm.of(signedIn.reachable(left.get())), false, List.of(), null, locale);
    }
    SignedInReporter.Beginning beginning = signedIn.begin(kind, draft.strip());
    if (beginning.saved()) {
      return shown(kind, cities.get(request), ReportForm.of(beginning.entered()), false, List.of(), null, locale);
    }
    MultiValueMap<String, String> begun = beginning.entered();
    begun.put("place", place == null ? List.of() : place);
    List<Finding> findings = new ArrayList<>(about.enter(kind, item.strip(), begun));
    beginning.finding().ifPresent(findings::add);
    return shown(kind, cities.get(request), ReportForm.of(begun), true, findings, null, locale);
  }

  @PostMapping("/report/{scenario}")
  View send(
      @PathVariable String scenario,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
      HttpServletRequest request,
      Locale locale) {
    Optional<Retirement> over = kinds.retirement(scenario);
    if (over.isPresent()) {
      return over(over.get(), Objects.requireNonNullElse(sent.getFirst("text"), ""));
    }
    ReportKind kind = ReportKinds.find(kinds.open(), scenario, sent.getFirst("type"));
    City city = cities.get(request);
    ReportForm begun = ReportForm.of(sent);
    boolean allowed = begun.fields().asking() && files == null && !AnswerFiles.bring(request) || throttle.allows(request);
    if (!allowed) {
      return shown(kind, city, begun, false, List.of(problem("intake.report.tooMany")), null, locale)
          .status(HttpStatus.TOO_MANY_REQUESTS);
    }
    ReportDesk.Begun taken = desk.begin(kind, begun, files, request);
    ReportForm form = taken.form();
    List<Finding> findings = new ArrayList<>(taken.findings());
    String step = String.valueOf(sent.getFirst("step"));
    if (step.matches("drop:\\d{1,18}")) {
      held.drop(form.key(), Long.parseLong(step.substring("drop:".length())));
    }
    if (step.equals("save") && findings.isEmpty()) {
      signedIn.save(kind, form).ifPresent(findings::add);
      return findings.isEmpty() ? Redirects.to("/my?saved#drafts") : shown(kind, city, form, false, findings, null, locale);
    }
    if (step.equals("signIn") && findings.isEmpty()) {
      begunForms.keep(request, kind, form);
      String back = "/report/" + kind.path();
      return Redirects.to("/my/sign-in?to=" + URLEncoder.encode(back + (back.contains("?") ? "&" : "?") + "begun=yes", StandardCharsets.UTF_8));
    }
    if (!step.equals("send") || form.fields().asking()) {
      return shown(kind, city, form, false, findings, null, locale);
    }
    if (!form.trap().isEmpty()) {
      findings.add(problem("intake.report.trap"));
    }
    return answer(kind, city, form, findings, locale);
  }

  /** @param text what was written meanwhile; it may be needed elsewhere */
  private PageView over(Retirement over, String text) {
    return pages.view("intake/retired").with("reason", over.reason()).with("text", text).status(HttpStatus.GONE);
  }

  /**
   * A form that was sent before is not asked for answers once more, as where somebody went back to it.
   *
   * @param found what is wrong already
   */
  private View answer(ReportKind kind, City city, ReportForm form, List<Finding> found, Locale locale) {
    ReportDesk.Sending sending = new ReportDesk.Sending(kind, city, form, new Actor.Reporter(), "web");
    Optional<Case> sent = desk.sent(sending);
    Optional<Finding> other = sent.flatMap(one -> ReportDesk.other(one, form));
    if (other.isPresent()) {
      return shown(kind, city, desk.again(form), false, List.of(other.get()), null, locale);
    }
    ReportDesk.Answer answer = desk.send(sending, found);
    Received.Receipt receipt = answer.receipt();
    if (receipt != null && answer.findings().isEmpty()) {
      return Redirects.to("/report/done/" + receipt.number() + "/" + receipt.token() + (receipt.repeated() ? BEFORE : ""));
    }
    if (receipt == null && sent.isPresent()) {
      return Redirects.to("/report/done/" + sent.get().number() + "/" + links.token(sent.get().number()) + BEFORE);
    }
    return shown(kind, city, form, false, answer.findings(), answer.unclear(), locale);
  }

  /** The place fields for what is chosen, or for a position. */
  @GetMapping("/report/places")
  PageView places(
      @RequestParam(name = "place", required = false) @Nullable List<String> place,
      @RequestParam(defaultValue = "") String longitude,
      @RequestParam(defaultValue = "") String latitude,
      @RequestParam(defaultValue = "") String locate,
      HttpServletRequest request,
      Locale locale) {
    City city = cities.get(request);
    List<String> chosen = place == null ? List.of() : place.stream().filter(code -> !code.isBlank()).toList();
    PlaceField field =
        locate.isEmpty()
            ? places.of(city, chosen, longitude, latitude, null, locale)
            : places.at(city, longitude, latitude, locale);
    return pages.view("intake/placefield").title("intake.report.title").with("field", field);
  }

  /** Categories that fit some words. */
  @GetMapping("/report/{scenario}/categories")
  PageView categories(
      @PathVariable String scenario,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String text,
      Locale locale) {
    ReportKind kind = ReportKinds.find(kinds.open(), scenario, null);
    String words = search.isBlank() ? text : search;
    AdviceView suggested = search.isBlank() ? advice.toResident(kind, text, locale) : null;
    return forms.hits("intake.report.title", kind, words, suggested, false, locale);
  }

  private PageView shown(
      ReportKind kind, City city, ReportForm form, boolean fresh, List<Finding> findings,
      Whereabouts.@Nullable Unclear unclear, Locale locale) {
    return forms.show(
        new ReportPages.Shown(kind, city, form, fresh, findings, unclear, true, List.of(), List.of(), locale));
  }

  private static Finding problem(String code) {
    return new Finding(null, 0, 0, null, code, List.of());
  }
}

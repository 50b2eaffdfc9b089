package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.intake.AtWindow;
import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.Received;
import io.haihe.kernel.intake.Whereabouts;
import io.haihe.kernel.intake.web.ReportPage.SimilarCase;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Collectors and intake clerks write down what they see or are told; like cases are shown before another is opened. */
@Controller
class StaffEntryController {

  private static final String COUNTER = "counter";
  private static final List<String> CHANNELS = List.of("hotline", "ground", COUNTER);

  private final Pages pages;
  private final ReportKinds kinds;
  private final CityChoice cities;
  private final ReportPages forms;
  private final ReportDesk desk;
  private final HeldFiles held;
  private final SimilarCases similar;
  private final Viewers viewers;
  private final AdviceViews advice;
  private final PlaceFields places;
  private final AboutItem about;
  private final ObjectProvider<AtWindow> windows;

  StaffEntryController(
      Pages pages, ReportKinds kinds, CityChoice cities, ReportPages forms, ReportDesk desk, HeldFiles held,
      SimilarCases similar, Viewers viewers, AdviceViews advice, PlaceFields places, AboutItem about,
      ObjectProvider<AtWindow> windows) {
    this.pages = pages;
    this.kinds = kinds;
    this.cities = cities;
    this.forms = forms;
    this.desk = desk;
    this.held = held;
    this.similar = similar;
    this.viewers = viewers;
    this.advice = advice;
    this.places = places;
    this.about = about;
    this.windows = windows;
  }

  @GetMapping("/cases/new")
  View choose(Locale locale) {
    List<ReportKind> mine = kinds.of(viewers.current());
    if (mine.size() == 1) {
      return Redirects.to("/cases/new/" + mine.getFirst().path());
    }
    return pages
        .view("intake/choose")
        .with("staff", true)
        .title("intake.staff.title")
        .with("links", mine.stream().map(kind -> KindLink.toStaff(kind, locale)).toList());
  }

  @GetMapping("/cases/new/{scenario}")
  PageView form(
      @PathVariable String scenario,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String item,
      HttpServletRequest request,
      Locale locale) {
    ReportKind kind = ReportKinds.find(kinds.of(viewers.current()), scenario, type);
    LinkedMultiValueMap<String, String> begun = new LinkedMultiValueMap<>();
    viewers.current().seats().stream().findFirst().ifPresent(seat -> begun.add("place", seat.unit().place().toString()));
    atWindow(locale).ifPresent(there -> begun.add("channel", COUNTER));
    List<Finding> findings = about.enter(kind, item.strip(), begun);
    return shown(kind, city(request), ReportForm.of(begun), true, findings, null, List.of(), locale);
  }

  @PostMapping("/cases/new/{scenario}")
  View send(
      @PathVariable String scenario,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
      HttpServletRequest request,
      Locale locale) {
    Viewer viewer = viewers.current();
    ReportKind kind = ReportKinds.find(kinds.of(viewer), scenario, sent.getFirst("type"));
    City city = city(request);
    ReportForm begun = ReportForm.of(sent);
    ReportDesk.Begun taken = desk.begin(kind, begun, files, request);
    ReportForm form = taken.form();
    List<Finding> findings = taken.findings();
    String step = String.valueOf(sent.getFirst("step"));
    if (step.matches("drop:\\d{1,18}")) {
      held.drop(form.key(), Long.parseLong(step.substring("drop:".length())));
    }
    if (!step.equals("send") || form.fields().asking()) {
      return shown(kind, city, form, false, findings, null, List.of(), locale);
    }
    Optional<ReportDesk.Answer> faults = desk.faults(sending(kind, city, form, viewer), findings);
    if (faults.isPresent()) {
      return shown(kind, city, form, false, faults.get().findings(), faults.get().unclear(), List.of(), locale);
    }
    List<SimilarCase> like = sent.containsKey("another") ? List.of() : similar.to(viewer, kind, city, form, locale);
    return like.isEmpty()
        ? answer(kind, city, form, viewer, locale)
        : shown(kind, city, form, false, List.of(), null, like, locale);
  }

  private static ReportDesk.Sending sending(ReportKind kind, City city, ReportForm form, Viewer viewer) {
    String channel = CHANNELS.contains(form.channel()) ? form.channel() : CHANNELS.getFirst();
    return new ReportDesk.Sending(kind, city, form, new Actor.Staff(viewer), channel);
  }

  private View answer(ReportKind kind, City city, ReportForm form, Viewer viewer, Locale locale) {
    ReportDesk.Sending sending = sending(kind, city, form, viewer);
    ReportDesk.Answer answer = desk.send(sending);
    Received.Receipt receipt = answer.receipt();
    if (receipt != null && answer.findings().isEmpty()) {
      return Redirects.to(sending.channel().equals(COUNTER) ? onward(viewer, receipt.number()) : "/cases/" + receipt.number());
    }
    boolean reused = answer.findings().stream().anyMatch(finding -> finding.code().endsWith(".KEY_REUSED"));
    ReportForm next = reused ? desk.again(form) : form;
    return shown(kind, city, next, false, answer.findings(), answer.unclear(), List.of(), locale);
  }

  private Optional<String> atWindow(Locale locale) {
    Viewer viewer = viewers.current();
    return windows.orderedStream().flatMap(window -> window.present(viewer, locale).stream()).findFirst();
  }

  /** Whoever stands at the window is given a receipt. */
  private String onward(Viewer viewer, String number) {
    return windows.orderedStream().flatMap(window -> window.opened(viewer, number).stream()).findFirst().orElse("/cases/" + number);
  }

  @GetMapping("/cases/new/{scenario}/categories")
  PageView categories(
      @PathVariable String scenario,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(name = "place", required = false) @Nullable List<String> place,
      HttpServletRequest request,
      Locale locale) {
    ReportKind kind = ReportKinds.find(kinds.of(viewers.current()), scenario, null);
    String words = search.isBlank() ? text : search;
    PlaceCode chosen = places.chosen(city(request), chosen(place));
    AdviceView suggested = search.isBlank() ? advice.toStaff(kind, text, chosen, locale) : null;
    return forms.hits("intake.staff.title", kind, words, suggested, true, locale);
  }

  private static List<String> chosen(@Nullable List<String> places) {
    return places == null ? List.of() : places.stream().filter(code -> !code.isBlank()).toList();
  }

  /** The city of the clerk's own seats, whatever city was last looked at as a resident. */
  private City city(HttpServletRequest request) {
    return viewers.current().seats().stream()
        .findFirst()
        .map(seat -> cities.of(seat.unit().place()))
        .orElseGet(() -> cities.get(request));
  }

  private PageView shown(
      ReportKind kind, City city, ReportForm form, boolean fresh, List<Finding> findings,
      Whereabouts.@Nullable Unclear unclear, List<SimilarCase> like, Locale locale) {
    return forms.show(new ReportPages.Shown(kind, city, form, fresh, findings, unclear, viewers.current().has(Role.COLLECTOR), CHANNELS, like, locale))
        .with("atWindow", atWindow(locale).orElse(""));
  }
}

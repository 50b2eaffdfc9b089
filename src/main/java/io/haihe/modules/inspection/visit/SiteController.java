package io.haihe.modules.inspection.visit;

import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.plan.Redraws;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.visit.SiteField.Kind;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.View;
import org.springframework.web.util.WebUtils;

/** The page on which a visit is carried out, for its officers. What is here works without script, where there is a signal. */
@Controller
@RequestMapping(SiteController.PATH)
class SiteController {

  static final String PATH = "/inspections/visits";

  private final Pages pages;
  private final OnSite onSite;
  private final SiteEntries entries;
  private final SitePhotos photos;
  private final SiteSeal seal;
  private final SiteViews views;
  private final Attachments attachments;
  private final SpokenSummary summary;
  private final SiteRefusals refusals;
  private final Redraws redraws;
  private final Clock clock;

  SiteController(
      Pages pages, OnSite onSite, SiteEntries entries, SitePhotos photos, SiteSeal seal, SiteViews views, Attachments attachments,
      SpokenSummary summary, SiteRefusals refusals, Redraws redraws, Clock clock) {
    this.pages = pages;
    this.onSite = onSite;
    this.entries = entries;
    this.photos = photos;
    this.seal = seal;
    this.views = views;
    this.attachments = attachments;
    this.summary = summary;
    this.refusals = refusals;
    this.redraws = redraws;
    this.clock = clock;
  }

  /** Once it is sealed, and for those who only read, the record. */
  @GetMapping("/{id}")
  View show(@PathVariable long id, Viewer viewer, Locale locale) {
    SiteVisit visit = onSite.findToRead(viewer, id).orElseThrow(SiteController::notYours);
    boolean goesOn = onSite.member(viewer, visit).isPresent() && seal.find(visit).isEmpty();
    return goesOn ? page(visit, viewer, List.of(), locale) : Redirects.to(path(id) + "/record");
  }

  /** What was sent there is answered at that address where it was refused; whoever of the team opens it again comes to the visit. */
  @GetMapping({"/{id}/seal", "/{id}/call-off", "/{id}/joint", "/{id}/sign/{whose}"})
  View again(@PathVariable long id, Viewer viewer) {
    return Redirects.to(path(find(viewer, id).id()));
  }

  static String path(long id) {
    return PATH + "/" + id;
  }

  PageView page(SiteVisit visit, Viewer viewer, List<Finding> findings, Locale locale) {
    long me = onSite.member(viewer, visit).map(Officer::id).orElse(0L);
    SiteView view = views.of(visit, entries.of(visit.id()), me, Integer.MAX_VALUE, locale);
    Finding barred = refusals.barred(visit, viewer).orElse(null);
    return pages.view("inspection/visit/site")
        .title("inspection.visit.site.title", visit.party().name())
        .with("view", view)
        .with("findings", findings)
        .with("barred", barred)
        .with("asked", barred != null && barred.code().equals(SiteRefusals.ASKED))
        .with("team", redraws.shows(viewer, visit.id()))
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping("/{id}")
  View keep(
      @PathVariable long id, @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request, Viewer viewer, Locale locale) {
    SiteVisit visit = find(viewer, id);
    SiteState state = SiteState.of(entries.of(id));
    Instant at = clock.instant();
    List<Written> written = new ArrayList<>(new SiteForm(visit, state, sent, at).written());
    List<Finding> wrong = photographed(visit, request, written);
    String compose = sent.getFirst("compose");
    // What is adopted as the summary is what was read out, so that comes after it.
    List<Written> read = compose == null ? List.of() : written.stream().filter(one -> one.field().equals(Kind.SPOKEN.key())).toList();
    written.removeAll(read);
    wrong.addAll(take(visit, viewer, written));
    if (compose != null) {
      SiteState now = SiteState.of(entries.of(id));
      String proposed = summary.proposed(visit, now, compose.equals("zh") ? Locale.CHINESE : Locale.ENGLISH);
      Written adopted = SiteForm.of(SiteField.of(Kind.SUMMARY, ""), Map.of("text", proposed), null, now.seq(), at);
      wrong.addAll(take(visit, viewer, Stream.concat(Stream.of(adopted), read.stream()).toList()));
    }
    return wrong.isEmpty() ? Redirects.to(path(id)) : page(visit, viewer, wrong, locale);
  }

  /** Adds an entry for each photo that could be taken. */
  private List<Finding> photographed(SiteVisit visit, HttpServletRequest request, List<Written> written) {
    List<Finding> wrong = new ArrayList<>();
    MultipartHttpServletRequest parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    for (SiteVisit.Line line : visit.lines()) {
      List<MultipartFile> files =
          parts == null ? List.of() : parts.getFiles("photo-" + SealChecks.number(visit, line.key()));
      for (Upload upload : attachments.ofPage(files)) {
        UUID photo = UUID.randomUUID();
        List<Finding> refused = photos.keep(visit.id(), photo, upload, clock.instant());
        wrong.addAll(refused);
        if (refused.isEmpty()) {
          Map<String, Object> about = Map.of("at", clock.instant().toString(), "name", upload.name(), "size", upload.size());
          written.add(SiteForm.of(SiteField.photo(line.key(), photo.toString()), about, null, 0, clock.instant()));
        }
      }
    }
    return wrong;
  }

  private List<Finding> take(SiteVisit visit, Viewer viewer, List<Written> written) {
    long officer = onSite.member(viewer, visit).orElseThrow().id();
    OnSite.Taken taken = onSite.take(visit, viewer, new SiteEntries.Source(officer, "page-" + officer, 0, clock.instant()), written);
    return new ArrayList<>(taken.refused().entrySet().stream()
        .map(refused -> written.stream().filter(one -> one.id().equals(refused.getKey())).findFirst()
            .map(one -> Finding.ofField(anchor(visit, one), "inspection.visit.refused." + refused.getValue()))
            .orElseThrow())
        .toList());
  }

  private static String anchor(SiteVisit visit, Written written) {
    return SiteField.parse(written.field())
        .map(field -> field.kind() == Kind.SIGNATURE ? "sign-" + field.about() : SealChecks.anchor(visit, field))
        .orElse("lines");
  }

  @PostMapping("/{id}/sign/{whose}")
  View sign(@PathVariable long id, @PathVariable String whose, @RequestParam MultiValueMap<String, String> sent, Viewer viewer, Locale locale) {
    SiteVisit visit = find(viewer, id);
    SiteState state = SiteState.of(entries.of(id));
    SiteForm form = new SiteForm(visit, state, sent, clock.instant());
    boolean changed = state.lastContent().filter(entry -> entry.seq() > form.seen()).isPresent();
    List<Finding> wrong = changed
        ? List.of(Finding.ofField("sign-" + whose, "inspection.visit.sign.changed"))
        : take(visit, viewer, List.of(form.signature(whose)));
    return wrong.isEmpty() ? Redirects.to(path(id) + "#field-sign-" + whose) : page(visit, viewer, wrong, locale);
  }

  /** The visit goes together with another to the same party: the party is asked once, and both records say so. */
  @PostMapping("/{id}/joint")
  View join(@PathVariable long id, @RequestParam(defaultValue = "") String with, Viewer viewer, Locale locale) {
    SiteVisit visit = find(viewer, id);
    SiteState state = SiteState.of(entries.of(id));
    List<Finding> wrong = take(visit, viewer, List.of(SiteForm.of(
        SiteField.of(Kind.JOINT, ""), Map.of("case", with.strip()), null, state.seq(), clock.instant())));
    return wrong.isEmpty() ? Redirects.to(path(id)) : page(visit, viewer, wrong, locale);
  }

  private SiteVisit find(Viewer viewer, long id) {
    return onSite.find(viewer, id).orElseThrow(SiteController::notYours);
  }

  private static NotFound notYours() {
    return new NotFound(Finding.ofField("id", "inspection.visit.notYours"));
  }
}

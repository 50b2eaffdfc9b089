package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.visit.SiteField.Kind;
import io.haihe.modules.inspection.plan.Redraws;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The record of a visit, to read and to print: for its officers, and for whoever sees its case. */
@Controller
@RequestMapping(SiteController.PATH)
class RecordController {

  private final Pages pages;
  private final OnSite onSite;
  private final SiteEntries entries;
  private final SitePhotos photos;
  private final SiteSeal seal;
  private final SiteViews views;
  private final Redraws redraws;
  private final PartyPapers papers;
  private final Cases cases;
  private final Clock clock;

  RecordController(
      Pages pages, OnSite onSite, SiteEntries entries, SitePhotos photos, SiteSeal seal, SiteViews views, Redraws redraws, PartyPapers papers,
      Cases cases, Clock clock) {
    this.pages = pages;
    this.onSite = onSite;
    this.entries = entries;
    this.photos = photos;
    this.seal = seal;
    this.views = views;
    this.redraws = redraws;
    this.papers = papers;
    this.cases = cases;
    this.clock = clock;
  }

  @GetMapping("/{id}/record")
  PageView show(
      @PathVariable long id, @RequestParam(required = false) @org.jspecify.annotations.Nullable String before,
      @RequestParam(required = false) @org.jspecify.annotations.Nullable String sealed, Viewer viewer, Locale locale) {
    String done = before != null ? "before" : sealed != null ? "sealed" : "";
    return page(find(viewer, id), viewer, done, List.of(), locale);
  }

  private PageView page(SiteVisit visit, Viewer viewer, String done, List<PersonalLine> personal, Locale locale) {
    Optional<SiteSeal.Sealed> sealed = seal.find(visit);
    int last = sealed.map(SiteSeal.Sealed::lastSeq).orElse(Integer.MAX_VALUE);
    List<SiteEntry> all = entries.of(visit.id());
    long me = onSite.member(viewer, visit).map(officer -> officer.id()).orElse(0L);
    return pages.view("inspection/visit/record")
        .title("inspection.visit.record.title", visit.party().name())
        .with("view", views.of(visit, all, me, last, locale))
        .with("sha256", sealed.map(SiteSeal.Sealed::sha256).orElse(""))
        .with("done", done)
        .with("broken", SiteEntries.firstBroken(visit.id(), all))
        .with("personal", personal)
        .with("papers", onSite.matter(visit).map(matter -> papers.of(matter, viewer, locale)).orElse(List.of()))
        .with("team", redraws.shows(viewer, visit.id()))
        .with("mayReadPersonal", mayReadPersonal(visit, viewer));
  }

  private boolean mayReadPersonal(SiteVisit visit, Viewer viewer) {
    return onSite.matter(visit).filter(matter -> onSite.member(viewer, visit).isPresent() || cases.mayReadPersonal(viewer, matter)).isPresent();
  }

  /** Who signed, and the witness: that they were looked at is kept with the case. */
  @PostMapping("/{id}/record/personal")
  PageView personal(@PathVariable long id, Viewer viewer, Locale locale) {
    SiteVisit visit = find(viewer, id);
    if (!mayReadPersonal(visit, viewer)) {
      throw new AccessDeniedException("personal data of visit " + id);
    }
    Case matter = onSite.matter(visit).orElseThrow();
    cases.readBeside(viewer, matter, "inspection.visit", clock.instant());
    List<PersonalLine> lines = entries.of(id).stream()
        .filter(entry -> entry.field().kind() == Kind.SIGNATURE)
        .flatMap(entry -> entries.secret(entry).stream().map(secret -> line(entry, secret)))
        .toList();
    return page(visit, viewer, "", lines, locale);
  }

  private static PersonalLine line(SiteEntry entry, String secret) {
    JsonNode all = SiteState.JSON.readTree(secret);
    return new PersonalLine(entry.seq(), all.path("name").asString(""), all.path("witness").asString(""), all.path("picture").asString(""));
  }

  @GetMapping("/{id}/photos/{photo}")
  ResponseEntity<byte[]> photo(@PathVariable long id, @PathVariable UUID photo, Viewer viewer) {
    return photos.find(find(viewer, id).id(), photo)
        .map(content -> ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(content.type()))
            .cacheControl(CacheControl.noStore())
            .body(content.bytes()))
        .orElseThrow(() -> new NotFound(Finding.ofField("photo", "inspection.visit.notYours")));
  }

  private SiteVisit find(Viewer viewer, long id) {
    return onSite.findToRead(viewer, id).orElseThrow(() -> new NotFound(Finding.ofField("id", "inspection.visit.notYours")));
  }
}

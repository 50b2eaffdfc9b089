package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.Redirects;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How a visit ends: its record is sealed, or somebody asks for it to be called off. */
@Controller
@RequestMapping(SiteController.PATH)
class SealController {

  static final List<String> REASONS = List.of("closedDown", "notFound", "duplicate", "other");

  /** Says nothing by itself, so that words for the public go with it. */
  private static final String OTHER = "other";

  private final SiteController site;
  private final OnSite onSite;
  private final SiteSeal seal;
  private final Casework casework;
  private final SiteRefusals refusals;
  private final Clock clock;

  SealController(SiteController site, OnSite onSite, SiteSeal seal, Casework casework, SiteRefusals refusals, Clock clock) {
    this.site = site;
    this.onSite = onSite;
    this.seal = seal;
    this.casework = casework;
    this.refusals = refusals;
    this.clock = clock;
  }

  @PostMapping("/{id}/seal")
  View seal(@PathVariable long id, Viewer viewer, Locale locale) {
    SiteVisit visit = find(viewer, id);
    return switch (seal.seal(visit, viewer)) {
      case SiteSeal.Answer.Done done -> Redirects.to(SiteController.path(id) + "/record" + (done.before() ? "?before" : "?sealed"));
      case SiteSeal.Answer.Open open -> site.page(visit, viewer, open.findings(), locale);
      case SiteSeal.Answer.Refused refused -> site.page(visit, viewer, refusals.of(refused.matter(), refused.why()), locale);
    };
  }

  @PostMapping("/{id}/call-off")
  View callOff(
      @PathVariable long id, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String published,
      @RequestParam(defaultValue = "") String note, Viewer viewer, Locale locale) {
    SiteVisit visit = find(viewer, id);
    Case matter = onSite.matter(visit).orElse(null);
    List<Finding> wrong = wrong(matter, reason, published, note);
    if (matter != null && wrong.isEmpty()) {
      Map<String, Object> input = reason.equals(OTHER)
          ? Map.of("calledOffFor", reason, "published", published.strip(), "explanation", note.strip())
          : Map.of("calledOffFor", reason, "explanation", note.strip());
      String key = "inspection.askOff/" + id + "/" + matter.version();
      switch (casework.act(new Command.Take(new Actor.Staff(viewer), clock.instant(), key, matter.id(), 0, OnSite.ASK_OFF, input))) {
        case Outcome.Moved moved -> {
          return Redirects.to(MineController.PATH + "?off=" + moved.number());
        }
        case Outcome.Refused why -> wrong = refusals.of(matter, why);
      }
    }
    return site.page(visit, viewer, wrong, locale).with("offFor", reason).with("offPublished", published).with("offNote", note);
  }

  private static List<Finding> wrong(@Nullable Case matter, String reason, String published, String note) {
    if (!REASONS.contains(reason)) {
      return List.of(Finding.ofField("callOff", "inspection.visit.callOff.reason.missing"));
    }
    if (reason.equals(OTHER) && published.isBlank()) {
      return List.of(Finding.ofField("callOff", "inspection.visit.callOff.published.missing"));
    }
    if (note.isBlank()) {
      return List.of(Finding.ofField("callOff", "inspection.visit.callOff.note.missing"));
    }
    return matter == null ? List.of(Finding.ofField("callOff", "inspection.visit.check.noCase")) : List.of();
  }

  private SiteVisit find(Viewer viewer, long id) {
    return onSite.find(viewer, id).orElseThrow(() -> new NotFound(Finding.ofField("id", "inspection.visit.notYours")));
  }
}

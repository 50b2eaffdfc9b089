package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.PlanRights;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.visit.SiteState.Signature;
import io.haihe.modules.inspection.visit.SiteVisits.Due;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An officer's own visits: those with a signature to confirm, under way, to be done now, coming, and just sealed. */
@Controller
class MineController {

  static final String PATH = "/inspections/mine";
  private static final Duration SHOWN_AFTER = Duration.ofDays(7);

  private final Pages pages;
  private final OnSite onSite;
  private final SiteVisits visits;
  private final SiteEntries entries;
  private final Cases cases;
  private final Places places;
  private final PlanRights plans;
  private final Clock clock;

  MineController(Pages pages, OnSite onSite, SiteVisits visits, SiteEntries entries, Cases cases, Places places, PlanRights plans, Clock clock) {
    this.pages = pages;
    this.onSite = onSite;
    this.visits = visits;
    this.entries = entries;
    this.cases = cases;
    this.places = places;
    this.plans = plans;
    this.clock = clock;
  }

  @GetMapping(PATH)
  PageView mine(@RequestParam(defaultValue = "") String off, Viewer viewer) {
    Optional<Officer> officer = onSite.officer(viewer);
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, places.zone());
    List<Due> all = officer.map(own -> visits.of(own.id(), now.minus(SHOWN_AFTER))).orElse(List.of());
    Map<Long, Case> matters = matters(all);
    List<Due> due = all.stream().filter(one -> toBeMade(matters.get(one.caseId()))).toList();
    Map<String, List<MineLine>> groups = new LinkedHashMap<>();
    List.of("confirm", "underWay", "now", "upcoming", "sealed").forEach(key -> groups.put(key, new ArrayList<>()));
    due.forEach(one -> groups.getOrDefault(group(one, today, officer.orElseThrow()), new ArrayList<>()).add(new MineLine(
        one.id(), one.party(), one.address(), one.title(), one.from(), one.until(), !one.sealed() && one.until().isBefore(today),
        asked(matters.get(one.caseId())))));
    return pages.view("inspection/visit/mine")
        .with("officer", officer.map(Officer::name).orElse(""))
        .with("certificate", officer.map(Officer::certificate).orElse(""))
        .with("off", off.matches("[A-Z0-9-]{1,40}") ? off : "")
        .with("plans", plans.any(viewer))
        .with("groups", groups.entrySet().stream().map(group -> new MineGroup(group.getKey(), group.getValue())).toList());
  }

  /** Kept on the device, and shown there in place of a visit that was not taken along. */
  @GetMapping(PATH + "/away")
  PageView away() {
    return pages.view("inspection/visit/away");
  }

  private String group(Due due, LocalDate today, Officer officer) {
    if (due.sealed()) {
      return "sealed";
    }
    if (due.signedFor() && waits(due, officer)) {
      return "confirm";
    }
    return due.begun() ? "underWay" : due.from().isAfter(today) ? "upcoming" : "now";
  }

  /** Whether a colleague wrote down the officer's signature of what is entered now, and the officer has not confirmed it. */
  private boolean waits(Due due, Officer officer) {
    Signature own = SiteState.of(entries.of(due.id())).signature("" + officer.id());
    return own != null && own.holds() && own.waits();
  }

  /** Cases of those that are not sealed. */
  private Map<Long, Case> matters(List<Due> due) {
    return cases.forProjection(due.stream().filter(one -> !one.sealed() && one.caseId() != 0).map(Due::caseId).toList()).stream()
        .collect(Collectors.toMap(Case::id, Function.identity()));
  }

  /** Not where its case has gone on without a record, or has ended. */
  private static boolean toBeMade(@Nullable Case matter) {
    return matter == null || OnSite.nextStep(matter).isPresent() || asked(matter);
  }

  private static boolean asked(@Nullable Case matter) {
    return matter != null && matter.state().equals(OnSite.ASKED_OFF);
  }
}

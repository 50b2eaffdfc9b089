package io.haihe.modules.inspection.visit;

import static java.util.Map.entry;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import io.haihe.platform.Worded;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the case says against a step, at the place of the page where it can be mended. */
@Component
class SiteRefusals {

  /** That somebody has asked for it to be called off. */
  static final String ASKED = "inspection.visit.askedOff";

  /** Where on the page what the case calls so is entered; the rest concerns all of it. */
  private static final Map<String, String> PLACES = Map.ofEntries(
      entry("result", "result"), entry("summary", "summary"), entry("demands", "order"), entry("correctBy", "order"), entry("spoken", "spoken"),
      entry("signed", "sign-party"), entry("refusal", "sign-party"), entry("witness", "sign-party"), entry("calledOffFor", "callOff"),
      entry("explanation", "callOff"), entry("published", "callOff"));

  private final OnSite onSite;
  private final Cases cases;
  private final CaseWords words;
  private final Clock clock;

  SiteRefusals(OnSite onSite, Cases cases, CaseWords words, Clock clock) {
    this.onSite = onSite;
    this.cases = cases;
    this.words = words;
    this.clock = clock;
  }

  List<Finding> of(Case matter, Refused why) {
    return why.findings().isEmpty() ? List.of(said(matter, why)) : why.findings().stream().map(SiteRefusals::placed).toList();
  }

  private Finding said(Case matter, Refused why) {
    return Finding.ofField("case", "inspection.visit.seal.refused", (Worded) locale -> words.refusal(locale, matter.scenarioVersion(), why));
  }

  private static Finding placed(Finding finding) {
    String place = PLACES.getOrDefault(Objects.requireNonNullElse(finding.field(), ""), "case");
    return Finding.ofField(place, finding.code(), finding.args().toArray());
  }

  /** Why the viewer cannot go on with the visit as its case stands; empty where they can, or there is no case yet. */
  Optional<Finding> barred(SiteVisit visit, Viewer viewer) {
    return onSite.matter(visit).flatMap(matter -> matter.state().equals(OnSite.ASKED_OFF)
        ? Optional.of(Finding.ofField("case", ASKED))
        : barred(matter, viewer).map(why -> said(matter, why)));
  }

  private Optional<Refused> barred(Case matter, Viewer viewer) {
    return OnSite.nextStep(matter)
        .map(step -> cases.shut(viewer, matter, step, clock.instant()))
        .orElse(Optional.of(new Refused(Reason.WRONG_STATE, "", List.of(), List.of())));
  }
}

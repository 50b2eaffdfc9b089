package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notices that a record was sent back; when the case of a visit ends, and with that when what is personal of the visit goes: when that of the case does. */
@Component
class SiteProjection implements Projection {

  private static final String SENT_BACK = "correct";

  private final SiteVisits visits;
  private final Cases cases;
  private final Scenarios scenarios;
  private final Places places;

  SiteProjection(SiteVisits visits, Cases cases, Scenarios scenarios, Places places) {
    this.visits = visits;
    this.cases = cases;
    this.scenarios = scenarios;
    this.places = places;
  }

  @Override
  public String name() {
    return "inspection.visit";
  }

  @Override
  public void project(List<Happening> happenings) {
    happenings.stream().map(Happening::entry).filter(entry -> entry.kind() == Entry.Kind.MOVED && entry.name().equals(SENT_BACK))
        .forEach(entry -> visits.ofCase(entry.caseId()).ifPresent(visit -> visits.sentBack(visit, entry.at())));
    notice(happenings.stream().map(Happening::entry).filter(entry -> entry.changes().ended() != null).map(Entry::caseId).distinct().toList());
  }

  @Override
  public void projectSealed(List<List<Entry>> timelines) {
    notice(timelines.stream().filter(timeline -> !timeline.isEmpty()).map(timeline -> timeline.getFirst().caseId()).toList());
  }

  private void notice(List<Long> ended) {
    if (!ended.isEmpty()) {
      visits.ended(cases.forProjection(ended).stream().map(this::end).toList());
    }
  }

  private SiteVisits.End end(Case matter) {
    Limit kept = scenarios.version(matter.scenarioVersion()).type(matter.type()).retention(matter.state());
    Instant closed = matter.closedAt();
    return new SiteVisits.End(
        matter.id(), matter.ended(), closed == null || kept == null ? null : places.calendar(matter.place()).due(closed, kept).at());
  }

  @Override
  public void reset() {
    visits.forgetEnds();
  }
}

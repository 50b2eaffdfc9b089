package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Leads from the case of a visit to what its officers entered on site, for whoever sees the case. */
@Component
class VisitAddition implements Addition {

  private final SiteVisits visits;
  private final Texts texts;

  VisitAddition(SiteVisits visits, Texts texts) {
    this.visits = visits;
    this.texts = texts;
  }

  @Override
  public List<Section> of(Locale locale, Case now) {
    return !now.scenario().equals(OnSite.SCENARIO) || !now.type().equals(OnSite.TYPE)
        ? List.of()
        : visits.ofCase(now.id()).stream().map(visit -> section(locale, visit)).toList();
  }

  private Section section(Locale locale, long visit) {
    Line line = new Line(
        texts.text(locale, "inspection.visit.aside.record"), texts.text(locale, "inspection.visit.aside.open"), List.of(), SiteController.path(visit));
    return new Section(texts.text(locale, "inspection.visit.aside"), texts.text(locale, "inspection.visit.aside.lead"), List.of(line));
  }
}

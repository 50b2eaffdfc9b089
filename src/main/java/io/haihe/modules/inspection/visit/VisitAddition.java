package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What came of a visit, for whoever sees its case and may have to publish it, with the way to what its officers entered on site. */
@Component
class VisitAddition implements Addition {

  private static final String PREFIX = "inspection.visit.aside";
  private static final Set<String> BEFORE = Set.of("drawn", OnSite.UNDER_WAY, OnSite.ASKED_OFF, "calledOff");

  private final SiteVisits visits;
  private final Places places;
  private final Texts texts;

  VisitAddition(SiteVisits visits, Places places, Texts texts) {
    this.visits = visits;
    this.places = places;
    this.texts = texts;
  }

  @Override
  public List<Section> of(Locale locale, Case now) {
    return !OnSite.isVisit(now)
        ? List.of()
        : visits.ofCase(now.id()).stream().map(visit -> section(locale, now, visit)).toList();
  }

  /** Nobody publishes what nobody has looked at: what was found, whether it is sealed, and who was there. */
  @Override
  public Optional<Look> look(Locale locale, Case now, String step) {
    return step.equals("publish") && OnSite.isVisit(now) ? Optional.of(beforePublishing(locale, now)) : Optional.empty();
  }

  private Look beforePublishing(Locale locale, Case now) {
    Optional<Long> visit = visits.ofCase(now.id());
    List<Line> lines = new ArrayList<>();
    List<String> against = new ArrayList<>();
    if (now.facts().containsKey("result")) {
      lines.add(result(locale, now));
    }
    visit.ifPresent(id -> {
      String went = visits.went(id).stream().map(one -> one.name() + " (" + one.certificate() + ")").collect(Collectors.joining(", "));
      lines.add(new Line(texts.text(locale, PREFIX + ".team"), went, List.of()));
      lines.add(new Line(texts.text(locale, PREFIX + ".record"), texts.text(locale, PREFIX + ".open"), List.of(seal(locale, now, id)), SiteController.path(id)));
    });
    if (visit.flatMap(visits::seal).isEmpty()) {
      against.add(texts.text(locale, PREFIX + ".notSealed"));
    }
    if (!now.openTasks().isEmpty()) {
      against.add(texts.text(locale, PREFIX + ".asked"));
    }
    return new Look(lines, against);
  }

  private Section section(Locale locale, Case now, long visit) {
    boolean recorded = !BEFORE.contains(now.state());
    List<Line> lines = new ArrayList<>();
    if (recorded) {
      lines.add(result(locale, now));
    }
    List<String> seal = recorded ? List.of(seal(locale, now, visit)) : List.of();
    lines.add(new Line(texts.text(locale, PREFIX + ".record"), texts.text(locale, PREFIX + ".open"), seal, SiteController.path(visit)));
    return new Section(texts.text(locale, PREFIX), texts.text(locale, PREFIX + ".lead"), lines);
  }

  private Line result(Locale locale, Case now) {
    String said = texts.text(locale, "inspection.visit.result." + now.facts().get("result"));
    String problems = texts.text(locale, PREFIX + ".problems", now.facts().get("problems"), now.facts().get("checked"));
    return new Line(texts.text(locale, PREFIX + ".result"), said, List.of(problems, String.valueOf(now.facts().get("summary"))));
  }

  private String seal(Locale locale, Case now, long visit) {
    return visits.seal(visit)
        .map(seal -> texts.text(
            locale, PREFIX + ".sealed", Page.time(seal.at().atZone(places.calendar(now.place()).zone()), locale), seal.sha256()))
        .orElseGet(() -> texts.text(locale, PREFIX + ".notSealed"));
  }
}

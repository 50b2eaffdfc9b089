package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Relation;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.form.Entered;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Transition;
import io.haihe.modules.management.CaseView.RelatedView;
import io.haihe.modules.management.StepView.Similar;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a viewer sees of the cases a case has to do with, and of those it may be joined into. */
@Component
class RelatedCases {

  private static final int MOST = 8;

  private final Cases cases;
  private final CaseLines lines;
  private final CaseWords words;
  private final Places places;
  private final Texts texts;

  RelatedCases(Cases cases, CaseLines lines, CaseWords words, Places places, Texts texts) {
    this.cases = cases;
    this.lines = lines;
    this.words = words;
    this.places = places;
    this.texts = texts;
  }

  /** Of a case out of sight only its number is told. */
  List<RelatedView> of(Locale locale, Viewer viewer, Case now) {
    List<Case> seen = cases.find(viewer, now.relations().stream().map(Relation::caseId).toList());
    return now.relations().stream().map(relation -> related(locale, relation, seen)).toList();
  }

  private RelatedView related(Locale locale, Relation relation, List<Case> seen) {
    Optional<Case> other = seen.stream().filter(one -> one.id() == relation.caseId()).findFirst();
    return new RelatedView(
        texts.text(locale, "management.related." + relation.kind().key()),
        relation.number(),
        other.isPresent(),
        other.map(one -> words.category(locale, one.scenarioVersion(), one.category())).orElse(""),
        other.map(one -> words.state(locale, one.scenarioVersion(), one.state())).orElse(""));
  }

  /** Open cases of the same kind and category in the same street or town, for a step that joins the case into one of them. */
  List<Similar> similar(Locale locale, Viewer viewer, Case now, @Nullable Transition step, String path, Instant at) {
    Optional<String> field = step == null ? Optional.empty() : field(step);
    if (field.isEmpty()) {
      return List.of();
    }
    CaseFilter filter =
        new CaseFilter(
            false, false, false, null, now.scenario(), Set.of(), now.category(), around(now.place()), null, null, null, null,
            CaseFilter.Order.NEWEST);
    return cases.list(viewer, filter, at, null, MOST + 1).rows().stream()
        .filter(row -> row.id() != now.id() && row.type().equals(now.type()))
        .limit(MOST)
        .map(row -> new Similar(lines.of(locale, row, at), path + "?" + Entered.PREFIX + field.get() + "=" + row.number()))
        .toList();
  }

  private static Optional<String> field(Transition step) {
    return step.effects().stream()
        .<String>mapMulti((effect, found) -> {
          if (effect instanceof Effect.Merge merge) {
            found.accept(merge.field());
          }
        })
        .findFirst();
  }

  private PlaceCode around(PlaceCode place) {
    return places.path(place).stream()
        .filter(above -> above.level() == PlaceLevel.STREET)
        .map(Place::code)
        .findFirst()
        .orElse(place);
  }
}

package io.haihe.kernel.intake.figures;

import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.casework.PublicFigures;
import io.haihe.kernel.casework.PublicFigures.OfCase;
import io.haihe.kernel.intake.figures.Figure.Count;
import io.haihe.kernel.intake.figures.FigureStore.Part;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Keeps the figures for everybody behind the timeline: takes back what each changed case had added, and adds what it adds now. Most steps
 * change nothing that is counted here; then nothing is written.
 */
@Component
class PublicFigureProjection implements Projection {

  private final FigureStore store;
  private final PublicFigures figures;
  private final Places places;

  PublicFigureProjection(FigureStore store, PublicFigures figures, Places places) {
    this.store = store;
    this.figures = figures;
    this.places = places;
  }

  @Override
  public String name() {
    return "intake.figures";
  }

  @Override
  public void project(List<Happening> happenings) {
    Map<Long, Integer> firsts = Happening.firsts(happenings);
    Map<Long, Part> kept = store.partsOf(firsts.keySet());
    Map<Long, Part> now = new TreeMap<>();
    figures.of(firsts.keySet()).forEach(of -> now.put(of.caseId(), part(of)));
    Map<Figure, Count> difference = new HashMap<>();
    kept.values().forEach(part -> part.addTo(difference, true));
    fromTheArchive(happenings, firsts, kept, now).forEach(part -> part.addTo(difference, true));
    now.values().forEach(part -> part.addTo(difference, false));
    store.add(difference);
    store.forget(kept.keySet().stream().filter(id -> !now.containsKey(id)).toList());
    now.entrySet().removeIf(each -> each.getValue().equals(kept.get(each.getKey())));
    store.keep(now);
  }

  /**
   * What cases had added of which nothing is kept any more: it follows from their timelines. Only a case that counts now can have counted
   * before, or one that goes by another version since.
   */
  private List<Part> fromTheArchive(
      List<Happening> happenings, Map<Long, Integer> firsts, Map<Long, Part> kept, Map<Long, Part> now) {
    Set<Long> migrated =
        happenings.stream()
            .filter(happening -> happening.entry().kind() == Entry.Kind.MIGRATED)
            .map(happening -> happening.entry().caseId())
            .collect(Collectors.toSet());
    Map<Long, Integer> forgotten =
        firsts.entrySet().stream()
            .filter(each -> each.getValue() > 1 && !kept.containsKey(each.getKey()))
            .filter(each -> now.containsKey(each.getKey()) || migrated.contains(each.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return figures.before(forgotten).stream().map(this::part).toList();
  }

  private Part part(OfCase of) {
    LocalDate day = LocalDate.ofInstant(of.openedAt(), places.cityOf(of.places().getFirst()).zone());
    int span = !of.settled() ? Spans.OPEN : of.took() == null ? Spans.UNTIMED : Spans.of(of.took());
    Count count =
        new Count(
            1, of.inTime() == null ? 0 : 1, Boolean.TRUE.equals(of.inTime()) ? 1 : 0,
            of.took() == null ? 0 : of.took().toSeconds());
    return new Part(
        of.places().stream().map(PlaceCode::value).toList(), day.withDayOfMonth(1), of.scenario(), of.category(), span, count);
  }

  @Override
  public void projectSealed(List<List<Entry>> timelines) {
    Map<Figure, Count> sums = new HashMap<>();
    timelines.forEach(timeline -> figures.of(timeline).map(this::part).ifPresent(part -> part.addTo(sums, false)));
    store.add(sums);
  }

  @Override
  public void sealed(Set<Long> cases) {
    store.forget(cases);
  }

  @Override
  public void reset() {
    store.clear();
  }
}

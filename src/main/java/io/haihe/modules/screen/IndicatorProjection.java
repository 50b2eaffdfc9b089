package io.haihe.modules.screen;

import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.place.Places;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Keeps the rollups: takes back what each changed case had added and adds what it adds now. The sums are therefore exact however often a
 * case changes, and an entry read twice changes nothing.
 */
@Component
class IndicatorProjection implements Projection {

  static final String NAME = "screen.indicators";

  private final Rollups store;
  private final Figures figures;
  private final Places places;

  IndicatorProjection(Rollups store, Figures figures, Places places) {
    this.store = store;
    this.figures = figures;
    this.places = places;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void project(List<Happening> happenings) {
    Map<Long, Integer> firsts = Happening.firsts(happenings);
    Map<Cell, Sum> difference = new HashMap<>();
    Map<Long, List<Rollups.Part>> before = store.partsOf(firsts.keySet());
    firsts.forEach((id, first) -> before.computeIfAbsent(id, none -> partsBefore(id, first)));
    before.values().forEach(parts -> parts.forEach(part -> add(difference, part.cell(), part.sum().negated())));
    Map<Long, List<Rollups.Part>> now = new TreeMap<>();
    figures.of(firsts.keySet()).forEach(added -> now.put(added.caseId(), parts(added)));
    now.values().forEach(parts -> parts.forEach(part -> add(difference, part.cell(), part.sum())));
    store.keep(now);
    store.add(difference);
  }

  /** Of a case that was taken out of the archive nothing is kept: what it had added follows from its timeline. */
  private List<Rollups.Part> partsBefore(long caseId, int first) {
    return first == 1 ? List.of() : parts(figures.before(caseId, first));
  }

  @Override
  public void projectSealed(List<List<Entry>> timelines) {
    Map<Cell, Sum> sums = new HashMap<>();
    timelines.forEach(timeline -> parts(figures.of(timeline)).forEach(part -> add(sums, part.cell(), part.sum())));
    store.add(sums);
  }

  @Override
  public void sealed(Set<Long> cases) {
    store.forget(cases);
  }

  private static void add(Map<Cell, Sum> sums, Cell cell, Sum sum) {
    Sum after = sums.getOrDefault(cell, Sum.NOTHING).plus(sum);
    if (after.isNothing()) {
      sums.remove(cell);
    } else {
      sums.put(cell, after);
    }
  }

  private List<Rollups.Part> parts(Figures.OfCase added) {
    ZoneId zone = places.cityOf(added.place()).zone();
    List<Rollups.Part> parts = new ArrayList<>();
    for (Figures.Part part : added.parts()) {
      LocalDate day = LocalDate.ofInstant(part.dated(), zone);
      Cell cell = new Cell(added.scenario(), part.indicator(), added.place().value(), day, added.unit());
      parts.add(new Rollups.Part(cell, new Sum(part.of(), part.count())));
    }
    return parts;
  }

  @Override
  public void reset() {
    store.clear();
  }
}

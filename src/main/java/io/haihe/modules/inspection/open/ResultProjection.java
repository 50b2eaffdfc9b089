package io.haihe.modules.inspection.open;

import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the results of visits and their sums behind the timeline. What a visit had added to the sums is taken back before what it adds now is added. */
@Component
class ResultProjection implements Projection {

  private final ResultStore store;
  private final TakingPart takingPart;
  private final Places places;

  ResultProjection(ResultStore store, TakingPart takingPart, Places places) {
    this.store = store;
    this.takingPart = takingPart;
    this.places = places;
  }

  @Override
  public String name() {
    return "inspection.results";
  }

  @Override
  public void project(List<Happening> happenings) {
    take(happenings.stream().map(Happening::entry).toList());
  }

  @Override
  public void projectSealed(List<List<Entry>> timelines) {
    take(timelines.stream().flatMap(List::stream).toList());
  }

  private void take(List<Entry> entries) {
    Map<Long, List<Entry>> byCase = entries.stream().collect(Collectors.groupingBy(Entry::caseId));
    Map<Long, Rectification> corrections = rectifications(byCase);
    store.keepRectifications(corrections.values());
    Set<Long> touched = new HashSet<>(byCase.keySet());
    corrections.values().forEach(one -> touched.add(one.visitCase()));
    Map<Long, Result> before = store.results(touched);
    Map<Long, Result> now = new HashMap<>(before);
    VisitReading reading = new VisitReading(this::district, places.zone());
    byCase.forEach((id, timeline) -> {
      if (before.containsKey(id) || VisitReading.opens(timeline.getFirst(), VisitReading.VISIT)) {
        timeline.forEach(entry -> now.put(id, reading.after(now.get(id), entry)));
      }
    });
    if (!now.isEmpty()) {
      settle(before, corrected(now));
      credit(before, now, corrections);
    }
  }

  /** What has just come to its end, and what was ordered by a visit that has. */
  private void credit(Map<Long, Result> before, Map<Long, Result> now, Map<Long, Rectification> corrections) {
    Set<Long> closed = new HashSet<>();
    now.forEach((id, one) -> {
      Result was = before.get(id);
      if (one.closedAt() != null && (was == null || was.closedAt() == null)) {
        closed.add(id);
      }
    });
    Set<Long> due = new HashSet<>(closed);
    store.after(closed).values().stream().filter(one -> one.endedAt() != null).map(Rectification::caseId).forEach(due::add);
    corrections.values().stream().filter(one -> one.endedAt() != null).map(Rectification::caseId).forEach(due::add);
    if (!due.isEmpty()) {
      store.credit(due);
    }
  }

  private Map<Long, Rectification> rectifications(Map<Long, List<Entry>> byCase) {
    Map<Long, Rectification> now = new HashMap<>(store.rectifications(byCase.keySet()));
    byCase.forEach((id, timeline) -> {
      if (now.containsKey(id) || VisitReading.opens(timeline.getFirst(), Rectification.TYPE)) {
        timeline.forEach(entry -> now.put(id, Rectification.after(now.get(id), entry)));
      }
    });
    return now;
  }

  /** What was ordered is put right when its own case says so; where there is no such case, when that of the visit does. */
  private Map<Long, Result> corrected(Map<Long, Result> results) {
    Collection<Long> cases = results.keySet();
    Set<Long> corrected = store.corrected(cases);
    Set<Long> ordered = store.ordered(cases);
    Map<Long, Result> now = new HashMap<>();
    results.forEach((id, one) -> now.put(id, ordered.contains(id) ? one.corrected(corrected.contains(id)) : one));
    return now;
  }

  private void settle(Map<Long, Result> before, Map<Long, Result> now) {
    Map<Cell, Counts> difference = new HashMap<>();
    before.values().forEach(one -> difference.merge(Cell.of(one), Counts.of(one).negated(), Counts::plus));
    now.values().forEach(one -> difference.merge(Cell.of(one), Counts.of(one), Counts::plus));
    List<Result> changed = new ArrayList<>(now.values());
    changed.removeIf(one -> one.equals(before.get(one.caseId())));
    store.keep(changed);
    takingPart.keep(changed.stream().filter(one -> appears(before.get(one.caseId()), one)).map(Result::caseId).toList());
    store.add(difference);
  }

  private static boolean appears(@Nullable Result before, Result now) {
    return now.publishedAt() != null && (before == null || before.publishedAt() == null);
  }

  private long district(long place) {
    PlaceCode code = new PlaceCode(place);
    return places.find(code).flatMap(found -> places.ancestor(code, PlaceLevel.DISTRICT)).map(Place::code).orElse(code).value();
  }

  @Override
  public void reset() {
    store.clear();
  }
}

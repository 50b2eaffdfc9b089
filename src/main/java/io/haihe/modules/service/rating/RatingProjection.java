package io.haihe.modules.service.rating;

import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.casework.PublicRatings;
import io.haihe.kernel.casework.PublicRatings.OfCase;
import io.haihe.kernel.place.Places;
import io.haihe.modules.service.rating.RatingStore.Cell;
import io.haihe.modules.service.rating.RatingStore.Part;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps the sums of ratings behind the timeline: takes back what each changed case had added, and adds what it adds now. */
@Component
public class RatingProjection implements Projection {

  private final RatingStore store;
  private final PublicRatings ratings;
  private final Places places;

  RatingProjection(RatingStore store, PublicRatings ratings, Places places) {
    this.store = store;
    this.ratings = ratings;
    this.places = places;
  }

  @Override
  public String name() {
    return "service.ratings";
  }

  @Override
  public void project(List<Happening> happenings) {
    Collection<Long> cases = Happening.firsts(happenings).keySet();
    take(cases, ratings.of(cases));
  }

  @Override
  public void projectSealed(List<List<Entry>> timelines) {
    take(
        timelines.stream().map(timeline -> timeline.getFirst().caseId()).toList(),
        timelines.stream().flatMap(timeline -> ratings.of(timeline).stream()).toList());
  }

  private void take(Collection<Long> cases, List<OfCase> rated) {
    Map<Long, Part> kept = store.partsOf(cases);
    ZoneId zone = places.zone();
    Map<Long, Part> now = rated.stream()
        .map(one -> Part.of(one, LocalDate.ofInstant(one.at(), zone).withDayOfMonth(1)))
        .collect(Collectors.toMap(Part::caseId, part -> part));
    Map<Cell, Score> difference = new HashMap<>();
    kept.values().forEach(part -> difference.merge(part.cell(), part.sum().negated(), Score::plus));
    now.values().forEach(part -> difference.merge(part.cell(), part.sum(), Score::plus));
    List<Part> changed = new ArrayList<>(now.values());
    changed.removeIf(part -> part.equals(kept.get(part.caseId())));
    List<Long> gone = kept.keySet().stream().filter(id -> !now.containsKey(id)).toList();
    if (!changed.isEmpty() || !gone.isEmpty()) {
      store.forget(gone);
      store.keep(changed);
      store.add(difference);
    }
  }

  @Override
  public void reset() {
    store.clear();
  }
}

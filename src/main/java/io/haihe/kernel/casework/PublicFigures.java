package io.haihe.kernel.casework;

import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What one case adds to the figures that anybody may see. A case counts if its scenario publishes since when there is one and how it stands;
 * where it lies and what it is about, only as far as that is published.
 */
@Component
public class PublicFigures {

  private static final PlaceLevel FINEST = PlaceLevel.STREET;

  private final CaseStore store;
  private final Scenarios scenarios;
  private final Places places;

  PublicFigures(CaseStore store, Scenarios scenarios, Places places) {
    this.store = store;
    this.scenarios = scenarios;
    this.places = places;
  }

  /**
   * @param places it counts in: the city, and those below it as far as it is published, no finer than streets
   * @param category root of its category, or empty where that is not published
   * @param settled whether the matter has come to its end
   * @param took from its opening to its end; null while it goes on, where that is not published, and where it ended in another case
   * @param inTime whether it was settled no later than the last date promised for it; null if it is not settled, or none was
   */
  public record OfCase(
      long caseId, String scenario, List<PlaceCode> places, String category, Instant openedAt, boolean settled,
      @Nullable Duration took, @Nullable Boolean inTime) {}

  /** Of some cases as they stand; those that do not count are left out. */
  public List<OfCase> of(Collection<Long> cases) {
    return store.find(cases).stream().flatMap(now -> of(now).stream()).toList();
  }

  /** Of the case that a timeline gives. */
  public Optional<OfCase> of(List<Entry> timeline) {
    return of(Evolution.replay(timeline));
  }

  /**
   * Of cases as they stood before an entry of their timelines, which is not the first; those that did not count are left out.
   *
   * @param entries the number of that entry, by case
   */
  public List<OfCase> before(Map<Long, Integer> entries) {
    Map<Long, List<Entry>> timelines = store.timelines(entries.keySet());
    return entries.entrySet().stream()
        .flatMap(each -> of(timelines.getOrDefault(each.getKey(), List.of()).subList(0, each.getValue() - 1)).stream())
        .toList();
  }

  private Optional<OfCase> of(Case now) {
    Scenario scenario = scenarios.version(now.scenarioVersion());
    CaseType type = scenario.type(now.type());
    Set<String> published = type.publication().fields();
    if (!type.publication().tells(now.state()) || !published.contains("state") || !published.contains("openedAt")) {
      return Optional.empty();
    }
    boolean timed = now.settled() && published.contains("closedAt") && now.onward().isEmpty();
    Instant closed = timed ? now.closedAt() : null;
    return Optional.of(new OfCase(
        now.id(), now.scenario(), places(now, type), published.contains("category") ? root(scenario, now.category()) : "",
        now.openedAt(), now.settled(), closed == null ? null : Duration.between(now.openedAt(), closed),
        closed == null ? null : inTime(now, closed)));
  }

  private static String root(Scenario scenario, String category) {
    List<Category> path = scenario.categories().path(category);
    return path.isEmpty() ? "" : path.getFirst().code();
  }

  private List<PlaceCode> places(Case now, CaseType type) {
    List<Place> path = places.path(now.place());
    if (!type.publication().fields().contains("place")) {
      return List.of(path.getFirst().code());
    }
    return path.stream()
        .filter(place -> place.level().compareTo(type.publication().placeLevel()) <= 0 && place.level().compareTo(FINEST) <= 0)
        .map(Place::code)
        .toList();
  }

  private static @Nullable Boolean inTime(Case now, Instant closed) {
    return now.deadlines().values().stream()
        .filter(deadline -> deadline.task() == 0 && deadline.status() != Deadline.Status.CANCELLED)
        .map(Deadline::dueAt)
        .max(Comparator.naturalOrder())
        .map(last -> !closed.isAfter(last))
        .orElse(null);
  }
}

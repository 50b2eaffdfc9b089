package io.haihe.modules.service;

import io.haihe.kernel.casework.Projections;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.VisitRatings;
import io.haihe.kernel.place.Places;
import io.haihe.modules.service.rating.RatingProjection;
import io.haihe.modules.service.rating.RatingStore;
import io.haihe.modules.service.rating.Score;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How residents rated what was done in the last twelve months, the running one with them; nothing of fewer than five ratings. */
@Component
public class Ratings {

  private static final int MONTHS = 12;

  private final RatingStore store;
  private final RatingProjection projection;
  private final Projections projections;
  private final Catalogue catalogue;
  private final Items items;
  private final Units units;
  private final ObjectProvider<VisitRatings> visits;
  private final Places places;
  private final Clock clock;

  Ratings(
      RatingStore store, RatingProjection projection, Projections projections, Catalogue catalogue, Items items, Units units,
      ObjectProvider<VisitRatings> visits, Places places, Clock clock) {
    this.store = store;
    this.projection = projection;
    this.projections = projections;
    this.catalogue = catalogue;
    this.items = items;
    this.units = units;
    this.visits = visits;
    this.places = places;
    this.clock = clock;
  }

  /** @param key code of the item, or key of the unit */
  public record Line(String key, String name, Score score) {}

  /**
   * @param items the most rated first
   * @param fewItems how many items were rated, but too seldom to be told
   */
  public record Summary(LocalDate from, Score all, List<Line> items, long fewItems, List<Line> units, long fewUnits) {}

  public Summary summary(Locale locale) {
    LocalDate from = from();
    Map<String, Score> matters = store.byItem(from);
    Map<Long, Score> offices = new HashMap<>(store.byUnit(from));
    Score all = store.all(from);
    for (VisitRatings.Sum visit : visits(from)) {
      Score score = new Score(visit.ratings(), visit.score(), visit.satisfied(), visit.bad(), visit.mended());
      offices.merge(visit.unit(), score, Score::plus);
      all = all.plus(score);
    }
    return new Summary(
        from, all, lines(matters, code -> new Line(code, name(code, locale), Score.NONE)), few(matters),
        lines(offices, id -> office(id, locale)), few(offices));
  }

  /** Of visits at counters, which are about no item. */
  private List<VisitRatings.Sum> visits(LocalDate from) {
    Instant since = from.atStartOfDay(places.zone()).toInstant();
    return visits.stream().flatMap(each -> each.since(since).stream()).toList();
  }

  /** Of one item. */
  public Score of(String item) {
    return store.of(item, from());
  }

  private LocalDate from() {
    return LocalDate.ofInstant(clock.instant(), places.zone())
        .withDayOfMonth(1).minusMonths(MONTHS - 1L);
  }

  /** Throws the sums away and counts every timeline anew. */
  public void rebuild() {
    projections.rebuild(projection);
  }

  private static <K> List<Line> lines(Map<K, Score> scores, Function<K, Line> named) {
    return scores.entrySet().stream()
        .filter(one -> one.getValue().told())
        .map(one -> {
          Line line = named.apply(one.getKey());
          return new Line(line.key(), line.name(), one.getValue());
        })
        .sorted(Comparator.comparing((Line line) -> line.score().about()).reversed().thenComparing(Line::key))
        .toList();
  }

  private static long few(Map<?, Score> scores) {
    return scores.values().stream().filter(score -> score.ratings() > 0 && !score.told()).count();
  }

  private String name(String code, Locale locale) {
    return catalogue.card(code).map(Card::name).or(() -> items.last(code).map(last -> last.item().name())).map(name -> name.in(locale)).orElse(code);
  }

  private Line office(long id, Locale locale) {
    Unit unit = units.get(id);
    return new Line(unit.key(), unit.nameIn(locale) + " · " + places.name(unit.place(), locale), Score.NONE);
  }
}

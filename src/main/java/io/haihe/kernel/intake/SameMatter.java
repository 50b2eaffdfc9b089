package io.haihe.kernel.intake;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.intake.classify.Likeness;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cases that may be about the same matter: of the last days, and either of the same category in the same place, or in the same
 * neighbourhood and saying much the same. It only suggests.
 */
@Component
public class SameMatter {

  private static final int MOST = 5;

  /** So many of the newest are looked at. */
  private static final int LOOKED_AT = 300;

  /** Of a text lists hold the beginning; more of it was not found to help. */
  private static final int READ = 120;

  private final Cases cases;
  private final Places places;
  private final IntakeSettings settings;

  SameMatter(Cases cases, Places places, IntakeSettings settings) {
    this.cases = cases;
    this.places = places;
    this.settings = settings;
  }

  /** @param itself the number of the case that is asked about, or empty */
  public record Matter(String scenario, PlaceCode place, String category, String text, String itself) {}

  /** @param alike how much the texts say the same, from 0 to 1 */
  public record Found(CaseRow row, boolean sameKind, double alike) {

    /** {@code kind}, {@code words} or {@code both}: what speaks for it. */
    public String why() {
      return alike < Likeness.SAME ? "kind" : sameKind ? "both" : "words";
    }
  }

  /** Of those the viewer sees; those that say most nearly the same first. */
  public List<Found> as(Matter matter, Viewer viewer, Instant now) {
    Place place = places.get(matter.place());
    List<CaseRow> near = newest(viewer, matter.scenario(), neighbourhood(place).code(), now);
    if (near.stream().allMatch(row -> row.number().equals(matter.itself()))) {
      return List.of();
    }
    List<CaseRow> all = newest(viewer, matter.scenario(), null, now);
    String text = matter.text().substring(0, Math.min(READ, matter.text().length()));
    ToDoubleFunction<String> alike = Likeness.among(Stream.concat(all.stream().map(CaseRow::text), Stream.of(text)).toList()).to(text);
    return near.stream()
        .filter(row -> !row.number().equals(matter.itself()))
        .map(row -> found(matter, place, row, alike))
        .filter(found -> found.sameKind() || found.alike() >= Likeness.SAME)
        .sorted(Comparator.comparingDouble(Found::alike).reversed())
        .limit(MOST)
        .toList();
  }

  private static Found found(Matter matter, Place place, CaseRow row, ToDoubleFunction<String> alike) {
    boolean sameKind = row.category().equals(matter.category()) && place.covers(row.place());
    return new Found(row, sameKind, alike.applyAsDouble(row.text()));
  }

  /** People write one matter to the community or to the one beside it. */
  private Place neighbourhood(Place place) {
    PlaceCode parent = place.parent();
    boolean small = place.level() == PlaceLevel.COMMUNITY || place.level() == PlaceLevel.GRID;
    return small && parent != null ? neighbourhood(places.get(parent)) : place;
  }

  private List<CaseRow> newest(Viewer viewer, String scenario, @Nullable PlaceCode place, Instant now) {
    CaseFilter filter =
        new CaseFilter(
            false, false, null, null, scenario, Set.of(), null, place, null, now.minus(settings.similarFor()), null, null,
            CaseFilter.Order.NEWEST);
    return cases.list(viewer, filter, now, null, LOOKED_AT).rows();
  }
}

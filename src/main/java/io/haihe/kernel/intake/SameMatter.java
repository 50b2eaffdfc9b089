package io.haihe.kernel.intake;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.SameCases;
import io.haihe.kernel.intake.classify.Likeness;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Intake;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cases that may be about the same matter. Where their scenario says by which fields cases are the same, those, whenever they were opened. Else cases of the
 * last days and the same type: of the same category in the same place, where cases have a point, or in the same neighbourhood and saying much the same.
 * Applications that say whose they are and have no point are all about something else, however alike they are. It only suggests.
 */
@Component
public class SameMatter {

  private static final int MOST = 5;

  /** So many of the newest are looked at. */
  private static final int LOOKED_AT = 300;

  /** Of a text lists hold the beginning; more of it was not found to help. */
  private static final int READ = 120;

  private final Cases cases;
  private final SameCases same;
  private final Places places;
  private final IntakeSettings settings;

  SameMatter(Cases cases, SameCases same, Places places, IntakeSettings settings) {
    this.cases = cases;
    this.same = same;
    this.places = places;
    this.settings = settings;
  }

  /**
   * @param form what was entered into the form of a case that is not opened yet
   * @param itself the case that is asked about, or null where it is not opened yet
   */
  public record Matter(
      String scenario, CaseType type, PlaceCode place, String category, String text, Map<String, Object> form, @Nullable Case itself) {

    public static Matter of(Case now, CaseType type) {
      return new Matter(now.scenario(), type, now.place(), now.category(), now.text(), Map.of(), now);
    }

    private boolean is(CaseRow row) {
      return itself != null && row.number().equals(itself.number());
    }
  }

  /**
   * @param sameKey whether the scenario says that it is the same
   * @param alike how much the texts say the same, from 0 to 1
   */
  public record Found(CaseRow row, boolean sameKey, boolean sameKind, double alike) {

    /** {@code key}, {@code kind}, {@code words} or {@code both}: what speaks for it. */
    public String why() {
      return sameKey ? "key" : alike < Likeness.SAME ? "kind" : sameKind ? "both" : "words";
    }
  }

  /** Of those the viewer sees; those that say most nearly the same first. */
  public List<Found> as(Matter matter, Viewer viewer, Instant now) {
    return byFields(matter.type()) ? known(matter, viewer) : guessed(matter, viewer, now);
  }

  /** Whether cases of the type are the same by their fields, or never, wherever they are. */
  public static boolean byFields(CaseType type) {
    return !type.intake().same().isEmpty() || type.intake().ofItsOwn();
  }

  private List<Found> known(Matter matter, Viewer viewer) {
    List<CaseRow> rows =
        matter.itself() == null ? same.of(viewer, matter.scenario(), matter.type(), matter.form()) : same.of(viewer, matter.itself());
    return rows.stream().limit(MOST).map(row -> new Found(row, true, false, 0)).toList();
  }

  private List<Found> guessed(Matter matter, Viewer viewer, Instant now) {
    Place place = places.get(matter.place());
    List<CaseRow> near = newest(viewer, matter.scenario(), neighbourhood(place).code(), now);
    if (near.stream().allMatch(matter::is)) {
      return List.of();
    }
    List<CaseRow> all = newest(viewer, matter.scenario(), null, now);
    String text = matter.text().substring(0, Math.min(READ, matter.text().length()));
    ToDoubleFunction<String> alike = Likeness.among(Stream.concat(all.stream().map(CaseRow::text), Stream.of(text)).toList()).to(text);
    return near.stream()
        .filter(row -> !matter.is(row) && row.type().equals(matter.type().key()))
        .map(row -> found(matter, place, row, alike))
        .filter(found -> found.sameKind() || found.alike() >= Likeness.SAME)
        .sorted(Comparator.comparingDouble(Found::alike).reversed())
        .limit(MOST)
        .toList();
  }

  private static Found found(Matter matter, Place place, CaseRow row, ToDoubleFunction<String> alike) {
    boolean sameKind = matter.type().intake().point() != Intake.Need.NONE && row.category().equals(matter.category()) && place.covers(row.place());
    return new Found(row, false, sameKind, alike.applyAsDouble(row.text()));
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

package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.Frozen.Barred;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.SupervisionItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The officers of one department who may be drawn for a task, in decks: one of those whose certificate holds in all of its place, and one for each
 * region below for which there are more.
 */
final class Decks {

  /** Stands before the region of a deck of those for that region alone. */
  static final char REGION = '@';

  private final Unit unit;
  private final List<String> fields;
  private final Place whole;
  private final Map<PlaceCode, Place> regions = new HashMap<>();
  private final List<Officer> able = new ArrayList<>();
  private final Map<PlaceCode, String> names = new HashMap<>();
  private final Map<String, Place> used = new TreeMap<>();
  private final Map<Barred, List<String>> barred = new LinkedHashMap<>();

  /** @param left ids of the officers who are not there any more */
  Decks(Unit unit, List<SupervisionItem> items, PlannedTask task, Collection<Officer> officers, Set<Long> left, Places places) {
    this.unit = unit;
    this.fields = items.stream().map(SupervisionItem::field).distinct().toList();
    this.whole = places.get(task.place());
    for (Officer officer : officers) {
      Place region = places.find(officer.region()).orElse(null);
      Barred why = region == null || !region.covers(whole.code()) && !whole.covers(region.code()) ? Barred.REGION : why(officer, task, left);
      if (why != null || region == null) {
        barred.computeIfAbsent(why == null ? Barred.REGION : why, _ -> new ArrayList<>()).add(officer.certificate());
      } else {
        regions.put(officer.region(), region);
        able.add(officer);
      }
    }
  }

  private @org.jspecify.annotations.Nullable Barred why(Officer officer, PlannedTask task, Set<Long> left) {
    if (left.contains(officer.id())) {
      return Barred.LEFT;
    }
    if (officer.certificated(task.from(), task.until(), fields)) {
      return null;
    }
    if (officer.status() != Officer.Status.ACTIVE) {
      return Barred.STATUS;
    }
    return officer.fields().containsAll(fields) ? Barred.EXPIRED : Barred.FIELD;
  }

  List<String> fields() {
    return fields;
  }

  /** As the department is called in the files. */
  String department() {
    return unit.key();
  }

  /** The deck for a party at a place. */
  String at(PlaceCode place) {
    return names.computeIfAbsent(place, _ -> {
      Place nearest = regions.values().stream()
          .filter(region -> whole.covers(region.code()) && !region.code().equals(whole.code()) && region.covers(place))
          .max(Comparator.comparing(Place::level))
          .orElse(whole);
      String name = nearest == whole ? unit.key() : unit.key() + REGION + nearest.code();
      used.put(name, nearest);
      return name;
    });
  }

  /** Who is in the decks that were asked for. */
  List<io.haihe.modules.inspection.draw.Officer> dealt() {
    List<io.haihe.modules.inspection.draw.Officer> dealt = new ArrayList<>();
    used.forEach((name, place) -> able.stream()
        .filter(officer -> regions.getOrDefault(officer.region(), whole).covers(place.code()))
        .forEach(officer -> dealt.add(new io.haihe.modules.inspection.draw.Officer(officer.certificate(), name))));
    return dealt;
  }

  Map<Barred, List<String>> barred() {
    return barred;
  }
}

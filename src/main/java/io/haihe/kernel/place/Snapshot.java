package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Geometry;

/**
 * All places as they were at one version: immutable, so every question within one page sees the same tree.
 *
 * @param all every place by code, retired ones too
 * @param branches the same, for finding one and what is above it
 * @param children the places in force below each place, in code order
 * @param names by language and place
 * @param cities by key
 * @param calendars by city key
 */
record Snapshot(
    long version,
    TreeMap<PlaceCode, Place> all,
    Map<PlaceCode, Branch> branches,
    Set<PlaceCode> retired,
    Map<PlaceCode, List<Place>> children,
    Map<String, Map<PlaceCode, String>> names,
    Map<String, City> cities,
    Map<String, WorkingCalendar> calendars,
    Map<PlaceCode, CityContent.Tile> tiles,
    Supplier<ShapeIndex> shapes,
    Supplier<NameIndex> nameIndex) {

  static Map<PlaceCode, List<Place>> childrenOf(TreeMap<PlaceCode, Place> all, Set<PlaceCode> retired) {
    Map<PlaceCode, List<Place>> children = new HashMap<>();
    for (Place place : all.values()) {
      if (place.parent() != null && !retired.contains(place.code())) {
        children.computeIfAbsent(place.parent(), any -> new ArrayList<>()).add(place);
      }
    }
    children.replaceAll((code, list) -> List.copyOf(list));
    return children;
  }

  /** The codes of a subtree, itself included, of places in force and of those that were. */
  List<PlaceCode> codes(Place top) {
    return List.copyOf(all.subMap(top.code(), true, top.last(), true).keySet());
  }

  /** The places in force of a subtree, itself included, in code order. */
  List<Place> subtree(Place top) {
    return all.subMap(top.code(), true, top.last(), true).values().stream()
        .filter(place -> !retired.contains(place.code()))
        .toList();
  }

  Optional<Place> find(PlaceCode code) {
    return Optional.ofNullable(branches.get(code)).map(Branch::place);
  }

  Place get(PlaceCode code) {
    return branch(code).place();
  }

  /** From the city down to the place itself. */
  List<Place> path(PlaceCode code) {
    List<Place> path = new ArrayList<>();
    for (Branch at = branch(code); at != null; at = at.above()) {
      path.addFirst(at.place());
    }
    return List.copyOf(path);
  }

  /** The place of that level on the path to this one. */
  Optional<Place> ancestor(PlaceCode code, PlaceLevel level) {
    Branch at = branch(code);
    while (at != null && at.place().level().compareTo(level) > 0) {
      at = at.above();
    }
    return at == null || at.place().level() != level ? Optional.empty() : Optional.of(at.place());
  }

  private Branch branch(PlaceCode code) {
    Branch branch = branches.get(code);
    if (branch == null) {
      throw new NoSuchElementException("no place has the code " + code);
    }
    return branch;
  }

  Optional<Geometry> shape(PlaceCode code) {
    return shapes.get().of(code);
  }
}

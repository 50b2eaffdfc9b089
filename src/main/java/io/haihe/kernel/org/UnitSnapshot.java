package io.haihe.kernel.org;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All units and duties as they were at one version. Immutable. */
class UnitSnapshot {

  /**
   * A unit with what the lookups need beside it.
   *
   * @param byPage made on a page and not named by the city's file
   */
  record Entry(Unit unit, PlaceLevel level, PlaceCode last, boolean retired, boolean byPage) {

    boolean covers(PlaceCode place) {
      return unit.place().compareTo(place) <= 0 && place.compareTo(last) <= 0;
    }
  }

  private static final Comparator<Entry> NEAREST =
      comparing(Entry::level).reversed().thenComparing(Entry::byPage).thenComparing(entry -> entry.unit().id());

  private final Map<Long, Entry> byId = new HashMap<>();
  private final Map<String, Entry> byKey = new HashMap<>();
  private final NavigableMap<PlaceCode, Entry> offices = new TreeMap<>();
  private final NavigableMap<PlaceCode, List<Entry>> byPlace = new TreeMap<>();
  private final Map<Duty, List<Entry>> byDuty = new HashMap<>();

  /** @param duties by the id of the unit that holds them */
  UnitSnapshot(List<Entry> entries, Map<Long, List<Duty>> duties) {
    for (Entry entry : entries) {
      byId.put(entry.unit().id(), entry);
      if (!entry.retired()) {
        enter(entry, duties.getOrDefault(entry.unit().id(), List.of()));
      }
    }
    byPlace.values().forEach(list -> list.sort(comparing(entry -> entry.unit().kind())));
    byDuty.values().forEach(list -> list.sort(NEAREST));
  }

  private void enter(Entry entry, List<Duty> duties) {
    byKey.put(entry.unit().key(), entry);
    byPlace.computeIfAbsent(entry.unit().place(), place -> new ArrayList<>()).add(entry);
    duties.forEach(duty -> byDuty.computeIfAbsent(duty, key -> new ArrayList<>()).add(entry));
    if (entry.unit().kind() == Unit.Kind.PLACE_OFFICE) {
      offices.put(entry.unit().place(), entry);
    }
  }

  Optional<Unit> find(long id) {
    return Optional.ofNullable(byId.get(id)).map(Entry::unit);
  }

  Optional<Unit> byKey(String key) {
    return Optional.ofNullable(byKey.get(key)).map(Entry::unit);
  }

  /** Codes are in pre-order: the greatest office at or before the place is it, one above it, or in a finished branch. */
  Optional<Unit> office(PlaceCode place) {
    Map.Entry<PlaceCode, Entry> found = offices.floorEntry(place);
    Entry office = found == null ? null : found.getValue();
    while (office != null && !office.covers(place)) {
      Long parent = office.unit().parent();
      office = parent == null ? null : byId.get(parent);
    }
    return Optional.ofNullable(office).map(Entry::unit);
  }

  Optional<Unit> dutyHolder(String scenario, String category, PlaceCode place, @Nullable PlaceLevel level) {
    for (int length = category.length(); length >= 0; length--) {
      String prefix = length == 0 ? Duty.ANY_CATEGORY : category.substring(0, length);
      Optional<Unit> holder =
          Stream.of(scenario, Duty.ANY_SCENARIO)
              .flatMap(either -> byDuty.getOrDefault(new Duty(either, prefix), List.of()).stream())
              .filter(entry -> entry.covers(place) && (level == null || entry.level() == level))
              .findFirst()
              .map(Entry::unit);
      if (holder.isPresent()) {
        return holder;
      }
    }
    return Optional.empty();
  }

  List<Unit> in(PlaceCode first, PlaceCode last, List<Unit.Kind> kinds) {
    return entries(first, last)
        .map(Entry::unit)
        .filter(unit -> kinds.isEmpty() || kinds.contains(unit.kind()))
        .toList();
  }

  List<Unit> search(String words, PlaceCode first, PlaceCode last, int limit) {
    List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return entries(first, last)
        .filter(entry -> wanted.stream().allMatch(text(entry.unit())::contains))
        .sorted(comparing(Entry::level).thenComparing(Entry::unit, comparingInt(unit -> unit.name().length())))
        .limit(limit)
        .map(Entry::unit)
        .toList();
  }

  PlaceCode lastPlaceOf(Unit unit) {
    Entry entry = byId.get(unit.id());
    return entry == null ? unit.place() : entry.last();
  }

  /** Those that look after exactly this place no more. */
  List<Unit> closedAt(PlaceCode place) {
    return byId.values().stream()
        .filter(entry -> entry.retired() && entry.unit().place().equals(place))
        .map(Entry::unit)
        .sorted(comparing(Unit::key))
        .toList();
  }

  private Stream<Entry> entries(PlaceCode first, PlaceCode last) {
    return byPlace.subMap(first, true, last, true).values().stream().flatMap(List::stream);
  }

  private static String text(Unit unit) {
    String english = unit.nameEn() == null ? "" : unit.nameEn();
    return (unit.name() + ' ' + english + ' ' + unit.key()).toLowerCase(Locale.ROOT);
  }
}

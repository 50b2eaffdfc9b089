package io.haihe.kernel.casework;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Sight;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The city that stories play in: one place of each level, three departments, and somebody in every role everywhere. */
final class SampleCity implements Directory {

  private static final Map<PlaceLevel, PlaceCode> PLACES =
      Map.of(
          PlaceLevel.CITY, PlaceCode.of("990000000000"),
          PlaceLevel.DISTRICT, PlaceCode.of("990101000000"),
          PlaceLevel.STREET, PlaceCode.of("990101001000"),
          PlaceLevel.COMMUNITY, PlaceCode.of("990101001001"));

  private final WorkingCalendar calendar;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<Long, Viewer> people = new HashMap<>();
  private final Function<String, Optional<Item>> items;
  private final Function<String, Optional<Certificate>> certificates;
  private final List<String> team;

  SampleCity(WorkingCalendar calendar) {
    this(calendar, none -> Optional.empty(), none -> Optional.empty(), List.of());
  }

  /**
   * @param items by their codes
   * @param certificates by their numbers
   * @param team who was drawn, as {@link #person} takes them; empty for all of the responsible unit
   */
  SampleCity(
      WorkingCalendar calendar, Function<String, Optional<Item>> items, Function<String, Optional<Certificate>> certificates, List<String> team) {
    this.calendar = calendar;
    this.items = items;
    this.certificates = certificates;
    this.team = List.copyOf(team);
    for (String letter : List.of("A", "B", "C")) {
      add(letter, Unit.Kind.DEPARTMENT, PlaceLevel.DISTRICT);
    }
    PLACES.keySet().stream().sorted()
        .forEach(level -> add(level.name().toLowerCase(Locale.ROOT), Unit.Kind.PLACE_OFFICE, level));
  }

  private Unit add(String key, Unit.Kind kind, PlaceLevel level) {
    Unit unit = new Unit(units.size() + 1L, key, key, null, kind, place(level), null);
    units.put(key, unit);
    return unit;
  }

  static PlaceCode place(PlaceLevel level) {
    PlaceCode place = PLACES.get(level);
    if (place == null) {
      throw new IllegalArgumentException("the sample city has no place of the level " + level.name().toLowerCase(Locale.ROOT));
    }
    return place;
  }

  /** @param level such as {@code street} */
  static Optional<PlaceCode> place(String level) {
    return PLACES.keySet().stream().filter(each -> each.name().equalsIgnoreCase(level)).map(PLACES::get).findFirst();
  }

  /** @param key {@code A}, {@code street}, or a unit key that a route has named */
  Optional<Unit> unit(String key) {
    return Optional.ofNullable(units.get(key));
  }

  /**
   * @param who a role's key for somebody who holds it in every unit, or {@code role@unit} for somebody in that one
   * @throws IllegalArgumentException if there is no such role or unit
   */
  Viewer person(String who) {
    String[] parts = who.split("@", 2);
    Role role = Role.ofKey(parts[0]).orElseThrow(() -> new IllegalArgumentException("no role " + parts[0]));
    List<Unit> at =
        parts.length == 1
            ? List.copyOf(units.values())
            : List.of(unit(parts[1]).orElseThrow(() -> new IllegalArgumentException("no unit " + parts[1])));
    List<Seat> seats = new ArrayList<>();
    at.forEach(unit -> seats.add(new Seat(seats.size() + 1, role, unit, Set.of(), null)));
    Viewer person = new Viewer(id(who), who, who, seats);
    people.put(person.person(), person);
    return person;
  }

  private static long id(String who) {
    return 1000L + Integer.toUnsignedLong(who.hashCode());
  }

  @Override
  public PlaceCode ancestor(PlaceCode place, PlaceLevel level) {
    return level(place).compareTo(level) < 0 ? place : place(level);
  }

  @Override
  public PlaceLevel level(PlaceCode place) {
    return PLACES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(place))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in the sample city: " + place));
  }

  @Override
  public boolean known(PlaceCode place, PlaceCode near) {
    return PLACES.containsValue(place);
  }

  @Override
  public boolean covers(PlaceCode outer, PlaceCode inner) {
    return level(outer).compareTo(level(inner)) <= 0;
  }

  @Override
  public WorkingCalendar calendar(PlaceCode place) {
    return calendar;
  }

  @Override
  public Optional<Unit> unit(long id) {
    return units.values().stream().filter(unit -> unit.id() == id).findFirst();
  }

  /** Everybody sees everything here: stories tell who may act, not who may read. */
  @Override
  public List<Sight> sights(Seat seat) {
    return List.of(new Sight.OfPlace(place(PlaceLevel.CITY), PlaceCode.of("999999999999"), Set.of()));
  }

  /** Whoever a story has let act so far. */
  @Override
  public Optional<Viewer> person(long id, Instant at) {
    return Optional.ofNullable(people.get(id));
  }

  @Override
  public Optional<Unit> office(PlaceCode place) {
    return unit(level(place).name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Optional<Unit> dutyHolder(String scenario, String category, PlaceCode place, @Nullable PlaceLevel level) {
    return unit("A");
  }

  @Override
  public Optional<Unit> named(String key, PlaceCode place) {
    return Optional.of(units.containsKey(key) ? units.get(key) : add(key, Unit.Kind.DEPARTMENT, PlaceLevel.DISTRICT));
  }

  @Override
  public boolean inTeam(Case matter, Seat seat, long person) {
    return team.isEmpty() ? seat.unit().id() == matter.responsible() : team.stream().anyMatch(who -> id(who) == person);
  }

  @Override
  public Optional<Item> item(String code) {
    return items.apply(code);
  }

  @Override
  public Optional<Certificate> certificate(String number, String code) {
    return certificates.apply(number);
  }
}

package io.haihe.kernel.org;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The units of all cities and the duties they hold, answered from memory. Safe for use by many threads. */
@Component
public class Units {

  private final UnitStore store;
  private final Places places;
  private final UnitSnapshots snapshots;

  Units(UnitStore store, Places places) {
    this.store = store;
    this.places = places;
    this.snapshots = new UnitSnapshots(store);
  }

  /** The unit, also if it was retired since. */
  public Optional<Unit> find(long id) {
    return snapshots.current().find(id);
  }

  /** @throws NoSuchElementException if there never was such a unit */
  public Unit get(long id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("unit " + id));
  }

  /** The unit in service with that key, such as {@code 120101000000/urban-management}. */
  public Optional<Unit> byKey(String key) {
    return snapshots.current().byKey(key);
  }

  /**
   * The unit in service with that template key, such as {@code urban-management}, nearest to the place upwards.
   *
   * @param key a whole key, with a place, is exactly that unit's
   */
  public Optional<Unit> named(String key, PlaceCode place) {
    return key.contains("/")
        ? byKey(key)
        : places.path(place).reversed().stream().flatMap(at -> byKey(at.code() + "/" + key).stream()).findFirst();
  }

  /**
   * The office of the place; of the nearest place above where it has none, as a unit grid.
   *
   * @throws NoSuchElementException if no city with units covers the place
   */
  public Unit office(PlaceCode place) {
    return snapshots.current().office(place).orElseThrow(() -> new NoSuchElementException("office of " + place));
  }

  /**
   * Whose duty a category is at a place. The longest category prefix wins, then a duty for this scenario alone, then
   * the unit nearest to the place going upwards.
   *
   * @param level only units of this level, or null for any
   */
  public Optional<Unit> dutyHolder(String scenario, String category, PlaceCode place, @Nullable PlaceLevel level) {
    return snapshots.current().dutyHolder(scenario, category, place, level);
  }

  /**
   * The units in service in the subtree, in the order of their places.
   *
   * @param kinds none means all
   */
  public List<Unit> in(PlaceCode subtree, Unit.Kind... kinds) {
    return snapshots.current().in(subtree, places.get(subtree).last(), List.of(kinds));
  }

  /** The units in service that look after exactly this place, its office first. */
  public List<Unit> at(PlaceCode place) {
    return snapshots.current().in(place, place, List.of());
  }

  /** The units in service at the place, then those at each place around it, the smallest first. */
  public Stream<List<Unit>> around(PlaceCode place) {
    return places.path(place).reversed().stream().map(each -> at(each.code()));
  }

  /** Units in service in the subtree with all the words in name, English name or key; the higher ones first. */
  public List<Unit> search(String words, PlaceCode within, int limit) {
    return snapshots.current().search(words, within, places.get(within).last(), limit);
  }

  /** Units that looked after exactly this place and were closed. */
  public List<Unit> closedAt(PlaceCode place) {
    return snapshots.current().closedAt(place);
  }

  /** The greatest place code below the unit's place: its seats reach {@code unit.place()..last}. */
  boolean reaches(Unit unit, PlaceCode place) {
    return unit.place().compareTo(place) <= 0 && place.compareTo(lastPlaceOf(unit)) <= 0;
  }

  PlaceCode lastPlaceOf(Unit unit) {
    return snapshots.current().lastPlaceOf(unit);
  }

  /**
   * Makes the city's units what the file says. Units keep their id by key; those no longer in it are retired. What was made on a page stays
   * as it is, unless the file names it now.
   *
   * @param file a {@code units.yaml}
   * @throws io.haihe.platform.BadInput with everything wrong in the file; then nothing was changed
   */
  public LoadedUnits load(City city, Path file) {
    List<PlannedUnit> planned = planner(city).plan(UnitsFile.read(file));
    store.replace(city, planned);
    snapshots.forget();
    return LoadedUnits.of(planned);
  }

  /** What was changed by others in the database shows at once. */
  void lookAgain() {
    snapshots.forget();
  }

  private UnitPlanner planner(City city) {
    return new UnitPlanner(city, places::children, code -> places.name(code, Locale.ENGLISH));
  }
}

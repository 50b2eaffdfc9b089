package io.haihe.kernel.place;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/**
 * The places of all cities, the front door of this module. Answers come from memory; a load on another server is noticed
 * within a second. Retired places are found by their code only: they are no one's children and no text or point leads
 * to them.
 */
@Component
public class Places {

  private final Snapshots snapshots;

  Places(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  public Optional<Place> find(PlaceCode code) {
    return now().find(code);
  }

  /** @throws NoSuchElementException if there is no such place */
  public Place get(PlaceCode code) {
    return now().get(code);
  }

  /** The places right below, in code order. */
  public List<Place> children(PlaceCode code) {
    return now().children().getOrDefault(code, List.of());
  }

  /** The place and everything below it, in code order. */
  public List<Place> subtree(PlaceCode code) {
    Snapshot now = now();
    return now.subtree(now.get(code));
  }

  /** The codes of a place and of all below it, also of those no longer in force, where cases may still lie. */
  public List<PlaceCode> codes(PlaceCode code) {
    Snapshot now = now();
    return now.codes(now.get(code));
  }

  /** From the city down to the place itself. */
  public List<Place> path(PlaceCode code) {
    return now().path(code);
  }

  /** The place directly below this one in which a code lies; empty for a code that lies in none, such as its own. */
  public Optional<Place> below(PlaceCode above, PlaceCode code) {
    return path(code).stream().filter(at -> above.equals(at.parent())).findFirst();
  }

  /** The place of that level on the path to this one, which may be itself. */
  public Optional<Place> ancestor(PlaceCode code, PlaceLevel level) {
    return now().ancestor(code, level);
  }

  /** Whether the place is no longer in force, and kept for the cases that refer to it. */
  public boolean retired(PlaceCode code) {
    return now().retired().contains(code);
  }

  /** The name in that language, or else the official one. */
  public String name(PlaceCode code, Locale language) {
    String official = get(code).name();
    return now().names().getOrDefault(language.getLanguage(), Map.of()).getOrDefault(code, official);
  }

  /** The names from below the city down. */
  public String pathName(PlaceCode code, Locale language) {
    return path(code).stream()
        .filter(place -> place.level() != PlaceLevel.CITY || place.code().equals(code))
        .map(place -> name(place.code(), language))
        .collect(Collectors.joining(" › "));
  }

  public City cityOf(PlaceCode code) {
    return now().cities().values().stream()
        .filter(city -> city.root().covers(code))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no city holds the code " + code));
  }

  /** In the order of their codes. */
  public List<City> cities() {
    return List.copyOf(now().cities().values());
  }

  /** The clock of what belongs to no place: that of the first city, UTC while there is none. */
  public ZoneId zone() {
    return cities().stream().findFirst().<ZoneId>map(City::zone).orElse(ZoneOffset.UTC);
  }

  public Optional<City> city(String key) {
    return Optional.ofNullable(now().cities().get(key));
  }

  /** The working time of the city that place belongs to. */
  public WorkingCalendar calendar(PlaceCode code) {
    String key = cityOf(code).key();
    WorkingCalendar calendar = now().calendars().get(key);
    if (calendar == null) {
      throw new NoSuchElementException("no calendar for " + key);
    }
    return calendar;
  }

  /**
   * The deepest place whose shape holds the point; on a common border the one with the smaller code.
   *
   * @param longitude WGS-84 degrees
   * @param latitude WGS-84 degrees
   */
  public Optional<Place> at(double longitude, double latitude) {
    return now().shapes().get().at(longitude, latitude);
  }

  /**
   * The places a text speaks of, best first. One answer means the text is clear; several mean that it fits each of them
   * equally well and a person has to choose; none that it names no place. A deeper place counts if the text does not
   * contradict it by naming a place elsewhere.
   *
   * @param within limits the answers to a subtree
   */
  public List<PlaceMatch> named(String text, Optional<PlaceCode> within) {
    return now().nameIndex().get().match(text, within.flatMap(this::find));
  }

  /** The shape in WGS-84, where one is loaded. */
  public Optional<Geometry> shape(PlaceCode code) {
    return now().shape(code);
  }

  /** Another number after every load. */
  public long version() {
    return now().version();
  }

  Optional<CityContent.Tile> tile(PlaceCode code) {
    return Optional.ofNullable(now().tiles().get(code));
  }

  void reload() {
    snapshots.reload();
  }

  private Snapshot now() {
    return snapshots.current();
  }
}

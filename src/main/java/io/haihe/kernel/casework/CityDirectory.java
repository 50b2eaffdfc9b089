package io.haihe.kernel.casework;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Sight;
import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.Items;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The places, units and items of the cities that are loaded. */
@Component
class CityDirectory implements Directory {

  private final Places places;
  private final Units units;
  private final People people;
  private final Sights sights;
  private final Items items;
  private final ObjectProvider<CertificateBook> certificates;

  /** Found once, not at each step; not before somebody asks, since they ask of cases themselves. */
  private final SingletonSupplier<List<Teams>> teams;

  private final SingletonSupplier<List<StepJudge>> judges;

  CityDirectory(
      Places places, Units units, People people, Sights sights, Items items, ObjectProvider<CertificateBook> certificates,
      ObjectProvider<Teams> teams, ObjectProvider<StepJudge> judges) {
    this.places = places;
    this.units = units;
    this.people = people;
    this.sights = sights;
    this.items = items;
    this.certificates = certificates;
    this.teams = SingletonSupplier.of(() -> teams.orderedStream().toList());
    this.judges = SingletonSupplier.of(() -> judges.orderedStream().toList());
  }

  @Override
  public PlaceCode ancestor(PlaceCode place, PlaceLevel level) {
    List<Place> path = places.path(place);
    return path.stream()
        .filter(at -> at.level() == level)
        .findFirst()
        .orElseGet(path::getLast)
        .code();
  }

  @Override
  public PlaceLevel level(PlaceCode place) {
    return places.get(place).level();
  }

  @Override
  public boolean known(PlaceCode place, PlaceCode near) {
    return places.find(place).isPresent()
        && !places.retired(place)
        && places.cityOf(near).root().covers(place);
  }

  @Override
  public boolean covers(PlaceCode outer, PlaceCode inner) {
    return places.get(outer).covers(inner);
  }

  @Override
  public WorkingCalendar calendar(PlaceCode place) {
    return places.calendar(place);
  }

  @Override
  public Optional<Unit> unit(long id) {
    return units.find(id);
  }

  @Override
  public List<Sight> sights(Seat seat) {
    return sights.of(seat);
  }

  @Override
  public Optional<Viewer> person(long id, Instant at) {
    return people.find(id).map(known -> people.viewer(known.id(), at));
  }

  @Override
  public Optional<Unit> office(PlaceCode place) {
    return Optional.of(units.office(place));
  }

  @Override
  public Optional<Unit> dutyHolder(String scenario, String category, PlaceCode place, @Nullable PlaceLevel level) {
    return units.dutyHolder(scenario, category, place, level);
  }

  @Override
  public Optional<Unit> named(String key, PlaceCode place) {
    return units.named(key, place);
  }

  @Override
  public boolean inTeam(Case matter, Seat seat, long person) {
    return teams.obtain().stream().anyMatch(team -> team.member(matter.id(), person));
  }

  @Override
  public Optional<Finding> objection(Case matter, By by, String step, Map<String, Object> input) {
    return judges.obtain().stream().flatMap(judge -> judge.objection(matter, by, step, input).stream()).findFirst();
  }

  @Override
  public boolean takenByModule(Case matter, String step) {
    return judges.obtain().stream().anyMatch(judge -> judge.takenByModule(matter, step));
  }

  @Override
  public Optional<Item> item(String code) {
    return items.find(code);
  }

  @Override
  public Optional<Certificate> certificate(String number, String code) {
    return certificates.orderedStream().flatMap(book -> book.find(number, code).stream()).findFirst();
  }
}

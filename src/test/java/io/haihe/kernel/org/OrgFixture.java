package io.haihe.kernel.org;

import io.haihe.SettableClock;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts {@link SmallCity} and its people into the database of a test. */
@Component
public class OrgFixture {

  public static final String PASSWORD = "three quiet herons";

  static final String UNITS =
      """
      offices:
        - {level: city, name: "{place}政府"}
        - {level: district, name: "{place}政府"}
        - {level: street, name: "{place}办事处"}
        - {level: community, name: "{place}"}
      units:
        - {key: urban, kind: department, levels: [city, district], name: "{place}城管委", duties: [{categories: ["06"]}]}
        - {key: water, kind: company, levels: [city], name: "海州水务集团", duties: [{categories: ["01"]}]}
      """;
  private static final Act LOADING = Act.bySystem(SettableClock.START);
  private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 1);

  private final CityLoader cities;
  private final Units units;
  private final People people;
  private final Seats seats;

  OrgFixture(CityLoader cities, Units units, People people, Seats seats) {
    this.cities = cities;
    this.units = units;
    this.people = people;
    this.seats = seats;
  }

  /** The city and its units; does nothing the second time. */
  public void city() {
    cities.load(SmallCity.CITY_RECORD, SmallCity.all().stream().map(OrgFixture::row).toList());
    units(UNITS);
  }

  LoadedUnits units(String yaml) {
    try {
      Path file = Files.createTempFile("units", ".yaml");
      Files.writeString(file, yaml);
      return units.load(SmallCity.CITY_RECORD, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Unit unit(String key) {
    return units.byKey(key).orElseThrow();
  }

  public long idOf(String unitKey) {
    return unit(unitKey).id();
  }

  /** Somebody with {@link #PASSWORD} whose home is the unit. */
  public long person(String login, String homeUnit) {
    return people.open(new NewPerson(login, "姓名" + login, "zh", unit(homeUnit).id(), PASSWORD, false), LOADING);
  }

  /** Somebody with one seat at the home unit for all scenarios. */
  public long member(String login, Role role, String unit) {
    long person = person(login, unit);
    seat(person, role, unit, LONG_AGO, null);
    return person;
  }

  long seat(long person, Role role, String unit, LocalDate from, @Nullable LocalDate until) {
    return seats.give(new NewSeat(person, unit(unit).id(), role, Set.of(), from, until), LOADING);
  }

  long seatOf(long person) {
    return seats.of(person).getFirst().id();
  }

  Viewer viewer(long person, Instant at) {
    return people.viewer(person, at);
  }

  private static PlaceRow row(Place place) {
    return new PlaceRow(place.code(), place.name(), place.level(), place.parent(), null, null);
  }

  static List<String> roles(Viewer viewer) {
    return viewer.seats().stream().map(seat -> seat.role().key()).toList();
  }
}

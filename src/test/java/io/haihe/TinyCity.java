package io.haihe;

import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A city of two districts, three streets and four communities, with its units, and whoever a test needs. */
public final class TinyCity {

  public static final PlaceCode CITY = PlaceCode.of("990000000000");
  public static final PlaceCode EAST = PlaceCode.of("990101000000");
  public static final PlaceCode WEST = PlaceCode.of("990102000000");
  public static final PlaceCode RIVERSIDE = PlaceCode.of("990101001000");
  public static final PlaceCode NANLI = PlaceCode.of("990101001001");
  public static final PlaceCode BEILI = PlaceCode.of("990101001002");
  public static final PlaceCode STATION = PlaceCode.of("990102001001");
  public static final String PASSWORD = "correct horse battery";

  private final Units units;
  private final People people;
  private final Seats seats;

  private TinyCity(ApplicationContext context) {
    units = context.getBean(Units.class);
    people = context.getBean(People.class);
    seats = context.getBean(Seats.class);
  }

  /** Loads it, if it is not there yet. */
  public static TinyCity in(ApplicationContext context) {
    Path folder = Path.of("src/test/resources/cities/tiny");
    Places places = context.getBean(Places.class);
    TinyCity city = new TinyCity(context);
    if (!inDatabase(context)) {
      context.getBean(CityLoader.class).load(folder);
      city.units.load(places.city("tiny").orElseThrow(), folder.resolve("units.yaml"));
    }
    return city;
  }

  /** Asks the database: for up to a second {@link Places} still remembers what the class before had loaded. */
  private static boolean inDatabase(ApplicationContext context) {
    return context.getBean(JdbcClient.class)
        .sql("select exists (select from place_place where code = ?)")
        .param(CITY.value())
        .query(Boolean.class)
        .single();
  }

  /** @param key {@code urban-management} for the department at that place, {@code office} for its government */
  public Unit unit(PlaceCode place, String key) {
    return key.equals("office") ? units.office(place) : units.byKey(place + "/" + key).orElseThrow();
  }

  /** A person with one seat since 2020; asking again gives the same person. The login is made of role, place and unit. */
  public Viewer person(Role role, PlaceCode place, String unitKey, String... scenarios) {
    return person(role, unit(place, unitKey), unitKey, scenarios);
  }

  /** The same person, by the unit. */
  public Viewer person(Role role, Unit unit) {
    return person(role, unit, unit.key().substring(unit.key().indexOf('/') + 1));
  }

  /** Somebody else with the first seat of that person, for these scenarios only where any are named. */
  public Viewer colleague(Viewer like, String login, String... scenarios) {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    var seat = like.seats().getFirst();
    long person = people.byLogin(login).map(known -> known.id()).orElseGet(() -> open(login, seat.role(), seat.unit(), Set.of(scenarios), now));
    return people.viewer(person, now);
  }

  /** A handler of another department who acts by the own seat of somebody in that role, for three days from then on. */
  public Viewer deputy(Viewer whose, Role role, String login, Instant from) {
    return deputy(whose, role, colleague(person(Role.HANDLER, EAST, "water"), login), from);
  }

  /** The same of somebody who is there. */
  public Viewer deputy(Viewer whose, Role role, Viewer deputy, Instant from) {
    long seat = people.viewer(whose.person(), from).seats().stream()
        .filter(one -> one.role() == role && one.onBehalfOf() == null)
        .findFirst()
        .orElseThrow()
        .id();
    seats.delegate(whose.person(), seat, deputy.person(), from, from.plus(Duration.ofDays(3)), "away", Act.of(whose, from));
    return people.viewer(deputy.person(), from);
  }

  private Viewer person(Role role, Unit unit, String unitKey, String... scenarios) {
    PlaceCode place = unit.place();
    String login = (role.key() + "." + place + "." + unitKey).toLowerCase(Locale.ROOT);
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    long person =
        people.byLogin(login)
            .map(known -> known.id())
            .orElseGet(() -> open(login, role, unit, Set.of(scenarios), now));
    return people.viewer(person, now);
  }

  private long open(String login, Role role, Unit unit, Set<String> scenarios, Instant now) {
    Act act = Act.bySystem(now);
    long person = people.open(new NewPerson(login, login, "en", unit.id(), PASSWORD, false), act);
    seats.give(new NewSeat(person, unit.id(), role, scenarios, LocalDate.of(2020, 1, 1), null), act);
    return person;
  }
}

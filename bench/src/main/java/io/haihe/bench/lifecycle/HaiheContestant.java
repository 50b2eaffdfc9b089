package io.haihe.bench.lifecycle;

import com.zaxxer.hikari.HikariDataSource;
import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Server.Db;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Audit;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Projections;
import io.haihe.kernel.casework.Sealing;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** The product's engine through its front door: permission checks, rules, deadlines and the chained timeline included. */
final class HaiheContestant implements Contestant {

  private static final PlaceCode DISTRICT = PlaceCode.of("990101000000");
  private static final PlaceCode COMMUNITY = PlaceCode.of("990101001001");
  private static final Map<String, Object> VARIABLES =
      Map.of("source", "patrol", "severity", "high", "lane", 2, "width", 3.5, "blocked", true, "remark", "near the gate");

  private static final Duration ONE_YEAR = Duration.ofDays(365);

  private final boolean remembers;
  private OpenedCity city;
  private Casework casework;
  private Actor intakeClerk;
  private Actor dispatcher;
  private Actor handler;
  private Actor checker;
  private Actor dutyChief;

  /** @param remembers whether the cases moved last need not be read again, as the product does */
  HaiheContestant(boolean remembers) {
    this.remembers = remembers;
  }

  @Override
  public void open(Db db) {
    close();
    if (!remembers) {
      System.setProperty("haihe.casework.remembered", "0");
    }
    city = OpenedCity.on(db, Folders.bench().resolve("scenarios"), Pool.SIZE);
    casework = city.bean(Casework.class);
    load();
    intakeClerk = person(Role.INTAKE_CLERK, "operations-centre");
    dispatcher = person(Role.DISPATCHER, "operations-centre");
    handler = person(Role.HANDLER, "roads");
    checker = person(Role.CHECKER, "operations-centre");
    dutyChief = person(Role.DUTY_CHIEF, "operations-centre");
  }

  private void load() {
    var places = city.bean(Places.class);
    if (places.city("bench").isEmpty()) {
      var folder = Folders.bench().resolve("cities/bench");
      city.bean(CityLoader.class).load(folder);
      city.bean(Units.class).load(places.city("bench").orElseThrow(), folder.resolve("units.yaml"));
    }
  }

  private Actor person(Role role, String unitKey) {
    var people = city.bean(People.class);
    long id = people.byLogin(role.key()).map(Person::id).orElseGet(() -> hire(role, unitKey));
    return new Actor.Staff(people.viewer(id, Instant.now()));
  }

  private long hire(Role role, String unitKey) {
    var unit = city.bean(Units.class).byKey(DISTRICT + "/" + unitKey).orElseThrow();
    var act = Act.bySystem(Instant.now());
    long id = city.bean(People.class)
        .open(new NewPerson(role.key(), role.key(), "en", unit.id(), "correct horse battery", false), act);
    city.bean(Seats.class).give(new NewSeat(id, unit.id(), role, Set.of(), LocalDate.of(2020, 1, 1), null), act);
    return id;
  }

  @Override
  public void lifecycle(Steps steps) throws Exception {
    long id = steps.time(this::register);
    take(steps, id, "dispatch", dispatcher);
    take(steps, id, "accept", handler);
    take(steps, id, "handle", handler);
    take(steps, id, "verify", checker);
    take(steps, id, "close", dutyChief);
  }

  private long register() {
    return moved(casework.open(new Command.Open(
        intakeClerk, Instant.now(), null, "six-steps", "matter", "R11", COMMUNITY, null, null, Words.text(), Contact.NONE,
        VARIABLES, "patrol", false)));
  }

  private void take(Steps steps, long id, String transition, Actor actor) throws Exception {
    steps.time(() ->
        moved(casework.act(new Command.Take(actor, Instant.now(), null, id, 0, transition, Map.of()))));
  }

  private static long moved(Outcome outcome) {
    if (outcome instanceof Outcome.Moved moved) {
      return moved.caseId();
    }
    throw new IllegalStateException(outcome.toString());
  }

  @Override
  public void leaveOpen(int count) {
    for (int i = 0; i < count; i++) {
      register();
    }
  }

  @Override
  public String archive() {
    city.bean(Projections.class).catchUp();
    int sealed = city.bean(Sealing.class).sealDue(Instant.now().plus(ONE_YEAR));
    var audit = city.bean(Audit.class).verify(done -> {});
    return "%,d sealed; %,d entries, %s".formatted(
        sealed, audit.entries(), audit.first().isEmpty() ? "all as written" : audit.first().get());
  }

  @Override
  public void release() {
    Pool.release(city.bean(HikariDataSource.class));
  }

  @Override
  public void close() {
    if (city != null) {
      city.close();
      city = null;
    }
  }
}

package io.haihe.modules.demo;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.Teams;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Progress;
import io.haihe.platform.SideBySide;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills a city with people and with half a year of sample cases. Each case is one transaction, so a demonstration that was stopped goes
 * on where it was, and one that is complete is left alone.
 */
@Component
public class Demo {

  /** Two database connections' worth of work for each processor keeps both sides busy. */
  private static final int THREADS = Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 2, 8);

  private static final int SEATS_SINCE_DAYS = 400;
  private static final long SEED = 20_260_101L;

  private final People people;
  private final Seats seats;
  private final Units units;
  private final Places places;
  private final ObjectProvider<Teams> teams;
  private final Scenarios scenarios;
  private final Casework casework;
  private final Cases cases;
  private final Deadlines deadlines;
  private final TransactionOperations transaction;
  private final JdbcClient jdbc;
  private final Clock clock;

  Demo(
      People people,
      Seats seats,
      Units units,
      Places places,
      ObjectProvider<Teams> teams,
      Scenarios scenarios,
      Casework casework,
      Cases cases,
      Deadlines deadlines,
      TransactionOperations transaction,
      JdbcClient jdbc,
      Clock clock) {
    this.people = people;
    this.seats = seats;
    this.units = units;
    this.places = places;
    this.teams = teams;
    this.scenarios = scenarios;
    this.casework = casework;
    this.cases = cases;
    this.deadlines = deadlines;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Somebody who can sign in. */
  public record Player(String login, String password, String name, Role role, String unit) {}

  /** @param steps what people did, deadlines not counted */
  public record Report(int cases, long steps) {}

  /** The city it plays in: its key, and the name of its folder. */
  public static String city() {
    return DemoFile.cast().city();
  }

  /** Gives the city its people, unless they are there. The city has to be loaded. */
  public void hire() {
    Instant now = clock.instant();
    Cast cast = DemoFile.cast();
    City city = places.city(cast.city()).orElseThrow();
    Hiring hiring = new Hiring(people, seats, units, places, cast, city);
    transaction.executeWithoutResult(status ->
        hiring.hire(now, now.atZone(city.zone()).toLocalDate().minusDays(SEATS_SINCE_DAYS)));
  }

  public List<Player> players() {
    Cast cast = DemoFile.cast();
    Hiring hiring = new Hiring(people, seats, units, places, cast, places.city(cast.city()).orElseThrow());
    return cast.players().stream()
        .map(one -> new Player(one.login(), cast.password(), one.name(), Hiring.role(one.role()), hiring.unit(one).name()))
        .toList();
  }

  /**
   * Plays the cases that have not been played yet.
   *
   * @param share of all cases: 1, or less for a small city, in which each desk has one case all the same
   * @param progress told each case
   */
  public Report play(double share, Progress progress) {
    return play(share, THREADS, progress);
  }

  /** One case after the other, so that each has the same number every time. */
  public Report playInOrder(double share, Progress progress) {
    return play(share, 1, progress);
  }

  private Report play(double share, int threads, Progress progress) {
    Instant end = end();
    City city = places.city(city()).orElseThrow();
    CasePlayer.Doors doors = doors();
    List<Runnable> parts = new ArrayList<>();
    AtomicLong steps = new AtomicLong();
    for (Play play : DemoFile.plays()) {
      parts.addAll(parts(play, city, end, share, doors, steps));
    }
    progress.total(parts.size());
    SideBySide.each(parts, threads, part -> {
      part.run();
      progress.step(1);
    });
    return new Report(parts.size(), steps.get());
  }

  /** What is played goes through these; who asks sees every case of the city. */
  CasePlayer.Doors doors() {
    City city = places.city(city()).orElseThrow();
    Seat seat = new Seat(0, Role.AUDITOR, units.office(city.root().code()), Set.of(), null);
    Viewer reader = new Viewer(0, "demo", "demo", List.of(seat));
    return new CasePlayer.Doors(casework, cases, deadlines, new Staffing(people, units, teams, end()), reader);
  }

  /** When the demonstration begins, and what is played ends. */
  Instant end() {
    jdbc.sql("insert into demo_begun select :now where not exists (select from demo_begun)")
        .param("now", clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(java.time.ZoneOffset.UTC))
        .update();
    return jdbc.sql("select min(at) from demo_begun").query((row, n) -> row.getTimestamp(1).toInstant()).single();
  }

  private List<Runnable> parts(
      Play play, City city, Instant end, double share, CasePlayer.Doors doors, AtomicLong steps) {
    Set<Integer> played = new HashSet<>(
        jdbc.sql("select n from demo_case where scenario = :scenario").param("scenario", play.key()).query(Integer.class).list());
    CaseType type = scenarios.current(play.scenario()).type(play.type());
    Beginnings beginnings = new Beginnings(play, city, places, end);
    List<Runnable> parts = new ArrayList<>();
    for (int n = 0; n < beginnings.count(); n++) {
      int number = n;
      boolean wanted = (long) ((n + 1) * share) > (long) (n * share) || beginnings.firstOfDesk(n);
      if (wanted && !played.contains(n)) {
        parts.add(() -> steps.addAndGet(one(play, type, beginnings, end, number, doors)));
      }
    }
    return parts;
  }

  private int one(Play play, CaseType type, Beginnings beginnings, Instant end, int n, CasePlayer.Doors doors) {
    RandomGenerator random = new SplittableRandom(SEED * 31 + play.key().hashCode() * 1_000_003L + n);
    Beginnings.Beginning beginning = beginnings.of(n, random);
    Words words = new Words(play.slots(), places, units, beginning.place(), random);
    CasePlayer player =
        new CasePlayer(play, type, doors, end, n, random, words, places.calendar(beginning.place()));
    Integer steps = transaction.execute(status -> {
      // A sample case lost with the machine's power is played again, so nobody need wait for the disk.
      jdbc.sql("set local synchronous_commit = off").update();
      jdbc.sql("insert into demo_case values (:scenario, :n)").param("scenario", play.key()).param("n", n).update();
      return player.play(beginning);
    });
    return steps == null ? 0 : steps;
  }
}

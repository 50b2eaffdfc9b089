package io.haihe.kernel.org;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators may do about people: in the place subtrees of their own seats, and never for themselves. A person
 * is theirs if the home unit and every seat not yet over lie there, so that nobody takes over an account that reaches
 * farther than their own.
 */
@Component
public class Administration {

  /** An account just opened, with the password to hand over. */
  public record Opened(long person, String password) {}

  private final People people;
  private final Seats seats;
  private final Passwords passwords;
  private final Units units;
  private final CityTime time;
  private final AccountNews news;

  Administration(People people, Seats seats, Passwords passwords, Units units, CityTime time, AccountNews news) {
    this.people = people;
    this.seats = seats;
    this.passwords = passwords;
    this.units = units;
    this.time = time;
    this.news = news;
  }

  /** The units whose place subtrees the viewer administers; empty for everybody else. */
  public List<Unit> scopes(Viewer viewer) {
    return viewer.seats().stream()
        .filter(seat -> seat.role() == Role.ADMINISTRATOR)
        .map(Seat::unit)
        .distinct()
        .toList();
  }

  /** The same without those that lie within another. */
  public List<Unit> widestScopes(Viewer viewer) {
    List<Unit> widest = new ArrayList<>();
    scopes(viewer).stream()
        .sorted(Comparator.comparing((Unit scope) -> units.lastPlaceOf(scope)).reversed().thenComparing(Unit::place))
        .filter(scope -> widest.stream().noneMatch(wider -> units.reaches(wider, scope.place())))
        .forEach(widest::add);
    return widest;
  }

  public List<Person> search(Viewer viewer, String words, Instant at, int limit) {
    return scopes(viewer).stream()
        .flatMap(scope -> people.search(words, scope, at, limit).stream())
        .distinct()
        .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
        .limit(limit)
        .toList();
  }

  /** Those who have no seat in force or to come, by name. */
  public List<Person> seatless(Viewer viewer, Instant at, int limit) {
    return scopes(viewer).stream()
        .flatMap(scope -> people.seatless(scope, at, limit).stream())
        .distinct()
        .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
        .limit(limit)
        .toList();
  }

  public long countSeatless(Viewer viewer, Instant at) {
    return widestScopes(viewer).stream().mapToLong(scope -> people.countSeatless(scope, at)).sum();
  }

  /** Whether the viewer may change the person's account and give seats to the person. */
  public boolean looksAfter(Viewer viewer, Person person, Instant at) {
    Stream<Unit> own = Stream.of(units.get(person.homeUnit()));
    Stream<Unit> seated =
        seats.of(person.id()).stream()
            .filter(seat -> !seat.endedBefore(time.day(seat.unit(), at)))
            .map(SeatTerm::unit);
    return viewer.person() != person.id()
        && Stream.concat(own, seated).allMatch(unit -> administers(viewer, unit.place()));
  }

  public boolean administers(Viewer viewer, PlaceCode place) {
    return scopes(viewer).stream().anyMatch(scope -> units.reaches(scope, place));
  }

  /**
   * The unit in the viewer's subtrees that is meant by a key or by part of a name.
   *
   * @throws BadInput if none or several are meant
   */
  public Unit unitMeant(Viewer viewer, String words) {
    List<Unit> meant = unitsMeant(viewer, words.strip());
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    if (words.isBlank() || meant.isEmpty()) {
      throw new BadInput(Finding.ofField("unit", "org.seat.unknown-unit", words));
    }
    String some = meant.stream().limit(5).map(Unit::name).collect(Collectors.joining("、"));
    throw new BadInput(Finding.ofField("unit", "org.seat.several-units", words, some));
  }

  @Transactional
  public Opened open(Viewer viewer, String login, String name, String language, Unit home, Instant at) {
    require(administers(viewer, home.place()));
    String password = passwords.generate();
    NewPerson person = new NewPerson(login, name, language, home.id(), password, true);
    return new Opened(people.open(person, Act.of(viewer, at)), password);
  }

  @Transactional
  public void giveSeat(Viewer viewer, NewSeat seat, Instant at) {
    require(administers(viewer, units.get(seat.unit()).place()));
    require(looksAfter(viewer, people.get(seat.person()), at));
    news.given(viewer, seats.get(seats.give(seat, Act.of(viewer, at))), at);
  }

  /** @param lastDay the last day in force, or null to end it at once */
  @Transactional
  public void endSeat(Viewer viewer, long seat, @Nullable LocalDate lastDay, Instant at) {
    SeatTerm known = seats.get(seat);
    require(administers(viewer, known.unit().place()) && known.person() != viewer.person());
    if (lastDay == null) {
      seats.end(seat, Act.of(viewer, at));
    } else {
      seats.end(seat, lastDay, Act.of(viewer, at));
    }
    news.ended(viewer, known, at);
  }

  @Transactional
  public void disable(Viewer viewer, long person, boolean disabled, Instant at) {
    require(looksAfter(viewer, people.get(person), at));
    if (disabled) {
      people.disable(person, Act.of(viewer, at));
    } else {
      people.enable(person, Act.of(viewer, at));
    }
    news.done(viewer, person, disabled ? AccountNews.Deed.DISABLED : AccountNews.Deed.ENABLED, at);
  }

  /** Returns the new password, to be handed over; it has to be changed at the next sign-in. */
  @Transactional
  public String resetPassword(Viewer viewer, long person, Instant at) {
    require(looksAfter(viewer, people.get(person), at));
    String password = passwords.reset(person, Act.of(viewer, at));
    news.done(viewer, person, AccountNews.Deed.PASSWORD, at);
    return password;
  }

  private List<Unit> unitsMeant(Viewer viewer, String words) {
    List<Unit> exact =
        units.byKey(words).filter(unit -> administers(viewer, unit.place())).map(List::of).orElse(List.of());
    if (!exact.isEmpty()) {
      return exact;
    }
    List<Unit> found =
        scopes(viewer).stream().flatMap(scope -> units.search(words, scope.place(), 20).stream()).distinct().toList();
    List<Unit> named = found.stream().filter(unit -> unit.name().equals(words)).toList();
    return named.isEmpty() ? found : named;
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new AccessDeniedException("outside the administrator's places");
    }
  }
}

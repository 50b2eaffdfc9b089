package io.haihe.kernel.org;

import io.haihe.kernel.org.ChangeLog.Change;
import io.haihe.kernel.org.SeatStore.Usable;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Members of staff: their accounts, and what seats they may use at a time. Every change is kept. */
@Component
public class People {

  private static final String LOGIN = "[a-z0-9][a-z0-9._@-]{1,63}";

  private final PersonStore store;
  private final SeatStore seats;
  private final Units units;
  private final CityTime time;
  private final ChangeLog log;
  private final PasswordEncoder encoder;
  private final Names names;

  People(
      PersonStore store, SeatStore seats, Units units, CityTime time, ChangeLog log, PasswordEncoder encoder) {
    this.store = store;
    this.seats = seats;
    this.units = units;
    this.time = time;
    this.log = log;
    this.encoder = encoder;
    this.names = new Names(store);
  }

  /**
   * Opens accounts, all or none. People given the same password share its hash, so that thousands are opened in a
   * second: give each a password of its own outside demonstrations.
   *
   * @return the ids in the order given
   * @throws BadInput with every login that is taken, given twice or impossible
   */
  @Transactional
  public List<Long> open(List<NewPerson> people, Act act) {
    check(people);
    Map<String, String> hashes = new HashMap<>();
    List<Long> ids =
        store.insert(
            people.stream()
                .map(each -> new PersonStore.Hashed(each, hashes.computeIfAbsent(each.password(), this::hash)))
                .toList(),
            act.at());
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      NewPerson each = people.get(i);
      changes.add(new Change(ids.get(i), "person-opened", Map.of("login", each.login(), "name", each.name())));
    }
    log.addAll(act, changes);
    return ids;
  }

  public long open(NewPerson person, Act act) {
    return open(List.of(person), act).getFirst();
  }

  public Optional<Person> find(long id) {
    return store.find(id);
  }

  /** @throws NotFound if there is no such account */
  public Person get(long id) {
    return find(id).orElseThrow(People::unknown);
  }

  private static NotFound unknown() {
    return new NotFound(Finding.ofField("id", "org.person.unknown"));
  }

  /** @param login case does not count */
  public Optional<Person> byLogin(String login) {
    return store.byLogin(login.strip().toLowerCase(Locale.ROOT));
  }

  /** The accounts of these logins, by login; case does not count. Those there are none of are left out. */
  public Map<String, Long> byLogins(Collection<String> logins) {
    return store.byLogins(logins.stream().map(login -> login.strip().toLowerCase(Locale.ROOT)).toList());
  }

  /**
   * People with a home unit or a seat in the unit's place subtree, by name.
   *
   * @param words part of the name or login; blank finds all
   */
  public List<Person> search(String words, Unit within, Instant at, int limit) {
    PlaceCode last = units.lastPlaceOf(within);
    return store.search(words.strip().toLowerCase(Locale.ROOT), within.place(), last, at, limit);
  }

  /** People whose home unit lies in the unit's place subtree and who have no seat in force or to come, by name. */
  List<Person> seatless(Unit within, Instant at, int limit) {
    return store.seatless(within.place(), units.lastPlaceOf(within), at, limit);
  }

  long countSeatless(Unit within, Instant at) {
    return store.countSeatless(within.place(), units.lastPlaceOf(within), at);
  }

  /** The display name, from a memory a minute old at most; a word for nobody if there is no such account. */
  public String nameOf(long person) {
    return names.of(person);
  }

  /**
   * The person with the seats in force at the time, own and delegated. Someone disabled has none.
   *
   * @throws NotFound if there is no such account
   */
  public Viewer viewer(long person, Instant at) {
    return viewer(get(person), seats.usable(person, at), at);
  }

  private Viewer viewer(Person known, List<Usable> usable, Instant at) {
    List<Seat> inForce = known.disabled() ? List.of() : usable.stream().filter(each -> inForce(each.seat(), at)).map(People::seat).toList();
    return new Viewer(known.id(), known.login(), known.name(), inForce);
  }

  /** The same of many; those of whom there is no account are left out. */
  public Map<Long, Viewer> viewers(Collection<Long> people, Instant at) {
    Map<Long, List<Usable>> usable = seats.usable(people, at).stream().collect(Collectors.groupingBy(Usable::user));
    return store.find(people).stream()
        .collect(Collectors.toMap(Person::id, known -> viewer(known, usable.getOrDefault(known.id(), List.of()), at)));
  }

  /** Who may use such a seat in the unit at the time, delegates included; each person once. */
  public List<Long> holders(Role role, long unit, Instant at) {
    return holders(role, List.of(unit), at);
  }

  /** Likewise in one of the units. */
  public List<Long> holders(Role role, Collection<Long> units, Instant at) {
    return holders(role, units, at, seat -> true);
  }

  /** Likewise by a seat that serves one of the scenarios. */
  public List<Long> holders(Role role, long unit, Collection<String> scenarios, Instant at) {
    return holders(role, List.of(unit), at, seat -> seat.scenarios().isEmpty() || scenarios.stream().anyMatch(seat.scenarios()::contains));
  }

  private List<Long> holders(Role role, Collection<Long> units, Instant at, Predicate<SeatTerm> suits) {
    return seats.holders(role, units, at).stream()
        .filter(each -> inForce(each.seat(), at) && suits.test(each.seat()))
        .map(SeatStore.Held::user)
        .distinct()
        .toList();
  }

  @Transactional
  public void describe(long person, String name, String language, Act act) {
    store.describe(person, name, language);
    names.forget(person);
    log.add(act, new Change(person, "person-described", Map.of("name", name, "language", language)));
  }

  /** Ends all the person's sessions; nobody signs in with the account until it is enabled again. */
  @Transactional
  public void disable(long person, Act act) {
    store.disable(person, true);
    log.add(act, new Change(person, "person-disabled", Map.of()));
  }

  @Transactional
  public void enable(long person, Act act) {
    store.disable(person, false);
    log.add(act, new Change(person, "person-enabled", Map.of()));
  }

  /** What was changed about the person, the newest first. */
  public List<OrgChange> changes(long person, int limit) {
    return log.of(person, limit);
  }

  private boolean inForce(SeatTerm seat, Instant at) {
    return seat.inForceOn(time.day(seat.unit(), at));
  }

  private static Seat seat(Usable usable) {
    SeatTerm seat = usable.seat();
    return new Seat(seat.id(), seat.role(), seat.unit(), seat.scenarios(), usable.onBehalfOf());
  }

  private String hash(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }

  private void check(List<NewPerson> people) {
    List<Finding> findings = new ArrayList<>();
    Set<String> known = new HashSet<>(store.taken(people.stream().map(NewPerson::login).toList()));
    for (NewPerson person : people) {
      if (!person.login().matches(LOGIN)) {
        findings.add(Finding.ofField("login", "org.person.bad-login", person.login()));
      } else if (!known.add(person.login())) {
        findings.add(Finding.ofField("login", "org.person.taken-login", person.login()));
      }
      if (person.name().isBlank()) {
        findings.add(Finding.ofField("name", "org.person.no-name"));
      }
    }
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
  }
}

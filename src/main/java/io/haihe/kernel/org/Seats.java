package io.haihe.kernel.org;

import io.haihe.kernel.org.ChangeLog.Change;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seats and their terms, and delegations while their holders are away. Every change is kept. */
@Component
public class Seats {

  private static final Duration LONGEST_DELEGATION = Duration.ofDays(366);

  private final SeatStore store;
  private final PersonStore people;
  private final CityTime time;
  private final ChangeLog log;

  Seats(SeatStore store, PersonStore people, CityTime time, ChangeLog log) {
    this.store = store;
    this.people = people;
    this.time = time;
    this.log = log;
  }

  /**
   * Gives seats, all or none.
   *
   * @return the ids in the order given
   */
  @Transactional
  public List<Long> give(List<NewSeat> seats, Act act) {
    List<Finding> findings = seats.stream().filter(Seats::endsBeforeItBegins).map(Seats::wrongTerm).toList();
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    List<Long> ids = store.insert(seats);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      changes.add(new Change(seats.get(i).person(), "seat-given", detail(ids.get(i), seats.get(i))));
    }
    log.addAll(act, changes);
    return ids;
  }

  public long give(NewSeat seat, Act act) {
    return give(List.of(seat), act).getFirst();
  }

  /** Ends the seat at once, however long its term was; one that has not begun never begins. */
  @Transactional
  public void end(long seat, Act act) {
    end(seat, time.day(get(seat).unit(), act.at()).minusDays(1), act);
  }

  /** Makes {@code lastDay} the last day of the seat, unless it ends before; a term is not lengthened. */
  @Transactional
  public void end(long seat, LocalDate lastDay, Act act) {
    SeatTerm known = get(seat);
    LocalDate never = known.from().minusDays(1);
    LocalDate last = lastDay.isBefore(never) ? never : lastDay;
    if (known.until() == null || last.isBefore(known.until())) {
      store.end(seat, last);
      log.add(act, new Change(known.person(), "seat-ended", Map.of("seat", seat, "lastDay", last.toString())));
    }
  }

  public Optional<SeatTerm> find(long seat) {
    return store.find(seat);
  }

  /** @throws NotFound if there is no such seat */
  public SeatTerm get(long seat) {
    return find(seat).orElseThrow(() -> new NotFound(Finding.ofField("seat", "org.seat.unknown")));
  }

  /** The person's own seats: past, present and future. */
  public List<SeatTerm> of(long person) {
    return store.of(person);
  }

  /** The roles each person holds on a day by own seats; those without any are left out. */
  public Map<Long, Set<Role>> roles(List<Person> people, LocalDate day) {
    return people.isEmpty() ? Map.of() : store.roles(people.stream().map(Person::id).toList(), day);
  }

  /**
   * Lends an own seat to a colleague of the same city for a time.
   *
   * @param until the first instant it is no longer in force
   * @throws AccessDeniedException if the seat is not the person's own
   * @throws BadInput if the time or the delegate is impossible
   */
  @Transactional
  public long delegate(long holder, long seat, long delegate, Instant from, Instant until, String reason, Act act) {
    SeatTerm own = get(seat);
    if (own.person() != holder) {
      throw new AccessDeniedException("a seat is delegated by its holder");
    }
    check(own, delegate, from, until, reason, act.at());
    long id = store.insertDelegation(seat, delegate, from, until, reason.strip());
    Map<String, Object> detail =
        Map.of("delegation", id, "seat", seat, "delegate", delegate, "from", from.toString(), "until", until.toString());
    log.add(act, new Change(holder, "delegation-given", detail));
    return id;
  }

  /** Takes a seat back before its time, or hands it back. */
  @Transactional
  public void endDelegation(long person, long delegation, Act act) {
    Delegation known =
        store.delegation(delegation)
            .orElseThrow(() -> new NotFound(Finding.ofField("id", "org.delegation.unknown")));
    if (known.holder() != person && known.delegate() != person) {
      throw new AccessDeniedException("a delegation is ended by one of the two");
    }
    store.endDelegation(delegation, act.at());
    log.add(act, new Change(known.holder(), "delegation-ended", Map.of("delegation", delegation)));
  }

  /** Those the person gave or received, the newest first. */
  public List<Delegation> delegations(long person) {
    return store.delegations(person);
  }

  private void check(SeatTerm seat, long delegate, Instant from, Instant until, String reason, Instant now) {
    List<Finding> findings = new ArrayList<>();
    if (!until.isAfter(from) || !until.isAfter(now)) {
      findings.add(Finding.ofField("until", "org.delegation.wrong-order"));
    } else if (Duration.between(from, until).compareTo(LONGEST_DELEGATION) > 0) {
      findings.add(Finding.ofField("until", "org.delegation.too-long", LONGEST_DELEGATION.toDays()));
    }
    if (reason.isBlank()) {
      findings.add(Finding.ofField("reason", "org.delegation.no-reason"));
    }
    if (seat.person() == delegate || !worksInCityOf(seat, delegate, now)) {
      findings.add(Finding.ofField("delegate", "org.delegation.wrong-delegate"));
    }
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
  }

  private boolean worksInCityOf(SeatTerm seat, long delegate, Instant now) {
    boolean active = people.find(delegate).filter(person -> !person.disabled()).isPresent();
    return active
        && store.of(delegate).stream()
            .filter(own -> own.inForceOn(time.day(own.unit(), now)))
            .anyMatch(own -> time.sameCity(own.unit(), seat.unit()));
  }

  private static boolean endsBeforeItBegins(NewSeat seat) {
    return seat.until() != null && seat.until().isBefore(seat.from());
  }

  private static Finding wrongTerm(NewSeat seat) {
    return Finding.ofField("until", "org.seat.wrong-term", seat.from().toString(), String.valueOf(seat.until()));
  }

  private static Map<String, Object> detail(long id, NewSeat seat) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("seat", id);
    detail.put("unit", seat.unit());
    detail.put("role", seat.role().key());
    detail.put("scenarios", new TreeSet<>(seat.scenarios()));
    detail.put("from", seat.from().toString());
    detail.put("until", String.valueOf(seat.until()));
    return detail;
  }
}

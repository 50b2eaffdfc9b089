package io.haihe.kernel.org;

import io.haihe.kernel.org.ChangeLog.Change;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What administrators change about units in their places, by the rules of the city's file: a department or company has a key of its own at a
 * place, and a duty at a place belongs to one unit. What the file names may be renamed and closed too, until the next load brings it back.
 */
@Component
public class UnitRegister {

  private static final int LONGEST_NAME = 200;
  private static final int MOST_DUTIES = 500;

  private final UnitCards cards;
  private final UnitStore store;
  private final Units units;
  private final Places places;
  private final Administration administration;
  private final Seats seats;
  private final Waiting waiting;
  private final CityTime time;
  private final ChangeLog log;
  private final TransactionTemplate transactions;

  UnitRegister(
      UnitCards cards, UnitStore store, Units units, Places places, Administration administration, Seats seats, Waiting waiting,
      CityTime time, ChangeLog log, TransactionTemplate transactions) {
    this.cards = cards;
    this.store = store;
    this.units = units;
    this.places = places;
    this.administration = administration;
    this.seats = seats;
    this.waiting = waiting;
    this.time = time;
    this.log = log;
    this.transactions = transactions;
  }

  /** @throws NotFound if there is no such unit in the viewer's places */
  public UnitCard find(Viewer viewer, long id) {
    return units.find(id)
        .filter(unit -> administration.administers(viewer, unit.place()))
        .flatMap(unit -> cards.find(id, units::get))
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "org.unit.unknown")));
  }

  public List<UnitMember> members(Unit unit, Instant at, int limit) {
    return cards.members(unit.id(), time.day(unit, at), limit);
  }

  /** How many people have a seat in force in each; those without anybody are left out. */
  public Map<Long, Integer> people(List<Unit> some, Instant at) {
    return some.isEmpty() ? Map.of() : cards.people(some.stream().map(Unit::id).toList(), time.day(some.getFirst(), at));
  }

  public long waiting(Unit unit) {
    return waiting.at(unit.id());
  }

  /** What was changed about the unit, the newest first. */
  public List<OrgChange> changes(Unit unit, int limit) {
    return log.ofUnit(unit.id(), limit);
  }

  /** Units in the scope that a duty names and where nobody sits. */
  public List<Unit> empty(Unit scope, Instant at, int limit) {
    return cards.empty(scope.place(), units.lastPlaceOf(scope), time.day(scope, at), limit).stream().map(units::get).toList();
  }

  public long countEmpty(Unit scope, Instant at) {
    return cards.countEmpty(scope.place(), units.lastPlaceOf(scope), time.day(scope, at));
  }

  /** @throws BadInput with everything that is wrong; then nothing was changed */
  public long make(Viewer viewer, PlaceCode at, UnitWish wish, Act act) {
    require(administration.administers(viewer, at));
    List<Finding> findings = new ArrayList<>();
    Place place = place(at, findings);
    String word = wish.word().strip();
    if (!UnitsFile.KEY.matcher(word).matches() || word.equals(UnitPlanner.OFFICE)) {
      findings.add(Finding.ofField("word", "org.units.bad-key", word));
    }
    Unit.Kind kind = kind(wish.kind(), findings);
    List<Duty> duties = duties(wish, at, 0, findings);
    checkNames(wish, findings);
    if (!findings.isEmpty() || place == null) {
      throw new BadInput(findings);
    }
    String key = at + "/" + word;
    try {
      return changed(() -> {
        requireFree(duties, at, 0);
        long id = cards.insert(key, place, kind, wish.name().strip(), english(wish), at + "/" + UnitPlanner.OFFICE);
        cards.setDuties(id, duties);
        keep(act, id, "unit-made", Map.of("key", key, "name", wish.name().strip(), "duties", DutyLines.write(duties)));
        return id;
      });
    } catch (DuplicateKeyException taken) {
      throw new BadInput(Finding.ofField("word", "org.unit.taken", key));
    }
  }

  /**
   * Names a unit otherwise, and gives one made on a page other duties.
   *
   * @param seen revision the viewer has seen
   * @throws Conflict if it was changed since
   */
  public void describe(Viewer viewer, long id, int seen, UnitWish wish, Act act) {
    UnitCard card = find(viewer, id);
    List<Finding> findings = new ArrayList<>();
    checkNames(wish, findings);
    List<Duty> duties = card.byPage() ? duties(wish, card.unit().place(), id, findings) : card.duties();
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    changed(() -> {
      unlessOvertaken(cards.describe(id, seen, wish.name().strip(), english(wish)), card);
      if (card.byPage()) {
        requireFree(duties, card.unit().place(), id);
        cards.setDuties(id, duties);
      }
      Map<String, Object> detail = new LinkedHashMap<>();
      detail.put("before", card.unit().name());
      detail.put("name", wish.name().strip());
      detail.put("duties", DutyLines.write(duties));
      keep(act, id, "unit-changed", detail);
      return id;
    });
  }

  /**
   * Takes a unit out of service: no new case comes to it. What waits there is finished by the people of the unit that takes over, who get the
   * same seats in the closed one.
   *
   * @param successor a key or part of a name; blank where nothing waits
   * @throws BadInput if something waits and nobody takes over
   */
  public void close(Viewer viewer, long id, int seen, String successor, Act act) {
    UnitCard card = find(viewer, id);
    if (card.office()) {
      throw new BadInput(Finding.ofField("successor", "org.unit.office-stays"));
    }
    Unit heir = successor.isBlank() ? null : heir(viewer, card, successor, act.at());
    changed(() -> {
      long waits = waiting.at(id);
      if (waits > 0 && heir == null) {
        throw new BadInput(Finding.ofField("successor", "org.unit.waits", waits));
      }
      unlessOvertaken(cards.close(id, seen, true, heir == null ? null : heir.id()), card);
      int given = heir == null ? 0 : handOver(card.unit(), heir, viewer, act);
      keep(act, id, "unit-closed", Map.of("waits", waits, "successor", heir == null ? "" : heir.name(), "seats", given));
      return id;
    });
  }

  /** Puts a closed unit back into service. */
  public void reopen(Viewer viewer, long id, int seen, Act act) {
    UnitCard card = find(viewer, id);
    List<Finding> findings = new ArrayList<>();
    if (place(card.unit().place(), findings) == null) {
      throw new BadInput(findings);
    }
    changed(() -> {
      requireFree(card.duties(), card.unit().place(), id);
      unlessOvertaken(cards.close(id, seen, false, null), card);
      keep(act, id, "unit-reopened", Map.of());
      return id;
    });
  }

  private Unit heir(Viewer viewer, UnitCard card, String words, Instant at) {
    Unit heir = administration.unitMeant(viewer, words);
    if (heir.id() == card.unit().id() || cards.members(heir.id(), time.day(heir, at), 1).isEmpty()) {
      throw new BadInput(Finding.ofField("successor", "org.unit.nobody-there", heir.name()));
    }
    return heir;
  }

  /** Nobody gives a seat to themselves, also not on this way. */
  private int handOver(Unit closed, Unit heir, Viewer viewer, Act act) {
    LocalDate today = time.day(closed, act.at());
    Set<String> had = new HashSet<>();
    cards.members(closed.id(), today, Integer.MAX_VALUE).forEach(member -> had.add(member.person() + " " + member.role()));
    List<NewSeat> more = new ArrayList<>();
    for (UnitMember member : cards.members(heir.id(), time.day(heir, act.at()), Integer.MAX_VALUE)) {
      if (member.person() != viewer.person() && had.add(member.person() + " " + member.role())) {
        more.add(new NewSeat(member.person(), closed.id(), member.role(), scenarios(member, heir), today, null));
      }
    }
    seats.give(more, act);
    return more.size();
  }

  private Set<String> scenarios(UnitMember member, Unit heir) {
    return seats.of(member.person()).stream()
        .filter(seat -> seat.unit().id() == heir.id() && seat.role() == member.role())
        .map(SeatTerm::scenarios)
        .findFirst()
        .orElse(Set.of());
  }

  private @Nullable Place place(PlaceCode code, List<Finding> findings) {
    Place place = places.find(code).filter(found -> !places.retired(code) && found.level() != PlaceLevel.GRID).orElse(null);
    if (place == null) {
      findings.add(Finding.ofField("place", "org.unit.no-place", code.toString()));
    }
    return place;
  }

  private static Unit.Kind kind(String kind, List<Finding> findings) {
    return switch (kind) {
      case "department" -> Unit.Kind.DEPARTMENT;
      case "company" -> Unit.Kind.COMPANY;
      default -> {
        findings.add(Finding.ofField("kind", "org.units.bad-kind", kind));
        yield Unit.Kind.DEPARTMENT;
      }
    };
  }

  private static void checkNames(UnitWish wish, List<Finding> findings) {
    if (wish.name().isBlank() || wish.name().length() > LONGEST_NAME) {
      findings.add(Finding.ofField("name", "org.unit.bad-name", LONGEST_NAME));
    }
    if (wish.nameEn().length() > LONGEST_NAME) {
      findings.add(Finding.ofField("nameEn", "org.unit.bad-name", LONGEST_NAME));
    }
  }

  private static @Nullable String english(UnitWish wish) {
    return wish.nameEn().isBlank() ? null : wish.nameEn().strip();
  }

  private List<Duty> duties(UnitWish wish, PlaceCode at, long unit, List<Finding> findings) {
    List<Duty> duties = DutyLines.read(wish.duties(), findings);
    if (duties.size() > MOST_DUTIES) {
      findings.add(Finding.ofField("duties", "org.unit.duty-many", MOST_DUTIES));
    } else {
      duties.forEach(duty -> heldOnce(duty, at, unit, findings));
    }
    return duties;
  }

  private void heldOnce(Duty duty, PlaceCode at, long unit, List<Finding> findings) {
    cards.holderAt(at, duty, unit)
        .ifPresent(holder -> findings.add(Finding.ofField("duties", "org.unit.same-duty", duty.category(), holder)));
  }

  /** Asked once more where nobody else can change units. */
  private void requireFree(List<Duty> duties, PlaceCode at, long unit) {
    List<Finding> findings = new ArrayList<>();
    duties.forEach(duty -> heldOnce(duty, at, unit, findings));
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
  }

  /** The version's row is taken first, so that two changes, or a change and a load, come one after the other. */
  private long changed(Supplier<Long> change) {
    Long id = transactions.execute(status -> {
      store.changed();
      return change.get();
    });
    units.lookAgain();
    return Objects.requireNonNull(id);
  }

  private static void unlessOvertaken(boolean done, UnitCard card) {
    if (!done) {
      throw new Conflict(Finding.ofField("name", "org.unit.overtaken", card.unit().name()));
    }
  }

  private void keep(Act act, long unit, String kind, Map<String, Object> detail) {
    log.add(act, new Change(null, unit, null, kind, detail));
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new AccessDeniedException("outside the administrator's places");
    }
  }
}

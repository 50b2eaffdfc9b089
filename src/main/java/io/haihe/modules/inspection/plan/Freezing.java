package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.Party;
import io.haihe.modules.inspection.draw.Pools;
import io.haihe.modules.inspection.draw.Recusal;
import io.haihe.modules.inspection.plan.Frozen.Barred;
import io.haihe.modules.inspection.plan.Frozen.Reason;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Parties.Pooled;
import io.haihe.modules.inspection.register.Recusals;
import io.haihe.modules.inspection.register.SupervisionItem;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads out of the registers who may be drawn for a task. Whoever is left out is left out for a reason that is kept. */
@Component
class Freezing {

  /** A longer window keeps a party from tasks of its own fields alone: nobody takes one out of all draws of a year by one. Our own default, a quarter. */
  private static final int SHIELDING_DAYS = 92;

  private final JdbcClient jdbc;
  private final Places places;
  private final Units units;
  private final Parties parties;
  private final Officers officers;
  private final LeftOfficers left;
  private final Departments departments;
  private final CalmDays calm;
  private final TakenOut takenOut;

  Freezing(JdbcClient jdbc, Places places, Units units, Parties parties, Officers officers, LeftOfficers left, Departments departments,
      CalmDays calm, TakenOut takenOut) {
    this.jdbc = jdbc;
    this.places = places;
    this.units = units;
    this.parties = parties;
    this.officers = officers;
    this.left = left;
    this.departments = departments;
    this.calm = calm;
    this.takenOut = takenOut;
  }

  /**
   * As the registers stand now.
   *
   * @param named the parties of a targeted task; null for all of the place
   */
  @Transactional(readOnly = true)
  public Frozen freeze(PlannedTask task, @Nullable Set<Long> named) {
    parties.hold();
    Pool pool = new Pool(task, named);
    parties.pool(task.place(), departments.fields(task), named, pool::take);
    if (named == null) {
      pool.leaveOut(Reason.TAKEN_OUT, takenOut.before(task));
    }
    return pool.frozen(recusals(task));
  }

  private List<Recusal> recusals(PlannedTask task) {
    Place whole = places.get(task.place());
    return jdbc.sql(
            """
            select distinct o.certificate, p.code from inspection_recusal r
              join inspection_officer o on o.id = r.officer join inspection_party p on p.id = r.party
            where p.state = 'OPEN' and p.place between :first and :last and o.unit = any(:units) and (r.until is null or r.until >= :from)
              and %s
            """.formatted(Recusals.COUNTS))
        .param("first", whole.code().value())
        .param("last", whole.last().value())
        .param("units", task.units().toArray(Long[]::new))
        .param("from", task.from())
        .query((row, n) -> new Recusal(row.getString(1), row.getString(2)))
        .list();
  }

  /** How often each party was drawn in the year of the window, by other tasks; a visit that was called off was not made. */
  private Map<Long, Integer> often(PlannedTask task) {
    LocalDate year = LocalDate.of(task.from().getYear(), Month.JANUARY, 1);
    Map<Long, Integer> often = new HashMap<>();
    jdbc.sql(
            """
            select v.party, count(*)::int from inspection_visit v join inspection_task t on t.id = v.task
            where t.kind = 'DRAWN' and t.from_day between :first and :last and t.id <> :task and v.problem is null and not %s
            group by v.party
            """.formatted(VisitStore.OFF))
        .param("first", year)
        .param("last", year.plusYears(1).minusDays(1))
        .param("task", task.id())
        .query(row -> {
          often.put(row.getLong(1), row.getInt(2));
        });
    return often;
  }

  /**
   * Who is to be visited in an overlapping window by another task, or was; a visit that was called off is none. For a lead only where that visit is still
   * to be made.
   *
   * @param among of these parties alone; null for all
   */
  Set<Long> visited(PlannedTask task, @Nullable Collection<Long> among) {
    return new HashSet<>(jdbc.sql(
            """
            select v.party from inspection_visit v join inspection_task t on t.id = v.task
            where t.id <> :task and t.from_day <= :until and t.until_day >= :from and v.problem is null and not (:targeted and %s)
              and not %s and (t.until_day - t.from_day <= :days
                or exists (select from inspection_item i where i.code || '/' || i.version = any(t.items) and i.field = any(:fields)))
            """.formatted(VisitStore.MADE, VisitStore.OFF) + (among == null ? "" : "and v.party = any(:among)"))
        .param("among", among == null ? new Long[0] : among.toArray(Long[]::new))
        .param("targeted", task.targeted())
        .param("days", SHIELDING_DAYS)
        .param("fields", departments.fields(task).toArray(String[]::new))
        .param("task", task.id())
        .param("from", task.from())
        .param("until", task.until())
        .query(Long.class)
        .list());
  }

  CalmWindow window(PlannedTask task, LocalDate from) {
    List<Calm> holding = task.targeted() ? List.of() : calm.in(task.place(), from, task.until());
    return new CalmWindow(places, places.calendar(task.place()), from, task.until(), holding);
  }

  /** What comes together while the register is read. */
  private final class Pool {

    private final PlannedTask task;
    private final boolean drawn;
    private final List<Decks> decks;
    private final Map<Long, Integer> often;
    private final Set<Long> visited;
    private final CalmWindow window;
    private final List<Party> parties = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    private final Map<Reason, List<Long>> leftOut = new EnumMap<>(Reason.class);
    private final Map<Map<String, String>, Map<String, String>> same = new HashMap<>();

    private Pool(PlannedTask task, @Nullable Set<Long> named) {
      this.task = task;
      this.drawn = named == null;
      this.decks = departments.of(task).entrySet().stream()
          .map(one -> decks(one.getKey(), one.getValue()))
          .toList();
      this.often = drawn ? often(task) : Map.of();
      this.visited = visited(task, named);
      this.window = window(task, task.from());
    }

    private Decks decks(long unit, List<SupervisionItem> items) {
      List<Officer> all = officers.ofUnit(unit);
      return new Decks(units.get(unit), items, task, all, left.among(all), places);
    }

    private void take(Pooled party) {
      Reason why = why(party);
      if (why != null) {
        leftOut.computeIfAbsent(why, _ -> new ArrayList<>()).add(party.id());
        return;
      }
      Map<String, String> visiting = new LinkedHashMap<>();
      for (Decks department : decks) {
        if (party.fields().stream().anyMatch(department.fields()::contains)) {
          visiting.put(department.department(), department.at(party.place()));
        }
      }
      if (!visiting.isEmpty()) {
        parties.add(new Party(party.code(), party.risk().name(), party.place().toString(), same.computeIfAbsent(visiting, Map::copyOf)));
        codes.add(party.code());
      }
    }

    private void leaveOut(Reason why, List<Long> ids) {
      if (!ids.isEmpty()) {
        leftOut.put(why, ids);
      }
    }

    private int left(Reason why) {
      return leftOut.getOrDefault(why, List.of()).size();
    }

    private @Nullable Reason why(Pooled party) {
      if (visited.contains(party.id())) {
        return Reason.OVERLAP;
      }
      if (drawn && often.getOrDefault(party.id(), 0) >= task.shares().most(party.risk())) {
        return Reason.OFTEN;
      }
      return drawn && window.days(party.place(), party.fields()).isEmpty() ? Reason.CALM : null;
    }

    /** @throws BadInput if nobody is left */
    private Frozen frozen(List<Recusal> recusals) {
      if (parties.isEmpty()) {
        throw new BadInput(Finding.ofField(
            "parties", "inspection.plan.draw.nobody", left(Reason.OFTEN), left(Reason.OVERLAP), left(Reason.CALM)));
      }
      List<io.haihe.modules.inspection.draw.Officer> dealt = decks.stream().flatMap(one -> one.dealt().stream()).toList();
      Set<String> certificates = dealt.stream().map(io.haihe.modules.inspection.draw.Officer::certificate).collect(Collectors.toSet());
      List<Recusal> theirs =
          recusals.stream().filter(one -> certificates.contains(one.officer()) && codes.contains(one.party())).toList();
      Map<Barred, List<String>> barred = new EnumMap<>(Barred.class);
      decks.forEach(one -> one.barred().forEach((why, who) -> barred.computeIfAbsent(why, _ -> new ArrayList<>()).addAll(who)));
      return new Frozen(Pools.freeze(parties, dealt, theirs), leftOut, barred);
    }
  }
}

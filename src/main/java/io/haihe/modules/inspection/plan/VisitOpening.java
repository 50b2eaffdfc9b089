package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.inspection.plan.VisitStore.Drawn;
import io.haihe.modules.inspection.plan.VisitStore.Member;
import io.haihe.modules.inspection.plan.VisitStore.Problem;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Party;
import io.haihe.modules.inspection.register.SupervisionItem;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.SideBySide;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Opens the cases of visits that were drawn. Each has a key, so that it is opened once however often this is begun again after a crash, and by
 * however many servers.
 */
@Component
public class VisitOpening {

  private static final String SCENARIO = "inspection";
  private static final String TYPE = "visit";
  private static final String OTHER = "other";
  private static final String CHANNEL = "draw";
  private static final String KEY = "inspection.visit/";
  private static final int BATCH = 500;
  private static final int THREADS = 16;

  private final VisitStore visits;
  private final TaskStore tasks;
  private final Departments departments;
  private final Parties parties;
  private final Casework casework;
  private final Scenarios scenarios;
  private final OpeningRefusals refusals;
  private final Places places;
  private final Clock clock;

  VisitOpening(
      VisitStore visits, TaskStore tasks, Departments departments, Parties parties, Casework casework, Scenarios scenarios,
      OpeningRefusals refusals, Places places, Clock clock) {
    this.visits = visits;
    this.tasks = tasks;
    this.departments = departments;
    this.parties = parties;
    this.casework = casework;
    this.scenarios = scenarios;
    this.refusals = refusals;
    this.places = places;
    this.clock = clock;
  }

  /**
   * Opens what waits, until nothing does.
   *
   * @return how many were worked through
   */
  public int run() {
    int done = 0;
    for (List<Drawn> batch = visits.waiting(BATCH); !batch.isEmpty(); batch = visits.waiting(BATCH)) {
      Map<Long, Ordered> known = new HashMap<>();
      batch.forEach(visit -> known.computeIfAbsent(visit.task(), this::ordered));
      Map<Long, Long> opened = new ConcurrentHashMap<>();
      try {
        SideBySide.each(
            batch, THREADS, visit -> opened(visit, Objects.requireNonNull(known.get(visit.task())), false).ifPresent(id -> opened.put(visit.id(), id)));
      } finally {
        visits.opened(opened);
      }
      done += batch.size();
    }
    return done;
  }

  /**
   * Has those tried again that could not be opened, as things stand now; they are opened a moment later.
   *
   * @throws BadInput if what stood against each still does
   */
  void retry(long task) {
    if (visits.retry(task) == 0) {
      throw new BadInput(Finding.ofField("retry", "inspection.plan.retry.none"));
    }
  }

  /** Lets visits be opened whose party a file had closed for a while. */
  void retryReopened() {
    visits.retryReopened(LocalDate.ofInstant(clock.instant(), places.zone()));
  }

  /** A task and what each of its departments looks at: read once for all of its visits. */
  record Ordered(PlannedTask task, Map<Long, List<SupervisionItem>> items) {}

  Ordered ordered(long id) {
    PlannedTask task = tasks.find(id).orElseThrow();
    return new Ordered(task, departments.of(task));
  }

  /** @param sample whether it is of the demonstration */
  void open(Drawn visit, Ordered ordered, boolean sample) {
    opened(visit, ordered, sample).ifPresent(id -> visits.opened(Map.of(visit.id(), id)));
  }

  /** The case is kept with its visit by whoever calls: done again after a crash, it is the same case under the same key. */
  private Optional<Long> opened(Drawn visit, Ordered ordered, boolean sample) {
    Party party = parties.drawn(visit.id());
    List<Member> team = visits.team(visit.id()).stream().filter(Member::in).toList();
    Optional<Long> matter = party.state() == Party.State.OPEN
        ? switch (casework.open(command(visit, ordered, party, team, sample || party.sample()))) {
          case Moved moved -> Optional.of(moved.caseId());
          case Refused refused -> before(visit, Problem.REFUSED, refusals.said(refused));
        }
        : before(visit, Problem.CLOSED, "");
    matter.ifPresent(id -> assign(visit, id, team.getFirst()));
    return matter;
  }

  /**
   * The case, where a server opened it and ended before it could say so; what stands against opening it now, such as that the party has closed down or is
   * called otherwise since, is then the officers' to deal with. Where there is none, it is kept why.
   */
  private Optional<Long> before(Drawn visit, Problem problem, String why) {
    Optional<Long> matter = casework.opened(KEY + visit.id()).map(Case::id);
    if (matter.isEmpty()) {
      visits.unopened(visit.id(), problem, why);
    }
    return matter;
  }

  /** The desk goes to whoever leads, if that officer has an account. Refused where the case has moved on already. */
  private void assign(Drawn visit, long matter, Member leading) {
    if (leading.person() != 0) {
      casework.act(new Command.Assign(new Actor.Clock(), clock.instant(), "inspection.lead/" + visit.id(), matter, 0, 0, leading.person()));
    }
  }

  private Command.Open command(Drawn visit, Ordered ordered, Party party, List<Member> team, boolean sample) {
    PlannedTask task = ordered.task();
    List<Long> units = team.stream().map(Member::unit).distinct().toList();
    List<SupervisionItem> items = items(ordered.items(), units, party);
    Map<String, Object> form = new TreeMap<>();
    form.put("visit", visit.id());
    form.put("task", task.id());
    form.put("kind", task.targeted() ? "targeted" : "drawn");
    form.put("party", party.code());
    form.put("partyName", party.name());
    form.put("risk", party.risk().name());
    form.put("items", items.stream().map(Departments::written).toList());
    form.put("from", task.from().toString());
    form.put("until", task.until().toString());
    form.put("unit", units.getFirst());
    form.put("joining", units.stream().skip(1).toList());
    if (!task.lead().isEmpty()) {
      form.put("lead", task.lead());
    }
    Instant now = clock.instant();
    return new Command.Open(
        new Actor.Clock(), now, KEY + visit.id(), SCENARIO, TYPE, category(items), party.place(), null, party.address(),
        task.title() + " · " + party.name(), Contact.NONE, form, CHANNEL, sample);
  }

  /** What the departments that go look at in this party, the leading one's first. */
  private static List<SupervisionItem> items(Map<Long, List<SupervisionItem>> of, List<Long> units, Party party) {
    return units.stream().flatMap(unit -> party.supervised(of.getOrDefault(unit, List.of())).stream()).toList();
  }

  private String category(List<SupervisionItem> items) {
    Scenario scenario = scenarios.current(SCENARIO);
    return items.stream().map(SupervisionItem::field).filter(field -> scenario.categories().find(field).isPresent()).findFirst().orElse(OTHER);
  }
}

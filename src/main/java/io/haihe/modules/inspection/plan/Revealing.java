package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.Announcement;
import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.PublicValue;
import io.haihe.modules.inspection.draw.Secret;
import io.haihe.modules.inspection.draw.Team;
import io.haihe.modules.inspection.draw.Verification;
import io.haihe.modules.inspection.draw.Visit;
import io.haihe.modules.inspection.plan.PlanLog.Kind;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Party;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Digests;
import io.haihe.platform.Finding;
import io.haihe.platform.Secrets;
import io.haihe.platform.Worded;
import io.haihe.platform.web.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws, once the public value is there: by somebody else than who committed, and not by the same one's seat. The cases of the visits are opened
 * afterwards, by {@link VisitOpening}.
 */
@Component
public class Revealing {

  static final String WITNESS = "inspection.witness";
  private static final int LONGEST_NAME = 100;

  private final TaskStore tasks;
  private final Tasks of;
  private final DrawStore draws;
  private final VisitStore visits;
  private final Freezing freezing;
  private final ForgottenDraws forgotten;
  private final Parties parties;
  private final Units units;
  private final PlanLog log;
  private final Secrets secrets;
  private final Places places;
  private final Clock clock;

  Revealing(
      TaskStore tasks, Tasks of, DrawStore draws, VisitStore visits, Freezing freezing, ForgottenDraws forgotten, Parties parties, Units units, PlanLog log,
      Secrets secrets, Places places, Clock clock) {
    this.tasks = tasks;
    this.of = of;
    this.draws = draws;
    this.visits = visits;
    this.freezing = freezing;
    this.forgotten = forgotten;
    this.parties = parties;
    this.units = units;
    this.log = log;
    this.secrets = secrets;
    this.places = places;
    this.clock = clock;
  }

  /**
   * What was entered.
   *
   * @param value as it was published
   * @param again the same, so that a slip is seen before it is for ever
   * @param witness a name, or empty
   */
  public record Entered(String value, String again, String witness) {}

  /**
   * Draws a task that was announced.
   *
   * @throws BadInput if the moment has not come or the days of the visits are over, the value was not entered twice the same, or by whoever committed, nor by the same one's seat
   * @throws Conflict if somebody was faster
   */
  @Transactional
  public void reveal(Viewer viewer, long id, Entered entered) {
    of.own(viewer, id);
    PlannedTask task = tasks.lock(id).orElseThrow(Tasks::unknown);
    DrawStore.Facts facts = draws.lock(id).orElseThrow(Tasks::unknown);
    if (facts.revealed()) {
      throw new Conflict(Finding.ofField("value", "inspection.plan.reveal.done"));
    }
    Plans.sure(task.state() == PlannedTask.State.COMMITTED);
    Instant now = clock.instant();
    PublicValue value = value(viewer, task, facts, entered, now);
    Secret secret = secret(id);
    DrawRecord record = DrawRecord.draw(announcement(id), secret, value, now);
    draws.reveal(id, value.text(), viewer.person(), now, witness(id, entered.witness()));
    publish(draws, id, record, now);
    keep(task, record, now);
    Plans.sure(tasks.move(id, PlannedTask.State.COMMITTED, PlannedTask.State.DRAWN));
    log.add(now, viewer.person(), Kind.REVEALED, id, value.text());
  }

  /**
   * Says what is wrong with what was entered, and draws nothing: a slip is seen while it can be mended.
   *
   * @throws BadInput as {@link #reveal}
   * @throws Conflict if somebody was faster
   */
  public void check(Viewer viewer, long id, Entered entered) {
    PlannedTask task = of.own(viewer, id);
    DrawStore.Facts facts = draws.find(id).orElseThrow(Tasks::unknown);
    if (facts.revealed()) {
      throw new Conflict(Finding.ofField("value", "inspection.plan.reveal.done"));
    }
    value(viewer, task, facts, entered, clock.instant());
  }

  private PublicValue value(Viewer viewer, PlannedTask task, DrawStore.Facts facts, Entered entered, Instant now) {
    List<Finding> wrong = new ArrayList<>();
    if (forgotten.over(task)) {
      wrong.add(Finding.ofField("value", "inspection.plan.reveal.over"));
    }
    if (now.isBefore(facts.publicAt())) {
      wrong.add(Finding.ofField("value", "inspection.plan.reveal.early", (Worded) locale -> Page.time(facts.publicAt().atZone(places.zone()), locale)));
    }
    if (facts.announcedBy(of.authority(viewer, task))) {
      wrong.add(Finding.ofField("value", "inspection.plan.reveal.same"));
    }
    if (!entered.value().strip().equals(entered.again().strip())) {
      wrong.add(Finding.ofField("again", "inspection.plan.reveal.differs"));
    }
    if (entered.value().isBlank()) {
      wrong.add(Finding.ofField("value", "inspection.plan.reveal.empty"));
    }
    if (entered.witness().length() > LONGEST_NAME) {
      wrong.add(Finding.ofField("witness", "inspection.plan.text", LONGEST_NAME));
    }
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    return PublicValue.of(entered.value());
  }

  private byte @Nullable [] witness(long task, String name) {
    return name.isBlank() ? null : secrets.seal(WITNESS, Commitments.context(task), name.strip().getBytes(StandardCharsets.UTF_8));
  }

  /** The witness' name, for whoever decides over the draw; that it was read is kept. */
  @Transactional
  public String witness(Viewer viewer, long id) {
    of.own(viewer, id);
    if (draws.find(id).filter(DrawStore.Facts::witnessed).isEmpty()) {
      throw Tasks.unknown();
    }
    log.add(clock.instant(), viewer.person(), Kind.WITNESS_READ, id, "");
    return new String(secrets.open(WITNESS, Commitments.context(id), draws.witness(id)), StandardCharsets.UTF_8);
  }

  /** Not for pages or logs before the reveal. */
  Secret secret(long task) {
    return new Secret(new String(secrets.open(Commitments.SEALED, Commitments.context(task), draws.secret(task)), StandardCharsets.US_ASCII));
  }

  private Announcement announcement(long task) {
    return Verification.of(draws.announcement(task)).announcement().orElseThrow();
  }

  private void keep(PlannedTask task, DrawRecord record, Instant now) {
    Map<String, Party> drawn = parties.byCodes(record.drawn().stream().map(visit -> visit.party().code()).toList());
    Set<Long> visitedElsewhere = freezing.visited(task, drawn.values().stream().map(Party::id).toList());
    LocalDate tomorrow = LocalDate.ofInstant(now, places.zone()).plusDays(1);
    CalmWindow window = freezing.window(task, tomorrow.isAfter(task.from()) ? tomorrow : task.from());
    List<VisitStore.New> kept = new ArrayList<>();
    List<VisitStore.Going> going = new ArrayList<>();
    for (Visit visit : record.drawn()) {
      Party party = drawn.get(visit.party().code());
      if (party != null) {
        boolean elsewhere = visitedElsewhere.contains(party.id());
        List<VisitStore.Going> team = going(task, visit);
        VisitStore.Problem problem = elsewhere ? VisitStore.Problem.DOUBLE : team.isEmpty() ? VisitStore.Problem.NO_TEAM : null;
        kept.add(new VisitStore.New(
            party.code(), visit.order(), visit.party().place(), window.day(visit.order(), record.drawn().size(), party.place(), party.fields()), problem));
        going.addAll(team);
      }
    }
    visits.insert(task.id(), kept);
    visits.insertTeams(task.id(), going);
  }

  /** Those of the departments whose teams are whole, the leading department's first. */
  List<VisitStore.Going> going(PlannedTask task, Visit visit) {
    List<VisitStore.Going> going = new ArrayList<>();
    visit.teams().stream()
        .filter(Team::complete)
        .sorted(Comparator.comparingInt(team -> task.units().indexOf(unit(task, team.department()))))
        .forEach(team -> team.officers().forEach(
            certificate -> going.add(new VisitStore.Going(visit.party().code(), certificate, unit(task, team.department()), going.size() + 1))));
    return going;
  }

  private long unit(PlannedTask task, String department) {
    return task.units().stream().filter(unit -> units.get(unit).key().equals(department)).findFirst().orElseThrow();
  }

  /** Publishes a state of the record. */
  static void publish(DrawStore draws, long task, DrawRecord record, Instant at) {
    byte[] file = bytes(record);
    draws.keep(task, file, new DrawStore.Version(record.redraws().size() + 1, Digests.sha256Hex(file), at));
  }

  static byte[] bytes(DrawRecord record) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      record.write(out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

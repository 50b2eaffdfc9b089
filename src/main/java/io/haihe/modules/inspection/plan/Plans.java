package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.PlanLog.Kind;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A unit's yearly plan: made, changed, published, withdrawn; and followed by those of the districts. */
@Component
public class Plans {

  static final int LONGEST = 200;
  static final int LONGEST_WHY = 500;

  private final PlanStore plans;
  private final TaskStore tasks;
  private final Given given;
  private final PlanRights rights;
  private final PlanLog log;
  private final Units units;
  private final Places places;
  private final Clock clock;

  Plans(PlanStore plans, TaskStore tasks, Given given, PlanRights rights, PlanLog log, Units units, Places places, Clock clock) {
    this.plans = plans;
    this.tasks = tasks;
    this.given = given;
    this.rights = rights;
    this.log = log;
    this.units = units;
    this.places = places;
    this.clock = clock;
  }

  /** @throws NotFound if there is none, or the viewer may not read it */
  public Plan find(Viewer viewer, long id) {
    return plans.find(id).filter(plan -> rights.reads(viewer, plan)).orElseThrow(Plans::unknown);
  }

  /** @throws NotFound if there is none, or the viewer does not decide over it */
  Plan own(Viewer viewer, long id) {
    return plans.find(id).filter(plan -> rights.decides(viewer, plan.unit())).orElseThrow(Plans::unknown);
  }

  @Transactional
  public long make(Viewer viewer, PlanForm form) {
    List<Finding> wrong = new ArrayList<>(form.check(today().getYear()));
    Unit unit = units.find(form.unitId()).filter(found -> rights.decides(viewer, found.id())).orElse(null);
    if (unit == null) {
      wrong.add(Finding.ofField("unit", "inspection.plan.unit"));
    }
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    Instant now = clock.instant();
    Unit whose = Objects.requireNonNull(unit);
    long id = plans.insert(new Plan(
        0, form.yearNumber(), form.title(), whose.id(), whose.place(), 0, Plan.State.DRAFT, viewer.person(), now, null, "", 1));
    log.add(now, viewer.person(), Kind.PLAN_MADE, id, form.title());
    return id;
  }

  @Transactional
  public void describe(Viewer viewer, long id, int seen, PlanForm form) {
    Plan plan = own(viewer, id);
    List<Finding> wrong = form.check(plan.year());
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    sure(plans.describe(id, seen, form.yearNumber(), form.title()));
    log.add(clock.instant(), viewer.person(), Kind.PLAN_CHANGED, id, form.title());
  }

  /** From then on it is public, and its tasks may be drawn. */
  @Transactional
  public void publish(Viewer viewer, long id, int seen) {
    own(viewer, id);
    if (tasks.of(id).stream().noneMatch(PlannedTask::planned)) {
      throw new BadInput(Finding.ofField("tasks", "inspection.plan.publish.empty"));
    }
    sure(plans.publish(id, seen, clock.instant()));
    log.add(clock.instant(), viewer.person(), Kind.PLAN_PUBLISHED, id, "");
  }

  /**
   * Tasks that wait to be drawn are called off with it, those of districts that follow from them too; what was drawn goes on, and so does a draw
   * whose public value may be known.
   */
  @Transactional
  public void withdraw(Viewer viewer, long id, int seen, String why) {
    own(viewer, id);
    String reason = reason(why);
    List<PlannedTask> all = tasks.of(id);
    if (all.stream().anyMatch(task -> task.waits() && given.binds(viewer, task))) {
      throw new BadInput(Finding.ofField("why", "inspection.plan.given.withdraw"));
    }
    sure(plans.withdraw(id, seen, reason, clock.instant()));
    all.forEach(task -> {
      tasks.callOff(task.id(), task.version(), reason, clock.instant());
      given.callOff(viewer, task, reason, clock.instant());
    });
    log.add(clock.instant(), viewer.person(), Kind.PLAN_WITHDRAWN, id, reason);
  }

  /**
   * Gives a task of the city's plan to the districts: one task each, in their own plans for the year, which follow from this one. Done again it
   * gives only to those that have none yet.
   *
   * @return the districts that have no such departments, so that nobody could go
   */
  @Transactional
  public List<Place> assign(Viewer viewer, PlannedTask task) {
    Plan plan = own(viewer, task.plan());
    PlannedTask now = tasks.lock(task.id()).filter(PlannedTask::planned).orElseThrow(Plans::overtaken);
    if (plan.state() != Plan.State.PUBLISHED) {
      throw new BadInput(Finding.ofField("plan", "inspection.plan.task.unpublished"));
    }
    List<Place> without = new ArrayList<>();
    for (Place district : places.children(now.place())) {
      List<Long> there = there(now, district);
      if (there.size() < now.units().size()) {
        without.add(district);
      } else {
        give(viewer, plan, now, district, there);
      }
    }
    if (without.size() == places.children(now.place()).size()) {
      throw new BadInput(Finding.ofField("place", "inspection.plan.assign.nobody"));
    }
    log.add(clock.instant(), viewer.person(), Kind.TASK_ASSIGNED, now.id(), "");
    return without;
  }

  /** Whether there is any district with these departments. */
  boolean assignable(PlannedTask task) {
    return places.children(task.place()).stream().anyMatch(district -> there(task, district).size() == task.units().size());
  }

  private List<Long> there(PlannedTask task, Place district) {
    return task.units().stream()
        .map(units::get)
        .flatMap(unit -> units.byKey(district.code() + "/" + unit.templateKey()).stream())
        .map(Unit::id)
        .toList();
  }

  private void give(Viewer viewer, Plan above, PlannedTask task, Place district, List<Long> there) {
    if (tasks.below(task.id()).stream().anyMatch(given -> given.place().equals(district.code()))) {
      return;
    }
    Instant now = clock.instant();
    Plan plan = plans.below(above.id(), there.getFirst()).orElseGet(() -> follow(viewer, above, district, there.getFirst(), now));
    PlannedTask below = new PlannedTask(
        0, plan.id(), task.title(), PlannedTask.Kind.DRAWN, district.code(), task.items(), there, task.shares(), task.from(), task.until(),
        task.team(), "", PlannedTask.State.PLANNED, task.id(), "", 1);
    long id = tasks.insert(below, viewer.person(), now);
    given.tellGiven(tasks.find(id).orElseThrow(), now);
  }

  private Plan follow(Viewer viewer, Plan above, Place district, long unit, Instant now) {
    long id = plans.insert(new Plan(
        0, above.year(), above.title(), unit, district.code(), above.id(), Plan.State.DRAFT, viewer.person(), now, null, "", 1));
    return plans.find(id).orElseThrow();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), places.zone());
  }

  static String reason(String why) {
    String reason = why.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_WHY) {
      throw new BadInput(Finding.ofField("why", "inspection.plan.why", LONGEST_WHY));
    }
    return reason;
  }

  static void sure(boolean done) {
    if (!done) {
      throw overtaken();
    }
  }

  static Conflict overtaken() {
    return new Conflict(Finding.ofField("version", "inspection.plan.overtaken"));
  }

  static NotFound unknown() {
    return new NotFound(Finding.ofField("id", "inspection.plan.unknown"));
  }
}

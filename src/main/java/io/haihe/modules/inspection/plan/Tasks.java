package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Authority;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.PlanLog.Kind;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of plans: made, changed, called off, and two of them made one. */
@Component
public class Tasks {

  private static final String JOINED = "→ ";

  /** To a plan that is withdrawn nothing is added. */
  static final Finding WITHDRAWN = Finding.ofField("plan", "inspection.plan.task.withdrawn");

  private final TaskStore tasks;
  private final PlanStore plans;
  private final Plans of;
  private final TaskReader reader;
  private final Departments departments;
  private final Given given;
  private final PlanRights rights;
  private final LeadJudge leads;
  private final PlanLog log;
  private final Places places;
  private final JdbcClient jdbc;
  private final Clock clock;

  Tasks(
      TaskStore tasks, PlanStore plans, Plans of, TaskReader reader, Departments departments, Given given, PlanRights rights, LeadJudge leads,
      PlanLog log, Places places, JdbcClient jdbc, Clock clock) {
    this.tasks = tasks;
    this.plans = plans;
    this.of = of;
    this.reader = reader;
    this.departments = departments;
    this.given = given;
    this.rights = rights;
    this.leads = leads;
    this.log = log;
    this.places = places;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** @throws NotFound if there is none, or the viewer may not read it */
  public PlannedTask find(Viewer viewer, long id) {
    return tasks.find(id).filter(task -> reads(viewer, task)).orElseThrow(Tasks::unknown);
  }

  /** @throws NotFound if there is none, or the viewer does not decide over it */
  PlannedTask own(Viewer viewer, long id) {
    return tasks.find(id).filter(task -> decides(viewer, task)).orElseThrow(Tasks::unknown);
  }

  /** Whoever decides over its plan; over a targeted one, whoever does for the department that leads. */
  boolean decides(Viewer viewer, PlannedTask task) {
    return rights.decides(viewer, planning(task));
  }

  /** By whose word the viewer decides over a task. */
  Authority authority(Viewer viewer, PlannedTask task) {
    return rights.authority(viewer, planning(task));
  }

  /** Whether it is the districts' to draw. */
  boolean assigned(PlannedTask task) {
    return !tasks.below(task.id()).isEmpty();
  }

  private boolean reads(Viewer viewer, PlannedTask task) {
    return task.plan() == 0
        ? rights.reads(viewer, task.leading())
        : plans.find(task.plan()).filter(plan -> rights.reads(viewer, plan)).isPresent();
  }

  /** The unit that decides over a task: that of its plan; of a targeted one the department that leads. */
  long planning(PlannedTask task) {
    return task.plan() == 0 ? task.leading() : plans.find(task.plan()).orElseThrow().unit();
  }

  @Transactional
  public long make(Viewer viewer, long plan, TaskForm form) {
    Plan whose = of.own(viewer, plan);
    if (whose.state() == Plan.State.WITHDRAWN) {
      throw new Conflict(WITHDRAWN);
    }
    long id = tasks.insert(reader.read(form, whose, 0, 0), viewer.person(), clock.instant());
    log.add(clock.instant(), viewer.person(), Kind.TASK_MADE, id, form.title());
    return id;
  }

  /** Why nothing of a task is changed any more: its draw was announced, the districts draw it, or it stands in a published plan. */
  Optional<Finding> fixed(PlannedTask task) {
    if (!task.planned()) {
      return Optional.of(Finding.ofField("task", "inspection.plan.task.fixed." + task.state()));
    }
    if (assigned(task)) {
      return Optional.of(Finding.ofField("task", "inspection.plan.task.assigned"));
    }
    return published(task) ? Optional.of(Finding.ofField("task", "inspection.plan.task.fixed")) : Optional.empty();
  }

  private boolean published(PlannedTask task) {
    return plans.find(task.plan()).filter(plan -> plan.state() != Plan.State.DRAFT).isPresent();
  }

  /**
   * Changes a task of a draft.
   *
   * @throws BadInput with everything that is wrong
   * @throws Conflict if nothing of it is changed any more
   */
  @Transactional
  public void change(Viewer viewer, long id, TaskForm form) {
    PlannedTask was = own(viewer, id);
    plans.lock(was.plan());
    fixed(was).ifPresent(why -> {
      throw new Conflict(why);
    });
    PlannedTask now = reader.read(form, plans.find(was.plan()).orElseThrow(), id, was.above());
    List<Finding> changed = given.binds(viewer, was) ? given.changed(was, now) : List.of();
    if (!changed.isEmpty()) {
      throw new BadInput(changed);
    }
    Plans.sure(tasks.change(now));
    log.add(clock.instant(), viewer.person(), Kind.TASK_CHANGED, id, form.title());
  }

  /** @throws BadInput if there is no reason, its public value may be known, or a lead would be left with nobody who looks */
  @Transactional
  public void callOff(Viewer viewer, long id, int seen, String why) {
    own(viewer, id);
    PlannedTask task = tasks.lock(id).orElseThrow(Tasks::unknown);
    String reason = Plans.reason(why);
    if (given.binds(viewer, task)) {
      throw new BadInput(Finding.ofField("why", "inspection.plan.given.callOff"));
    }
    if (tasks.known(id, clock.instant())) {
      throw new BadInput(Finding.ofField("why", "inspection.plan.callOff.known"));
    }
    leads.keeps(task).ifPresent(kept -> {
      throw new BadInput(kept);
    });
    Plans.sure(tasks.callOff(id, seen, reason, clock.instant()));
    log.add(clock.instant(), viewer.person(), Kind.TASK_CALLED_OFF, id, reason);
    given.callOff(viewer, task, reason, clock.instant());
  }

  /** Others for the same place and an overlapping window that could visit the same parties: better one visit than two. */
  List<PlannedTask> joinable(PlannedTask task) {
    if (!task.planned() || task.targeted() || assigned(task)) {
      return List.of();
    }
    Set<String> fields = departments.fields(task);
    return tasks.beside(task).stream().filter(other -> meet(task, fields, departments.fields(other))).toList();
  }

  /** Whether a party of the place has a field of one and a field of the other. */
  private boolean meet(PlannedTask task, Set<String> one, Set<String> other) {
    return one.stream().anyMatch(other::contains)
        || one.stream().anyMatch(mine -> other.stream().anyMatch(its -> anybody(task, mine, its)));
  }

  private boolean anybody(PlannedTask task, String one, String other) {
    return jdbc.sql(
            """
            select exists (select from inspection_party
              where fields @> array[:one, :other]::text[] and state = 'OPEN' and place between :first and :last)
            """)
        .param("first", task.place().value())
        .param("last", places.get(task.place()).last().value())
        .param("one", one)
        .param("other", other)
        .query(Boolean.class)
        .single();
  }

  /**
   * Makes two tasks one, in the days both allow. The other one is called off; of a published plan both are, and a new one follows: what was published
   * is not rewritten.
   */
  @Transactional
  public void join(Viewer viewer, long id, int seen, long other, int otherSeen) {
    PlannedTask one = own(viewer, id);
    PlannedTask two = own(viewer, other);
    if (joinable(one).stream().noneMatch(candidate -> candidate.id() == other)) {
      throw new BadInput(Finding.ofField("other", "inspection.plan.join.apart"));
    }
    List<String> items = union(one.items(), two.items());
    List<Long> units = union(one.units(), two.units());
    LocalDate from = one.from().isAfter(two.from()) ? one.from() : two.from();
    LocalDate until = one.until().isBefore(two.until()) ? one.until() : two.until();
    PlannedTask joined = one.with(items, units, one.shares().joined(two.shares()), from, until);
    if (given.lessened(one, two, joined)) {
      throw new BadInput(Finding.ofField("other", "inspection.plan.given.join"));
    }
    plans.lock(one.plan());
    if (published(two) && !published(one)) {
      throw new BadInput(Finding.ofField("other", "inspection.plan.join.draft"));
    }
    Plans.sure(one.version() == seen);
    long kept = published(one) ? anew(viewer, one, joined) : id;
    Plans.sure((kept != id || tasks.change(joined)) && tasks.callOff(other, otherSeen, JOINED + kept, clock.instant()));
    log.add(clock.instant(), viewer.person(), Kind.TASK_JOINED, kept, Long.toString(other));
  }

  private long anew(Viewer viewer, PlannedTask one, PlannedTask joined) {
    long kept = tasks.next();
    Plans.sure(tasks.callOff(one.id(), one.version(), JOINED + kept, clock.instant()));
    tasks.insert(kept, joined, viewer.person(), clock.instant());
    log.add(clock.instant(), viewer.person(), Kind.TASK_JOINED, kept, Long.toString(one.id()));
    return kept;
  }

  /**
   * Number of the task that one was joined with instead; empty where it was called off for another reason, or not at all.
   *
   * @param why what it was called off for
   */
  public static String joined(String why) {
    return why.startsWith(JOINED) ? why.substring(JOINED.length()) : "";
  }

  private static <T> List<T> union(List<T> one, List<T> other) {
    return List.copyOf(new LinkedHashSet<>(Stream.concat(one.stream(), other.stream()).toList()));
  }

  static NotFound unknown() {
    return new NotFound(Finding.ofField("id", "inspection.plan.task.unknown"));
  }
}

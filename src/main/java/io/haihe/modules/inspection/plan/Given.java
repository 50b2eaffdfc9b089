package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.StaffNews;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.PlanLog.Kind;
import io.haihe.modules.inspection.register.RiskClass;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tasks the city gave to its districts. Where, what, how many and in which days at most is the city's; title, officers and days within those are the
 * district's. What the city calls off is called off in the districts too, and the heads there are told.
 */
@Component
class Given {

  /** As few working days a district may leave of the city's; fewer let whoever draws choose the week. */
  static final int FEWEST_DAYS = 5;

  private final TaskStore tasks;
  private final PlanStore plans;
  private final PlanRights rights;
  private final PlanLog log;
  private final People people;
  private final StaffNews news;
  private final Texts texts;
  private final Places places;

  Given(
      TaskStore tasks, PlanStore plans, PlanRights rights, PlanLog log, People people, StaffNews news, Texts texts, Places places) {
    this.tasks = tasks;
    this.plans = plans;
    this.rights = rights;
    this.log = log;
    this.people = people;
    this.news = news;
    this.texts = texts;
    this.places = places;
  }

  /** Whether it is another's, who is above the viewer, to say what the task is. */
  boolean binds(Viewer viewer, PlannedTask task) {
    return task.above() != 0
        && tasks.find(task.above()).flatMap(above -> plans.find(above.plan())).filter(plan -> rights.decides(viewer, plan.unit())).isEmpty();
  }

  /** What of a task would be other than it was given, a finding for each field. */
  List<Finding> changed(PlannedTask was, PlannedTask now) {
    PlannedTask above = tasks.find(was.above()).orElseThrow();
    List<Finding> changed = new ArrayList<>();
    if (!now.place().equals(was.place())) {
      changed.add(Finding.ofField("place", "inspection.plan.given.place"));
    }
    if (!new HashSet<>(now.items()).equals(new HashSet<>(was.items()))) {
      changed.add(Finding.ofField("items", "inspection.plan.given.items"));
    }
    for (RiskClass risk : RiskClass.values()) {
      if (now.shares().ratio(risk) != was.shares().ratio(risk)) {
        changed.add(Finding.ofField("ratio" + risk, "inspection.plan.given.shares", risk.name()));
      }
      if (now.shares().most(risk) != was.shares().most(risk)) {
        changed.add(Finding.ofField("most" + risk, "inspection.plan.given.shares", risk.name()));
      }
    }
    if (now.from().isBefore(above.from()) || now.until().isAfter(above.until())) {
      changed.add(Finding.ofField("from", "inspection.plan.given.window", above.from().toString(), above.until().toString()));
    } else if (workdays(now) < Math.min(FEWEST_DAYS, workdays(above))) {
      changed.add(Finding.ofField("until", "inspection.plan.given.short", FEWEST_DAYS));
    }
    return changed;
  }

  private long workdays(PlannedTask task) {
    return places.calendar(task.place()).workdays(task.from(), task.until()).count();
  }

  /** Whether joining would leave fewer visits of what the city asked for, or take the task out of the city's sight. */
  boolean lessened(PlannedTask one, PlannedTask two, PlannedTask joined) {
    return two.above() != 0 && one.above() == 0 || lessened(one, joined) || lessened(two, joined);
  }

  private static boolean lessened(PlannedTask given, PlannedTask joined) {
    if (given.above() == 0) {
      return false;
    }
    for (RiskClass risk : RiskClass.values()) {
      if (joined.shares().most(risk) < given.shares().most(risk)) {
        return true;
      }
    }
    return false;
  }

  /** Those of the districts that wait to be drawn go with the city's; what was drawn goes on. Within the transaction of that. */
  void callOff(Viewer viewer, PlannedTask above, String reason, Instant at) {
    for (PlannedTask task : tasks.below(above.id())) {
      if (tasks.callOff(task.id(), task.version(), reason, at)) {
        log.add(at, viewer.person(), Kind.TASK_CALLED_OFF, task.id(), reason);
        tell("called off", task, "inspection.plan.given.news.off", reason, at);
      }
    }
  }

  void tellGiven(PlannedTask task, Instant at) {
    tell("given", task, "inspection.plan.given.news", "", at);
  }

  private void tell(String what, PlannedTask task, String key, String reason, Instant at) {
    List<Long> heads = people.holders(Role.UNIT_HEAD, task.leading(), List.of(PlanRights.SCENARIO), at);
    news.tell(
        heads, "task " + task.id() + " " + what, TaskPages.PATH + "/" + task.id(), at, locale -> texts.text(locale, key, task.title(), reason));
  }
}

package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.SentForms;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Plans of inspections, for those who make and read them. */
@Controller
@RequestMapping(PlanPages.PATH)
class PlanPages {

  static final String PATH = "/inspections/plans";
  private static final int SIZE = 50;

  private final Pages pages;
  private final Plans plans;
  private final PlanStore store;
  private final Tasks tasks;
  private final TaskStore taskStore;
  private final PlanRights rights;
  private final PlanViews views;
  private final Places places;
  private final WaitingDraws waiting;
  private final SentForms forms;
  private final Clock clock;

  PlanPages(
      Pages pages, Plans plans, PlanStore store, Tasks tasks, TaskStore taskStore, PlanRights rights, PlanViews views, Places places,
      WaitingDraws waiting, SentForms forms, Clock clock) {
    this.pages = pages;
    this.plans = plans;
    this.store = store;
    this.tasks = tasks;
    this.taskStore = taskStore;
    this.rights = rights;
    this.views = views;
    this.places = places;
    this.waiting = waiting;
    this.forms = forms;
    this.clock = clock;
  }

  /** @param all whether others' are shown too; the viewer's own come first, and all of them at once where there are none */
  @GetMapping
  PageView list(
      @RequestParam(defaultValue = "0") int year, @RequestParam(defaultValue = "0") long before, @RequestParam(defaultValue = "false") boolean all,
      Viewer viewer, Locale locale) {
    if (!rights.any(viewer)) {
      throw new AccessDeniedException("plans");
    }
    boolean own = !store.list(0, 0, 1, rights.own(viewer)).isEmpty();
    boolean everybodys = all || !own;
    List<Plan> found = store.list(year, before, SIZE + 1, everybodys ? rights.sql(viewer) : rights.own(viewer));
    boolean more = found.size() > SIZE;
    List<Plan> shown = more ? found.subList(0, SIZE) : found;
    return pages.view("inspection/plan/plans")
        .with("lines", shown.stream().map(plan -> views.line(plan, locale)).toList())
        .with("year", year)
        .with("own", own)
        .with("all", everybodys)
        .with("next", more ? shown.getLast().id() : 0L)
        .with("waiting", waiting.of(viewer).stream().map(task -> views.line(task, locale)).toList())
        .with("decides", rights.decidesAny(viewer));
  }

  @GetMapping("/new")
  PageView fresh(Viewer viewer, Locale locale) {
    if (!rights.decidesAny(viewer)) {
      throw new AccessDeniedException("plans");
    }
    return form(new PlanForm("" + LocalDate.now(clock.withZone(places.zone())).getYear(), "", "", 0), viewer, List.of(), locale);
  }

  @PostMapping
  View make(@RequestParam MultiValueMap<String, String> sent, Viewer viewer, Locale locale) {
    if (!rights.decidesAny(viewer)) {
      throw new AccessDeniedException("plans");
    }
    PlanForm form = PlanForm.of(sent);
    try {
      return Redirects.to(PATH + "/" + forms.made(viewer, PATH, sent, () -> plans.make(viewer, form)));
    } catch (BadInput bad) {
      return form(form, viewer, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private PageView form(PlanForm form, Viewer viewer, List<Finding> findings, Locale locale) {
    return pages.view("inspection/plan/new-plan")
        .with("form", form)
        .with("units", views.units(rights.unitsOf(viewer), form.unitId(), locale))
        .with("findings", findings);
  }

  @GetMapping("/{plan:\\d+}")
  PageView show(@PathVariable long plan, Viewer viewer, Locale locale) {
    Plan found = plans.find(viewer, plan);
    return shown(found, PlanForm.of(found), "", viewer, List.of(), locale);
  }

  private PageView shown(Plan plan, PlanForm form, String why, Viewer viewer, List<Finding> findings, Locale locale) {
    Plan above = plan.above() == 0 ? null : store.find(plan.above()).orElse(null);
    return pages.view("inspection/plan/plan")
        .title("inspection.plan.plan.title", plan.title())
        .with("line", views.line(plan, locale))
        .with("form", form)
        .with("why", why)
        .with("above", above)
        .with("below", store.below(plan.id()).stream().filter(one -> rights.reads(viewer, one)).map(one -> views.line(one, locale)).toList())
        .with("tasks", taskStore.of(plan.id()).stream().map(task -> views.line(task, locale)).toList())
        .with("decides", rights.decides(viewer, plan.unit()))
        .with("findings", findings);
  }

  @PostMapping("/{plan:\\d+}")
  View describe(@PathVariable long plan, @RequestParam MultiValueMap<String, String> sent, Viewer viewer, Locale locale) {
    PlanForm form = PlanForm.of(sent);
    return done(plan, form, "", viewer, locale, () -> plans.describe(viewer, plan, form.version(), form));
  }

  @PostMapping("/{plan:\\d+}/publish")
  View publish(@PathVariable long plan, @RequestParam(defaultValue = "0") int version, Viewer viewer, Locale locale) {
    return done(plan, null, "", viewer, locale, () -> plans.publish(viewer, plan, version));
  }

  @PostMapping("/{plan:\\d+}/withdraw")
  View withdraw(
      @PathVariable long plan, @RequestParam(defaultValue = "0") int version, @RequestParam(defaultValue = "") String why, Viewer viewer,
      Locale locale) {
    return done(plan, null, why, viewer, locale, () -> plans.withdraw(viewer, plan, version, why));
  }

  /** Back to the plan; with what was entered and what is wrong, where something is. */
  private View done(long id, @Nullable PlanForm form, String why, Viewer viewer, Locale locale, Runnable deed) {
    Plan plan = plans.own(viewer, id);
    try {
      deed.run();
      return Redirects.to(PATH + "/" + id);
    } catch (BadInput bad) {
      return shown(plan, form == null ? PlanForm.of(plan) : form, why, viewer, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Conflict conflict) {
      Plan now = plans.find(viewer, id);
      return shown(now, form == null ? PlanForm.of(now) : form, why, viewer, List.of(conflict.finding()), locale).status(HttpStatus.CONFLICT);
    }
  }

  @GetMapping("/{plan:\\d+}/tasks/new")
  PageView newTask(@PathVariable long plan, Viewer viewer, Locale locale) {
    Plan found = plans.own(viewer, plan);
    return found.state() == Plan.State.WITHDRAWN
        ? shown(found, PlanForm.of(found), "", viewer, List.of(Tasks.WITHDRAWN), locale).status(HttpStatus.CONFLICT)
        : taskForm(found, TaskForm.fresh(found), List.of(), locale);
  }

  @PostMapping("/{plan:\\d+}/tasks")
  View makeTask(@PathVariable long plan, @RequestParam MultiValueMap<String, String> sent, Viewer viewer, Locale locale) {
    Plan found = plans.own(viewer, plan);
    TaskForm form = TaskForm.of(sent);
    try {
      return Redirects.to(TaskPages.PATH + "/" + forms.made(viewer, PATH + "/" + plan, sent, () -> tasks.make(viewer, plan, form)));
    } catch (BadInput bad) {
      return taskForm(found, form, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Conflict conflict) {
      return taskForm(found, form, List.of(conflict.finding()), locale).status(HttpStatus.CONFLICT);
    }
  }

  private PageView taskForm(Plan plan, TaskForm form, List<Finding> findings, Locale locale) {
    return pages.view("inspection/plan/task-form")
        .title("inspection.plan.new-task.title")
        .with("action", PATH + "/" + plan.id() + "/tasks")
        .with("back", PATH + "/" + plan.id())
        .with("backText", plan.title())
        .with("form", form)
        .with("places", views.places(plan.place(), form.place(), locale))
        .with("items", views.items(plan.place(), form.items(), locale))
        .with("findings", findings);
  }
}

package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One task: changed, joined with another, given to the districts, called off. Its draw is on {@link DrawDeskPages}. */
@Controller
@RequestMapping(TaskPages.PATH)
class TaskPages {

  static final String PATH = "/inspections/tasks";

  private final Pages pages;
  private final Tasks tasks;
  private final TaskStore store;
  private final Plans plans;
  private final PlanStore planStore;
  private final TaskView view;
  private final PlanViews views;

  TaskPages(Pages pages, Tasks tasks, TaskStore store, Plans plans, PlanStore planStore, TaskView view, PlanViews views) {
    this.pages = pages;
    this.tasks = tasks;
    this.store = store;
    this.plans = plans;
    this.planStore = planStore;
    this.view = view;
    this.views = views;
  }

  @GetMapping("/{task:\\d+}")
  PageView show(@PathVariable long task, @RequestParam(defaultValue = "") String without, Viewer viewer, Locale locale) {
    return view.of(tasks.find(viewer, task), viewer, locale).with("without", without);
  }

  @GetMapping("/{task:\\d+}/edit")
  PageView edit(@PathVariable long task, Viewer viewer, Locale locale) {
    PlannedTask found = editable(viewer, task);
    Finding fixed = tasks.fixed(found).orElse(null);
    return fixed == null
        ? form(found, TaskForm.of(found), List.of(), locale)
        : view.of(found, viewer, locale).with("findings", List.of(fixed)).status(HttpStatus.CONFLICT);
  }

  @PostMapping("/{task:\\d+}")
  View change(@PathVariable long task, @RequestParam MultiValueMap<String, String> sent, Viewer viewer, Locale locale) {
    PlannedTask found = editable(viewer, task);
    TaskForm form = TaskForm.of(sent);
    try {
      tasks.change(viewer, task, form);
      return Redirects.to(PATH + "/" + task);
    } catch (BadInput bad) {
      return form(found, form, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Conflict conflict) {
      return form(found, form, List.of(conflict.finding()), locale).status(HttpStatus.CONFLICT);
    }
  }

  private PlannedTask editable(Viewer viewer, long task) {
    PlannedTask found = tasks.own(viewer, task);
    if (found.targeted()) {
      throw Tasks.unknown();
    }
    return found;
  }

  private PageView form(PlannedTask task, TaskForm form, List<Finding> findings, Locale locale) {
    Plan plan = planStore.find(task.plan()).orElseThrow();
    return pages.view("inspection/plan/task-form")
        .title("inspection.plan.edit-task.title")
        .with("action", PATH + "/" + task.id())
        .with("back", PATH + "/" + task.id())
        .with("backText", task.title())
        .with("form", form)
        .with("places", views.places(plan.place(), form.place(), locale))
        .with("items", views.items(plan.place(), form.items(), locale))
        .with("findings", findings);
  }

  @PostMapping("/{task:\\d+}/call-off")
  View callOff(
      @PathVariable long task, @RequestParam(defaultValue = "0") int version, @RequestParam(defaultValue = "") String why, Viewer viewer,
      Locale locale) {
    return view.done(viewer, task, locale, shown -> shown.with("why", why), () -> tasks.callOff(viewer, task, version, why));
  }

  @PostMapping("/{task:\\d+}/join")
  View join(
      @PathVariable long task, @RequestParam(defaultValue = "0") int version, @RequestParam(defaultValue = "0") long other,
      @RequestParam(defaultValue = "0") int otherVersion, Viewer viewer, Locale locale) {
    return view.done(viewer, task, locale, shown -> shown, () -> tasks.join(viewer, task, version, other, otherVersion));
  }

  @PostMapping("/{task:\\d+}/districts")
  View districts(@PathVariable long task, Viewer viewer, Locale locale) {
    PlannedTask found = tasks.own(viewer, task);
    if (found.targeted()) {
      throw Tasks.unknown();
    }
    try {
      List<Place> without = plans.assign(viewer, found);
      return without.isEmpty()
          ? Redirects.to(PATH + "/" + task)
          : view.of(store.find(task).orElseThrow(), viewer, locale)
              .with("without", without.stream().map(place -> views.place(place.code(), locale)).collect(Collectors.joining(", ")));
    } catch (BadInput bad) {
      return view.of(found, viewer, locale).with("findings", bad.findings()).status(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Conflict conflict) {
      return view.of(store.find(task).orElseThrow(), viewer, locale).with("findings", List.of(conflict.finding())).status(HttpStatus.CONFLICT);
    }
  }
}

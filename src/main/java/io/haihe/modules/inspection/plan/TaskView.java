package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** The page of one task, as every deed on it shows it again. */
@Component
public class TaskView {

  private final Pages pages;
  private final Tasks tasks;
  private final TaskStore store;
  private final PlanStore plans;
  private final Plans of;
  private final Given given;
  private final DrawStore draws;
  private final VisitStore visits;
  private final ReadBack readBack;
  private final ForgottenDraws forgotten;
  private final Pointing pointing;
  private final PlanViews views;
  private final Clock clock;

  TaskView(
      Pages pages, Tasks tasks, TaskStore store, PlanStore plans, Plans of, Given given, DrawStore draws, VisitStore visits, ReadBack readBack,
      ForgottenDraws forgotten, Pointing pointing, PlanViews views, Clock clock) {
    this.pages = pages;
    this.tasks = tasks;
    this.store = store;
    this.plans = plans;
    this.of = of;
    this.given = given;
    this.draws = draws;
    this.visits = visits;
    this.readBack = readBack;
    this.forgotten = forgotten;
    this.pointing = pointing;
    this.views = views;
    this.clock = clock;
  }

  /** Another task that could be one with this. */
  public record Joinable(PlanViews.TaskLine line, boolean decides) {}

  PageView of(PlannedTask task, Viewer viewer, Locale locale) {
    DrawStore.Facts draw = draws.find(task.id()).orElse(null);
    return pages.view("inspection/plan/task")
        .title("inspection.plan.task.title", task.title())
        .with("line", views.line(task, locale))
        .with("plan", task.plan() == 0 ? null : plans.find(task.plan()).orElseThrow())
        .with("items", views.itemsOf(task, locale))
        .with("pointed", pointing.of(task.id()))
        .with("itemsWhy", pointing.items(task.id()))
        .with("draw", draw)
        .with("publicAt", draw == null ? null : views.time(draw.publicAt()))
        .with("committedBy", draw == null ? "" : views.person(draw.committedBy()))
        .with("revealedBy", draw == null ? "" : views.person(draw.revealedBy()))
        .with("due", draw != null && !clock.instant().isBefore(draw.publicAt()))
        .with("never", draw != null && forgotten.never(task))
        .with("neverWhy", forgotten.why(task.id()).orElse(null))
        .with("own", draw != null && draw.announcedBy(tasks.authority(viewer, task)))
        .with("leftOut", draws.leftOut(task.id()))
        .with("progress", visits.progress(task.id()))
        .with("read", readBack.of(task, viewer, locale))
        .with("joinable", tasks.joinable(task).stream().map(one -> new Joinable(views.line(one, locale), tasks.decides(viewer, one))).toList())
        .with("decides", tasks.decides(viewer, task))
        .with("given", given.binds(viewer, task))
        .with("assignable", task.plan() != 0 && of.assignable(task))
        .with("without", "")
        .with("witness", "")
        .with("entered", new Revealing.Entered("", "", ""))
        .with("confirming", false)
        .with("problems", visits.problems(task.id()))
        .with("why", "")
        .with("findings", List.of());
  }

  /** Back to the task; with what was entered and what is wrong, where something is. */
  View done(Viewer viewer, long id, Locale locale, UnaryOperator<PageView> entered, Runnable deed) {
    return judged(viewer, id, locale, entered, () -> {
      deed.run();
      return Redirects.to(TaskPages.PATH + "/" + id);
    });
  }

  /** The task with what was entered, to be confirmed; with what is wrong, where something is. */
  View asked(Viewer viewer, long id, Locale locale, UnaryOperator<PageView> entered, Runnable check) {
    return judged(viewer, id, locale, entered, () -> {
      check.run();
      return entered.apply(now(viewer, id, locale)).with("confirming", true);
    });
  }

  private View judged(Viewer viewer, long id, Locale locale, UnaryOperator<PageView> entered, Supplier<View> deed) {
    tasks.own(viewer, id);
    try {
      return deed.get();
    } catch (BadInput bad) {
      return entered.apply(now(viewer, id, locale)).with("findings", bad.findings()).status(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Conflict conflict) {
      return entered.apply(now(viewer, id, locale)).with("findings", List.of(conflict.finding())).status(HttpStatus.CONFLICT);
    }
  }

  private PageView now(Viewer viewer, long id, Locale locale) {
    return of(store.find(id).orElseThrow(), viewer, locale);
  }
}

package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import java.time.Clock;
import java.util.List;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/** Draws whose public value is there: for whoever decides over the task; those still to be made not for who announced them. */
@Component
class WaitingDraws {

  private static final int SHOWN = 20;

  private final DrawStore draws;
  private final TaskStore tasks;
  private final Tasks of;
  private final ForgottenDraws forgotten;
  private final PlanRights rights;
  private final Clock clock;

  WaitingDraws(DrawStore draws, TaskStore tasks, Tasks of, ForgottenDraws forgotten, PlanRights rights, Clock clock) {
    this.draws = draws;
    this.tasks = tasks;
    this.of = of;
    this.forgotten = forgotten;
    this.rights = rights;
    this.clock = clock;
  }

  /** Those the viewer can make now, whichever waits longest first. */
  List<PlannedTask> of(Viewer viewer) {
    return ready(viewer, (facts, task) -> !forgotten.over(task) && !facts.announcedBy(of.authority(viewer, task)));
  }

  /** Those never made, of which it was not said yet why. */
  List<PlannedTask> unexplained(Viewer viewer) {
    return ready(viewer, (facts, task) -> forgotten.over(task));
  }

  private List<PlannedTask> ready(Viewer viewer, BiPredicate<DrawStore.Facts, PlannedTask> which) {
    if (!rights.decidesAny(viewer)) {
      return List.of();
    }
    return draws.ready(clock.instant()).stream()
        .flatMap(facts -> tasks.find(facts.task()).filter(task -> of.decides(viewer, task) && which.test(facts, task)).stream())
        .limit(SHOWN)
        .toList();
  }
}

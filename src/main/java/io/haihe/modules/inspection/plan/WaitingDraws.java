package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Draws whose public value is there: for whoever decides over the task, and did not announce the draw. */
@Component
class WaitingDraws {

  private static final int SHOWN = 20;

  private final DrawStore draws;
  private final TaskStore tasks;
  private final Tasks of;
  private final PlanRights rights;
  private final Clock clock;

  WaitingDraws(DrawStore draws, TaskStore tasks, Tasks of, PlanRights rights, Clock clock) {
    this.draws = draws;
    this.tasks = tasks;
    this.of = of;
    this.rights = rights;
    this.clock = clock;
  }

  /** Those the viewer can make now, whichever waits longest first. */
  List<PlannedTask> of(Viewer viewer) {
    if (!rights.decidesAny(viewer)) {
      return List.of();
    }
    return draws.ready(clock.instant()).stream()
        .filter(facts -> facts.committedBy() != viewer.person())
        .map(facts -> tasks.find(facts.task()))
        .flatMap(Optional::stream)
        .filter(task -> of.decides(viewer, task))
        .limit(SHOWN)
        .toList();
  }
}

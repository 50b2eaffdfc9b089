package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.words.CaseClocks;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.management.OverdueView.Broken;
import io.haihe.modules.management.OverdueView.Late;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Cases with the promises that are broken. */
@Component
class LateCases {

  private final Cases cases;
  private final CaseViews views;
  private final CaseClocks clocks;
  private final Promises promises;
  private final TimeWords time;

  LateCases(Cases cases, CaseViews views, CaseClocks clocks, Promises promises, TimeWords time) {
    this.cases = cases;
    this.views = views;
    this.clocks = clocks;
    this.promises = promises;
    this.time = time;
  }

  /** Those whose clock runs on. */
  List<Late> running(Locale locale, Viewer viewer, List<Long> ids, Instant at) {
    return late(locale, viewer, ids, Deadline.Status.RUNNING, at);
  }

  /** Those whose clock was stopped when they were late already. */
  List<Late> stalled(Locale locale, Viewer viewer, List<Long> ids, Instant at) {
    return late(locale, viewer, ids, Deadline.Status.PAUSED, at);
  }

  private List<Late> late(Locale locale, Viewer viewer, List<Long> ids, Deadline.Status status, Instant at) {
    return cases.find(viewer, ids).stream()
        .map(now -> new Late(
            views.line(locale, now, at),
            now.deadlines().values().stream()
                .filter(deadline -> deadline.status() == status && deadline.overdue(at))
                .sorted(Comparator.comparing(Deadline::dueAt))
                .map(deadline -> broken(locale, viewer, now, deadline, at))
                .toList()))
        .toList();
  }

  private Broken broken(Locale locale, Viewer viewer, Case now, Deadline deadline, Instant at) {
    return new Broken(
        promises.name(locale, now, deadline),
        clocks.of(locale, now.place(), deadline, at),
        deadline.status() == Deadline.Status.PAUSED ? stopped(locale, viewer, now, deadline, at) : "",
        promises.ladder(locale, now, deadline));
  }

  /** A late clock that stands still is not changed again before it goes on: the last change is the one that stopped it. */
  private String stopped(Locale locale, Viewer viewer, Case now, Deadline deadline, Instant at) {
    return cases.timeline(viewer, now).reversed().stream()
        .filter(entry -> entry.changes().deadlines().stream().anyMatch(deadline::equals))
        .map(Entry::at)
        .findFirst()
        .map(since -> time.moment(locale, now.place(), since, at))
        .orElse("");
  }
}

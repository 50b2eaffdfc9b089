package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.place.LimitUnit;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.DeadlineRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second, simpler account of the handling clock: it knows only which states the clock runs in, adds up the working time spent in them,
 * and expects the rest between now and the due instant. It knows nothing of pausing and resuming.
 */
final class HandlingModel {

  private final DeadlineRule rule;
  private final WorkingCalendar calendar;
  private int read;
  private @Nullable String state;
  private @Nullable Instant since;
  private long spent;

  HandlingModel(DeadlineRule rule, WorkingCalendar calendar) {
    this.rule = rule;
    this.calendar = calendar;
  }

  void follow(List<Entry> timeline) {
    for (; read < timeline.size(); read++) {
      Entry entry = timeline.get(read);
      if (entry.changes().state() == null) {
        continue;
      }
      if (since != null) {
        spent += calendar.workingSeconds(since, entry.at());
      }
      state = entry.changes().state();
      since = rule.runsIn().contains(state) ? entry.at() : null;
    }
  }

  void check(Case now, Instant clock, String where) {
    Deadline handling = now.deadlines().get(rule.key());
    if (handling == null) {
      assertThat(since).as(where).isNull();
      return;
    }
    boolean runs = handling.status() == Deadline.Status.RUNNING;
    assertThat(runs).as("%s: the clock runs in its states and in no others", where).isEqualTo(since != null);
    boolean extended = now.facts().containsKey("extensions");
    if (runs && since != null && !extended && handling.limit() != null
        && handling.limit().unit() == LimitUnit.WORKING_HOUR && !clock.isAfter(handling.dueAt())) {
      long left = handling.limit().amount() * 3600L - spent - calendar.workingSeconds(since, clock);
      assertThat(calendar.workingSeconds(clock, handling.dueAt()))
          .as("%s: what is left of the promise", where)
          .isBetween(left - 60, left + 60);
    }
  }
}

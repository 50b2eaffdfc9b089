package io.haihe.kernel.casework;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.place.WorkingCalendar.Due;
import io.haihe.kernel.place.WorkingCalendar.Remaining;
import io.haihe.kernel.scenario.DeadlineRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arithmetic of promises: start, stop, pause, resume, extend, and what fires when. Pure. */
final class Clockwork {

  private final WorkingCalendar calendar;

  Clockwork(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** @param limit what is promised */
  Deadline start(DeadlineRule rule, String key, int task, Limit limit, Instant at) {
    return started(rule, key, task, limit, at, calendar.due(at, limit));
  }

  /** A deadline whose due instant was given. */
  Deadline until(DeadlineRule rule, String key, int task, Instant due, Instant at) {
    return started(rule, key, task, null, at, new Due(due, true));
  }

  private Deadline started(DeadlineRule rule, String key, int task, @Nullable Limit limit, Instant at, Due due) {
    Deadline begun =
        new Deadline(key, task, limit, at, due.at(), due.certain(), Deadline.Status.RUNNING, null, 0, null);
    List<Firing> plan = plan(rule, begun);
    boolean warningIsTooLate = plan.getFirst().kind() == Firing.Kind.WARN && !plan.getFirst().at().isAfter(at);
    int fired = warningIsTooLate ? 1 : 0;
    return begun.fire(fired, next(plan, fired));
  }

  Deadline stop(Deadline running, Instant at) {
    boolean overdue = running.overdue(at);
    Deadline.Status end = overdue ? Deadline.Status.MISSED : Deadline.Status.MET;
    return running.stopped(end, leftAt(running, at));
  }

  Deadline pause(Deadline running, Instant at) {
    return running.stopped(Deadline.Status.PAUSED, leftAt(running, at));
  }

  private @Nullable Remaining leftAt(Deadline deadline, Instant at) {
    if (deadline.status() == Deadline.Status.PAUSED) {
      return deadline.left();
    }
    Limit limit = deadline.limit();
    return limit == null || deadline.overdue(at) ? null : calendar.remaining(at, deadline.dueAt(), limit.unit());
  }

  /** Goes on with what was left; a promise that was overdue keeps its due instant. */
  Deadline resume(DeadlineRule rule, Deadline stopped, Instant at) {
    Remaining left = stopped.left();
    Due due = left == null ? new Due(stopped.dueAt(), stopped.certain()) : calendar.resume(at, left);
    Deadline running = stopped.running(due.at(), due.certain() && stopped.certain(), stopped.fired(), null);
    return running.fire(running.fired(), next(plan(rule, running), running.fired()));
  }

  /** Moves the due instant later by an approved amount; what had fired for the old one may fire again for the new. */
  Deadline extend(DeadlineRule rule, Deadline deadline, int amount, Instant at) {
    Limit limit = deadline.limit();
    if (limit == null) {
      throw new IllegalStateException("a deadline with a given instant is not extended: " + deadline.key());
    }
    Limit more = new Limit(amount, limit.unit());
    if (deadline.status() == Deadline.Status.PAUSED && deadline.left() != null) {
      Due due = calendar.extend(deadline.dueAt(), more);
      return deadline.running(due.at(), due.certain(), deadline.fired(), null)
          .stopped(Deadline.Status.PAUSED, added(deadline.left(), more));
    }
    Due due = calendar.extend(deadline.dueAt(), more);
    Deadline moved = deadline.running(due.at(), due.certain(), deadline.fired(), null);
    List<Firing> plan = plan(rule, moved);
    int past = (int) plan.stream().filter(firing -> !firing.at().isAfter(at)).count();
    int fired = Math.min(deadline.fired(), past);
    return moved.fire(fired, next(plan, fired));
  }

  private static Remaining added(Remaining left, Limit more) {
    long unit =
        switch (more.unit()) {
          case MINUTE -> 60;
          case HOUR, WORKING_HOUR -> 3600;
          case CALENDAR_DAY, WORKING_DAY -> 1;
        };
    return new Remaining(left.amount() + more.amount() * unit, left.unit());
  }

  /** One thing a running deadline does. */
  record Firing(Kind kind, Instant at, int rung) {
    enum Kind {
      WARN,
      DUE,
      ESCALATE
    }

    String name() {
      return switch (kind) {
        case WARN -> "warn";
        case DUE -> "overdue";
        case ESCALATE -> Integer.toString(rung + 1);
      };
    }
  }

  /** All firings of a deadline in order; which have happened is {@link Deadline#fired}. */
  List<Firing> plan(DeadlineRule rule, Deadline deadline) {
    List<Firing> plan = new ArrayList<>();
    if (rule.warn() != null) {
      Instant at = calendar.before(deadline.dueAt(), rule.warn(), deadline.startedAt());
      plan.add(new Firing(Firing.Kind.WARN, at, 0));
    }
    plan.add(new Firing(Firing.Kind.DUE, overdueFrom(deadline.dueAt()), 0));
    for (int rung = 0; rung < rule.ladder().size(); rung++) {
      Instant at = calendar.after(deadline.dueAt(), rule.ladder().get(rung).after()).at();
      plan.add(new Firing(Firing.Kind.ESCALATE, overdueFrom(at), rung));
    }
    return plan;
  }

  /** The due instant itself is still in time; the first moment after it is not. */
  private static Instant overdueFrom(Instant due) {
    return due.plusMillis(1);
  }

  Deadline afterFiring(DeadlineRule rule, Deadline deadline) {
    int fired = deadline.fired() + 1;
    return deadline.fire(fired, next(plan(rule, deadline), fired));
  }

  /**
   * The same promise under another rule: it keeps its due instant. What the other rule would have done before now is not made up for, but what the
   * old one was about to do is still done.
   *
   * @param was the rule it was made under, or null if that is not known
   */
  Deadline under(DeadlineRule rule, @Nullable DeadlineRule was, Deadline deadline, Instant at) {
    if (deadline.status() != Deadline.Status.RUNNING) {
      return deadline.fire(Math.min(deadline.fired(), plan(rule, deadline).size()), null);
    }
    List<Firing> before = was == null ? List.of() : plan(was, deadline);
    List<String> pending = before.stream().skip(deadline.fired()).map(Firing::name).toList();
    List<Firing> plan = plan(rule, deadline);
    int fired = (int) plan.stream().takeWhile(firing -> !firing.at().isAfter(at) && !pending.contains(firing.name())).count();
    return deadline.fire(fired, next(plan, fired));
  }

  private static @Nullable Instant next(List<Firing> plan, int fired) {
    return fired < plan.size() ? plan.get(fired).at() : null;
  }
}

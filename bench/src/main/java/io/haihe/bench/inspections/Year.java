package io.haihe.bench.inspections;

import io.haihe.bench.kit.MovedClock;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Report;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.Projections;
import io.haihe.kernel.casework.Sealing;
import io.haihe.modules.inspection.open.CreditMarks;
import io.haihe.modules.inspection.plan.VisitOpening;
import io.haihe.platform.SideBySide;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a year pass. Time stops wherever somebody does something or a clock of the engine rings, and nowhere else. */
final class Year {

  private static final int THREADS = 16;
  private static final int EVERY_SO_MANY_TASKS = 8;
  private static final LocalDate FIRST = LocalDate.of(PlannedYear.YEAR - 1, 12, 16);
  private static final LocalDate LAST = LocalDate.of(PlannedYear.YEAR + 1, 10, 1);
  private static final LocalTime NIGHT = LocalTime.of(23, 0);

  /** Whatever happens later than at night belongs to the next day. */
  static final Duration OVERNIGHT = Duration.ofMinutes(59);

  private final MovedClock clock;
  private final Phases phases;
  private final PlannedYear plan;
  private final Complaints complaints;
  private final Agenda agenda;
  private final Staff staff;
  private final Deadlines deadlines;
  private final Projections projections;
  private final VisitOpening opening;
  private final CreditMarks credit;
  private final Sealing sealing;
  private final JdbcClient jdbc;

  Year(OpenedCity opened, MovedClock clock, Phases phases, PlannedYear plan, Complaints complaints, Agenda agenda, Staff staff) {
    this.clock = clock;
    this.phases = phases;
    this.plan = plan;
    this.complaints = complaints;
    this.agenda = agenda;
    this.staff = staff;
    this.deadlines = opened.bean(Deadlines.class);
    this.projections = opened.bean(Projections.class);
    this.opening = opened.bean(VisitOpening.class);
    this.credit = opened.bean(CreditMarks.class);
    this.sealing = opened.bean(Sealing.class);
    this.jdbc = opened.bean(JdbcClient.class);
  }

  /**
   * @param monthly done on the first of each month
   * @return the day on which nothing was left to do
   */
  LocalDate pass(Report report, Runnable monthly) {
    try (Reading reading = new Reading(projections, jdbc)) {
      return pass(report, monthly, reading);
    }
  }

  private LocalDate pass(Report report, Runnable monthly, Reading reading) {
    LocalDate day = FIRST;
    for (; day.isBefore(LAST) && !over(day); day = day.plusDays(1)) {
      LocalDate today = day;
      if (today.getDayOfMonth() == 1) {
        monthly.run();
      }
      until(at(today, PlannedYear.ANNOUNCED));
      List<PlannedYear.Task> announced = plan.all.stream().filter(task -> task.announced().equals(today)).toList();
      announced.forEach(task -> phases.time("frozen and committed", () -> one(() -> plan.announce(task))));
      if (Complaints.comeOn(today)) {
        phases.time("complaints and their leads", () -> complaints.come(today));
      }
      until(at(today, PlannedYear.DRAWN));
      List<PlannedYear.Task> planned = plan.all.stream().filter(task -> task.drawn().equals(today)).toList();
      List<PlannedYear.Task> drawn = Stream.concat(planned.stream(), complaints.drawnOn(today).stream()).toList();
      drawn.forEach(task -> phases.time("drawn", () -> one(() -> plan.draw(task))));
      if (!drawn.isEmpty()) {
        closeSome(planned);
        phases.time("visits opened as cases", opening::run);
        drawn.forEach(staff::lookUp);
        report.progress("%s: %,d steps, heap %d MB", today, staff.steps(), phases.heap());
      }
      until(at(today, NIGHT));
      phases.time("rest read by projections", () -> one(reading::all));
      phases.time("marks and classes", () -> one(credit::settle));
      if (today.getDayOfWeek() == DayOfWeek.SUNDAY) {
        phases.time("sealed into the archive", () -> sealing.sealDue(clock.instant()));
      }
    }
    return day;
  }

  private boolean over(LocalDate day) {
    return day.getYear() > PlannedYear.YEAR && agenda.next() == null && deadlines.next().isEmpty();
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(Words.ZONE).toInstant();
  }

  private static long one(Runnable work) {
    work.run();
    return 1;
  }

  /** Some businesses close between the draw and the visit. */
  private void closeSome(List<PlannedYear.Task> drawn) {
    drawn.stream().filter(task -> task.id() % EVERY_SO_MANY_TASKS == 0).forEach(task -> jdbc.sql(
            "update inspection_party set state = 'CLOSED' where id in (select party from inspection_visit where task = ? and position = 1)")
        .param(task.id())
        .update());
  }

  private void until(Instant end) {
    for (@Nullable Instant next = agenda.next(); next != null && !next.isAfter(end); next = agenda.next()) {
      Instant now = next;
      ring(now);
      List<Agenda.Entry> together = agenda.take();
      boolean redraws = together.getFirst().step() == Agenda.Step.REDRAW;
      boolean onSite = together.getFirst().step() == Agenda.Step.RECORD;
      phases.time(redraws ? "officers redrawn" : onSite ? "recorded, 1 % on site" : "other steps of people", () -> {
        SideBySide.each(together, redraws ? 1 : THREADS, staff::act);
        return together.size();
      });
    }
    ring(end);
  }

  /** Moves on to {@code end}, and stops at each moment at which a clock rings. */
  private void ring(Instant end) {
    for (Optional<Instant> next = deadlines.next(); next.isPresent() && !next.get().isAfter(end); next = deadlines.next()) {
      Instant due = next.get().isBefore(clock.instant()) ? clock.instant() : next.get();
      clock.moveTo(due);
      if (phases.time("clocks that rang", () -> deadlines.fireDue(due)) == 0) {
        throw new IllegalStateException("a clock did not ring at " + due);
      }
    }
    clock.moveTo(end);
  }
}

package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.Secret;
import io.haihe.modules.inspection.register.SupervisionItems;
import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Plans and draws of the demonstration, by the services everybody else uses, at the time that is played. Secrets are made of names, so that the same
 * parties are drawn each time; what is announced and drawn here is a sample and says so.
 */
@Component
@NamedInterface("played")
public class PlayedPlans {

  private static final int MANY = 10_000;

  private final Plans plans;
  private final Tasks tasks;
  private final TaskStore taskStore;
  private final Targeted targeted;
  private final Commitments commitments;
  private final Revealing revealing;
  private final VisitStore visits;
  private final VisitOpening opening;
  private final Redraws redraws;
  private final CalmDays calm;
  private final SupervisionItems items;
  private final Places places;

  PlayedPlans(
      Plans plans, Tasks tasks, TaskStore taskStore, Targeted targeted, Commitments commitments, Revealing revealing, VisitStore visits,
      VisitOpening opening, Redraws redraws, CalmDays calm, SupervisionItems items, Places places) {
    this.plans = plans;
    this.tasks = tasks;
    this.taskStore = taskStore;
    this.targeted = targeted;
    this.commitments = commitments;
    this.revealing = revealing;
    this.visits = visits;
    this.opening = opening;
    this.redraws = redraws;
    this.calm = calm;
    this.items = items;
    this.places = places;
  }

  /**
   * What is to be done where and when.
   *
   * @param items their codes
   * @param percents of each class that are drawn, by its letter
   */
  public record Work(String title, PlaceCode place, List<String> items, Map<String, String> percents, LocalDate from, LocalDate until) {}

  /**
   * A visit that was drawn and opened.
   *
   * @param day proposed, or null where none was left
   */
  public record Drawn(long id, long caseId, String party, String risk, @Nullable LocalDate day, List<Long> team) {}

  public long plan(Viewer viewer, int year, String title, long unit) {
    return plans.make(viewer, new PlanForm("" + year, title, "" + unit, 0));
  }

  public long task(Viewer viewer, long plan, Work work) {
    return tasks.make(
        viewer, plan,
        new TaskForm(
            work.title(), work.place().toString(), newest(work.items()), work.percents(), Map.of("A", "1", "B", "1", "C", "2", "D", "4"),
            work.from().toString(), work.until().toString(), "2", 0));
  }

  private List<String> newest(List<String> codes) {
    return codes.stream().map(items::versions).map(List::getFirst).map(Departments::written).toList();
  }

  public void publish(Viewer viewer, long plan) {
    plans.publish(viewer, plan, plans.find(viewer, plan).version());
  }

  /** A task that was given to a district. */
  public record Given(long task, long plan, PlaceCode place, long unit) {}

  /** Gives a task of the city's plan to the districts. */
  public List<Given> assign(Viewer viewer, long task) {
    plans.assign(viewer, tasks.find(viewer, task));
    return taskStore.below(task).stream().map(given -> new Given(given.id(), given.plan(), given.place(), given.leading())).toList();
  }

  /** The unit that leads a task. */
  public long leading(long task) {
    return taskStore.find(task).orElseThrow().leading();
  }

  public void announce(Viewer viewer, long task, String source, Instant publicAt) {
    PlannedTask announced = tasks.find(viewer, task);
    knowing(announced.title() + announced.place(), () -> {
      commitments.commit(viewer, task, new DrawForm(source, written(publicAt), announced.version()));
      return task;
    });
  }

  private static long knowing(String title, ScopedValue.CallableOp<Long, RuntimeException> announcing) {
    Secret secret = new Secret(Digests.sha256Hex(("haihe-demo/" + title).getBytes(StandardCharsets.UTF_8)));
    return ScopedValue.where(Commitments.PLAYED, secret).call(announcing);
  }

  private String written(Instant moment) {
    return LocalDateTime.ofInstant(moment, places.zone()).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /**
   * On a lead.
   *
   * @param pointing how it points to each of the parties
   * @return number of the task, which is announced
   */
  public long targeted(Viewer viewer, Work work, long unit, String lead, List<String> parties, String pointing, String source, Instant publicAt) {
    TargetedForm form = new TargetedForm(
        work.title(), lead, parties.stream().map(code -> code + ": " + pointing).collect(Collectors.joining("\n")), "" + unit, newest(work.items()), "",
        work.from().toString(), work.until().toString(), "2",
        new DrawForm(source, written(publicAt), 0));
    return knowing(work.title(), () -> targeted.make(viewer, form));
  }

  /** Draws, and opens the cases of the visits as samples; those nobody goes to are left out. */
  public List<Drawn> draw(Viewer viewer, long task, String value, String witness) {
    revealing.reveal(viewer, task, new Revealing.Entered(value, value, witness));
    VisitOpening.Ordered ordered = opening.ordered(task);
    visits.of(task, 0, MANY).stream().filter(visit -> visit.problem() == null).forEach(visit -> opening.open(visit, ordered, true));
    return visits.of(task, 0, MANY).stream()
        .filter(visit -> visit.problem() == null)
        .map(visit -> new Drawn(visit.id(), visit.caseId(), visit.code(), visit.risk(), visit.day(), team(visit.id())))
        .toList();
  }

  /** The accounts of those who go, the one who leads first. */
  public List<Long> team(long visit) {
    return visits.team(visit).stream().filter(VisitStore.Member::in).map(VisitStore.Member::person).toList();
  }

  /** Takes out whoever goes second, for that reason of a draw. */
  public void redraw(Viewer viewer, long visit, String reason) {
    VisitStore.Member second = visits.team(visit).stream().filter(VisitStore.Member::in).skip(1).findFirst().orElseThrow();
    redraws.redraw(viewer, visit, second.certificate(), reason);
  }

  public void calm(Viewer viewer, PlaceCode place, String field, LocalDate from, LocalDate until, String reason) {
    calm.add(viewer, new CalmForm(place.toString(), field, from.toString(), until.toString(), reason));
  }
}

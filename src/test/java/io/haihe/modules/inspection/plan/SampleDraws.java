package io.haihe.modules.inspection.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.RegisterFile;
import io.haihe.modules.inspection.register.RegisterImport;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** A department with eight officers who inspect restaurants, its head and the command centre, and how they announce and make a draw. */
final class SampleDraws {

  static final String SOURCE = "Lottery https://lottery.example/2025070";
  static final String MOMENT = "2025-06-17T21:15";
  private static final String VALUE = "03 11 17";

  final TinyCity city;
  final Viewer head;
  final Viewer centre;
  final Unit unit;
  private final ApplicationContext context;
  private final SettableClock clock;

  /** Begins anew, with registers that are empty but for the officers. */
  SampleDraws(ApplicationContext context, SampleRegister register) {
    this.context = context;
    this.clock = context.getBean(SettableClock.class);
    city = TinyCity.in(context);
    clock.set(SettableClock.START);
    head = city.person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management");
    centre = city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    unit = city.unit(TinyCity.EAST, "urban-management");
    register.empty().officers(unit, 8, "food");
  }

  /** A task of a published plan. */
  long task() {
    Plans plans = context.getBean(Plans.class);
    long plan = plans.make(head, new PlanForm("2025", "Plan", "" + unit.id(), 0));
    long task = context.getBean(Tasks.class).make(head, plan, new TaskForm(
        "Restaurants", TinyCity.EAST.toString(), List.of(SampleRegister.FOOD), Map.of("A", "1", "B", "5", "C", "20", "D", "100"),
        Map.of("A", "9", "B", "9", "C", "9", "D", "9"), "2025-07-01", "2025-07-31", "2", 0));
    plans.publish(head, plan, 1);
    return task;
  }

  long announced() {
    long task = task();
    context.getBean(Commitments.class).commit(head, task, new DrawForm(SOURCE, MOMENT, 1));
    return task;
  }

  /** Two days later, when the value is there. */
  long drawn() {
    long task = announced();
    clock.advance(Duration.ofDays(2));
    reveal(task);
    return task;
  }

  void reveal(long task) {
    context.getBean(Revealing.class).reveal(centre, task, new Revealing.Entered(VALUE, VALUE, ""));
  }

  /** Takes a file over into a register; nothing of it is wrong. */
  void take(RegisterImport.Kind kind, String file) {
    List<Finding> faults = new ArrayList<>();
    context.getBean(RegisterImport.class).take(
        kind, RegisterFile.of("f.csv", file.getBytes(StandardCharsets.UTF_8)), context.getBean(Places.class).city("tiny").orElseThrow(), true, faults::add,
        Progress.silent());
    assertThat(faults).isEmpty();
  }

  /** A lead on paper: its number. */
  String lead(Map<String, Object> form) {
    Viewer clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    Outcome opened = context.getBean(Casework.class).open(new Command.Open(
        new Actor.Staff(clerk), clock.instant(), null, "inspection", "lead", "food", TinyCity.NANLI, null, null, "On paper", Contact.NONE, form, "staff", false));
    return context.getBean(Cases.class).forProjection(List.of(((Outcome.Moved) opened).caseId())).getFirst().number();
  }

  /** A targeted inspection of restaurants. */
  TargetedForm onLead(String lead, String parties, List<String> items, String itemsWhy) {
    return new TargetedForm(
        "On a lead", lead, parties, "" + unit.id(), items, itemsWhy, "2025-07-01", "2025-07-05", "2", new DrawForm(SOURCE, MOMENT, 0));
  }
}

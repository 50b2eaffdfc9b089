package io.haihe.bench.inspections;

import io.haihe.bench.kit.MovedClock;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Relation;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.plan.DrawForm;
import io.haihe.modules.inspection.plan.Targeted;
import io.haihe.modules.inspection.plan.TargetedForm;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Complaints of businesses that come by the hotline. The department that is to answer proposes an inspection; its head follows that lead by a targeted
 * inspection, whose draw is made on the day after, or says no; then the caller is answered. Each district has some on the fifth of each month.
 */
final class Complaints {

  private static final int DAY = 5;
  private static final int MANY = 3;
  private static final double REJECTED = 0.1;
  private static final String FOOD = "H1401";

  private final MadeCity city;
  private final MovedClock clock;
  private final Casework casework;
  private final Cases cases;
  private final Targeted targeted;
  private final JdbcClient jdbc;
  private final int each;
  private final Viewer clerk;
  private final Viewer dispatcher;
  private final Viewer chief;
  private final Map<District, Viewer> handlers = new HashMap<>();

  /** Numbers of leads by the task each was followed by. */
  final Map<Long, String> accepted = new HashMap<>();

  final List<PlannedYear.Task> tasks = new ArrayList<>();
  private long rejected;

  Complaints(OpenedCity opened, MadeCity city, MovedClock clock, Size size) {
    this.city = city;
    this.clock = clock;
    this.casework = opened.bean(Casework.class);
    this.cases = opened.bean(Cases.class);
    this.targeted = opened.bean(Targeted.class);
    this.jdbc = opened.bean(JdbcClient.class);
    this.each = size.divisor() == 1 ? MANY : 1;
    this.clerk = city.hire(city.unit(city.city.root(), MadeCity.HOTLINE), Role.INTAKE_CLERK);
    this.dispatcher = city.hire(city.unit(city.city.root(), MadeCity.CENTRE), Role.DISPATCHER);
    this.chief = city.hire(city.unit(city.city.root(), MadeCity.HOTLINE), Role.DUTY_CHIEF);
    city.districts.forEach(district -> handlers.put(district, city.hire(district.market(), Role.HANDLER)));
  }

  static boolean comeOn(LocalDate today) {
    return today.getYear() == PlannedYear.YEAR && today.getDayOfMonth() == DAY;
  }

  /** @return how many came */
  long come(LocalDate today) {
    int before = tasks.size();
    long saidNo = rejected;
    city.districts.forEach(district -> parties(district, today).forEach(party -> one(district, party, today)));
    return tasks.size() - before + rejected - saidNo;
  }

  /** The targeted inspections whose draw is on that day. */
  List<PlannedYear.Task> drawnOn(LocalDate today) {
    return tasks.stream().filter(task -> task.from().minusDays(1).equals(today)).toList();
  }

  long rejected() {
    return rejected;
  }

  private static LocalDate from(LocalDate today) {
    return today.plusDays(2);
  }

  private static LocalDate until(LocalDate today) {
    return today.plusDays(9);
  }

  private record Subject(String code, String name) {}

  /** In business, selling food, and not visited in these days. */
  private List<Subject> parties(District district, LocalDate today) {
    return jdbc.sql(
            """
            select code, name from inspection_party p
            where place between :first and :last and state = 'OPEN' and fields @> '{food}' and id % 12 = :month and not exists (
              select from inspection_visit v join inspection_task t on t.id = v.task where v.party = p.id and t.from_day <= :until and t.until_day >= :from)
            order by id limit :each
            """)
        .param("first", district.place().code().value())
        .param("last", district.place().last().value())
        .param("month", today.getMonthValue() - 1)
        .param("from", from(today))
        .param("until", until(today))
        .param("each", each)
        .query((row, n) -> new Subject(row.getString(1), row.getString(2)))
        .list();
  }

  private void one(District district, Subject party, LocalDate today) {
    Viewer handler = handlers.get(district);
    long order = moved(casework.open(new Command.Open(
        new Actor.Staff(clerk), clock.instant(), null, "hotline", "workOrder", FOOD, district.communities().getFirst().code(), null, null,
        "后厨有鼠迹（样例）。", Contact.NONE, Map.of("requestType", "complaint"), "phone", false))).caseId();
    take(clerk, order, "create", Map.of("requestType", "complaint"));
    take(dispatcher, order, "assign", Map.of());
    take(handler, order, "sign", Map.of());
    take(handler, order, "proposeInspection", Map.of("inspectField", "food", "inspectWhom", party.name(), "inspectCode", party.code(), "inspectWhy", "来电反映后厨有鼠迹（样例）。"));
    Relation lead = cases.find(handler, order).orElseThrow().relations().getFirst();
    if (Chance.of(order, "lead") < REJECTED) {
      take(district.head(), lead.caseId(), "reject", Map.of("rejection", "noGrounds", "explanation", "理由不充分（样例）。"));
      rejected++;
    } else {
      long task = follow(district, lead.number(), party, today);
      take(district.head(), lead.caseId(), "accept", Map.of("task", task));
      accepted.put(task, lead.number());
    }
    take(handler, order, "reply", Map.of("answer", "已答复（样例）。", "done", "已处理（样例）。"));
    take(clerk, order, "callBack", Map.of("contacted", true, "solved", true, "satisfied", true));
    take(chief, order, "complete", Map.of());
  }

  private long follow(District district, String lead, Subject party, LocalDate today) {
    LocalDate from = from(today);
    long task = targeted.make(district.head(), new TargetedForm(
        "线索核查 " + lead, lead, party.code(), "" + district.market().id(), List.of(MadeCity.FOOD), "", from.toString(), until(today).toString(), "2",
        new DrawForm(PlannedYear.SOURCE.formatted(today), LocalDateTime.of(from.minusDays(1), PlannedYear.DRAWN).minusMinutes(30).toString(), 0)));
    tasks.add(new PlannedYear.Task(task, district, from, until(today)));
    return task;
  }

  private void take(Viewer viewer, long id, String step, Map<String, Object> input) {
    moved(casework.act(new Command.Take(new Actor.Staff(viewer), clock.instant(), null, id, 0, step, input)));
  }

  private static Moved moved(Outcome outcome) {
    if (outcome instanceof Moved moved) {
      return moved;
    }
    throw new IllegalStateException(outcome.toString());
  }
}

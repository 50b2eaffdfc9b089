package io.haihe.bench.inspections;

import io.haihe.bench.kit.OpenedCity;
import io.haihe.modules.inspection.plan.Commitments;
import io.haihe.modules.inspection.plan.DrawForm;
import io.haihe.modules.inspection.plan.PlanForm;
import io.haihe.modules.inspection.plan.Plans;
import io.haihe.modules.inspection.plan.Revealing;
import io.haihe.modules.inspection.plan.TaskForm;
import io.haihe.modules.inspection.plan.Tasks;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A plan of each district with a task for each month; one in four is of both departments together. Announced twelve days before the month, drawn six. */
final class PlannedYear {

  static final int YEAR = 2025;
  static final LocalTime ANNOUNCED = LocalTime.of(10, 0);
  static final LocalTime DRAWN = LocalTime.of(15, 0);

  /** Of the public value, for a day. */
  static final String SOURCE = "双色球 %s 期 https://www.cwl.gov.cn/";

  private static final int ANNOUNCED_BEFORE = 12;
  private static final int DRAWN_BEFORE = 6;
  private static final List<List<String>> ITEMS = List.of(
      List.of(MadeCity.FOOD), List.of(MadeCity.FOOD, MadeCity.FIRE), List.of(MadeCity.PRICE), List.of(MadeCity.FOOD, MadeCity.PRICE));

  /** No party more often than this, by its class. */
  static final Map<String, Integer> MOST = Map.of("A", 1, "B", 1, "C", 2, "D", 4);

  private static final Map<String, String> RATIOS = Map.of("A", "0.9", "B", "1.9", "C", "5.5", "D", "14");

  private final Plans plans;
  private final Tasks tasks;
  private final Commitments commitments;
  private final Revealing revealing;
  final List<Task> all = new ArrayList<>();

  /** A month of a district. */
  record Task(long id, District district, LocalDate from, LocalDate until) {

    LocalDate announced() {
      return from.minusDays(ANNOUNCED_BEFORE);
    }

    LocalDate drawn() {
      return from.minusDays(DRAWN_BEFORE);
    }
  }

  PlannedYear(OpenedCity city) {
    plans = city.bean(Plans.class);
    tasks = city.bean(Tasks.class);
    commitments = city.bean(Commitments.class);
    revealing = city.bean(Revealing.class);
  }

  long plan(List<District> districts) {
    for (District district : districts) {
      long plan = plans.make(district.head(), new PlanForm("" + YEAR, "%d 年度抽查计划（样例）".formatted(YEAR), "" + district.market().id(), 1));
      for (int month = 1; month <= 12; month++) {
        LocalDate from = LocalDate.of(YEAR, month, 1);
        LocalDate until = from.plusMonths(1).minusDays(1);
        Map<String, String> most = MOST.entrySet().stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, one -> "" + one.getValue()));
        long task = tasks.make(district.head(), plan, new TaskForm(
            "%d 月抽查".formatted(month), district.place().code().toString(), ITEMS.get(month % ITEMS.size()), RATIOS, most, from.toString(),
            until.toString(), "2", 1));
        all.add(new Task(task, district, from, until));
      }
      plans.publish(district.head(), plan, 1);
    }
    return all.size();
  }

  void announce(Task task) {
    commitments.commit(task.district().head(), task.id(), new DrawForm(SOURCE.formatted(task.from()), LocalDateTime.of(task.drawn(), DRAWN).minusMinutes(30).toString(), 1));
  }

  void draw(Task task) {
    String value = "%02d %02d %02d %02d %02d %02d + %02d".formatted(
        Chance.of(task.id(), "1", 1, 5), Chance.of(task.id(), "2", 6, 11), Chance.of(task.id(), "3", 12, 16), Chance.of(task.id(), "4", 17, 22),
        Chance.of(task.id(), "5", 23, 28), Chance.of(task.id(), "6", 29, 33), Chance.of(task.id(), "7", 1, 16));
    revealing.reveal(task.district().centre(), task.id(), new Revealing.Entered(value, value, "样例见证人"));
  }
}

package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.RiskClass;
import io.haihe.modules.inspection.register.SupervisionItem;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Reads what was entered about tasks, and says all that is wrong with it. */
@Component
class TaskReader {

  private static final int MOST_OFFICERS = 10;
  private static final int MOST_OFTEN = 52;

  private final Places places;
  private final Departments departments;

  TaskReader(Places places, Departments departments) {
    this.places = places;
    this.departments = departments;
  }

  /**
   * A task of a plan.
   *
   * @param id 0 for a new one
   * @throws BadInput with everything that is wrong
   */
  PlannedTask read(TaskForm form, Plan plan, long id, long above) {
    List<Finding> wrong = new ArrayList<>();
    title(form.title(), wrong);
    PlaceCode place = place(form.place(), plan.place(), wrong);
    List<Long> units = units(form.items(), place, plan.unit(), wrong);
    LocalDate from = day("from", form.from(), wrong);
    LocalDate until = day("until", form.until(), wrong);
    window(from, until, wrong);
    if (wrong.isEmpty() && (from.getYear() != plan.year() || until.getYear() != plan.year())) {
      wrong.add(Finding.ofField("from", "inspection.plan.task.year", Integer.toString(plan.year())));
    }
    Shares shares = shares(form, wrong);
    int team = team(form.team(), wrong);
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    return new PlannedTask(
        id, plan.id(), form.title(), PlannedTask.Kind.DRAWN, place, form.items(), units, shares, from, until, team, "", PlannedTask.State.PLANNED,
        above, "", form.version());
  }

  void title(String title, List<Finding> wrong) {
    if (title.isEmpty() || title.length() > Plans.LONGEST) {
      wrong.add(Finding.ofField("title", "inspection.plan.text", Plans.LONGEST));
    }
  }

  /** The departments of the items chosen; the one that plans leads if it is among them. */
  List<Long> units(List<String> chosen, PlaceCode place, long planning, List<Finding> wrong) {
    List<SupervisionItem> items = new ArrayList<>();
    chosen.forEach(written -> departments.item(written).ifPresentOrElse(
        items::add, () -> wrong.add(Finding.ofField("items", "inspection.plan.task.item", written))));
    List<Long> units = departments.of(items, place, planning);
    if (chosen.isEmpty()) {
      wrong.add(Finding.ofField("items", "inspection.plan.task.items"));
    } else if (units.isEmpty()) {
      wrong.add(Finding.ofField("items", "inspection.plan.task.units"));
    }
    return units;
  }

  LocalDate day(String field, String text, List<Finding> wrong) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException none) {
      wrong.add(Finding.ofField(field, "inspection.plan.day"));
      return LocalDate.EPOCH;
    }
  }

  void window(LocalDate from, LocalDate until, List<Finding> wrong) {
    if (until.isBefore(from) && !from.equals(LocalDate.EPOCH) && !until.equals(LocalDate.EPOCH)) {
      wrong.add(Finding.ofField("until", "inspection.plan.window"));
    }
  }

  int team(String text, List<Finding> wrong) {
    OptionalInt team = Numbers.between(text, 2, MOST_OFFICERS);
    if (team.isEmpty()) {
      wrong.add(Finding.ofField("team", "inspection.plan.task.team", 2, MOST_OFFICERS));
    }
    return team.orElse(2);
  }

  private PlaceCode place(String text, PlaceCode above, List<Finding> wrong) {
    Place whole = places.get(above);
    return PlaceCode.parse(text)
        .filter(code -> places.find(code).isPresent() && whole.covers(code))
        .orElseGet(() -> {
          wrong.add(Finding.ofField("place", "inspection.plan.task.place"));
          return above;
        });
  }

  private static Shares shares(TaskForm form, List<Finding> all) {
    List<Finding> wrong = new ArrayList<>();
    Map<RiskClass, Integer> ratios = new EnumMap<>(RiskClass.class);
    Map<RiskClass, Integer> most = new EnumMap<>(RiskClass.class);
    for (RiskClass risk : RiskClass.values()) {
      ratios.put(risk, Numbers.share(form.ratios().getOrDefault(risk.name(), "")).orElseGet(() -> {
        wrong.add(Finding.ofField("ratio" + risk, "inspection.plan.task.ratio", risk.name()));
        return 0;
      }));
      most.put(risk, Numbers.between(form.most().getOrDefault(risk.name(), ""), 0, MOST_OFTEN).orElseGet(() -> {
        wrong.add(Finding.ofField("most" + risk, "inspection.plan.task.most", risk.name(), MOST_OFTEN));
        return 0;
      }));
    }
    Shares shares = new Shares(ratios, most);
    for (RiskClass risk : RiskClass.values()) {
      if (wrong.isEmpty() && risk.ordinal() > 0 && shares.ratio(risk) < shares.ratio(RiskClass.values()[risk.ordinal() - 1])) {
        wrong.add(Finding.ofField("ratio" + risk, "inspection.plan.task.rising", risk.name()));
      }
    }
    if (wrong.isEmpty() && shares.nobody()) {
      wrong.add(Finding.ofField("ratio" + RiskClass.D, "inspection.plan.task.nobody"));
    }
    all.addAll(wrong);
    return shares;
  }
}

package io.haihe.modules.inspection.open;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.SupervisionItems;
import io.haihe.platform.web.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of plans what pages show. */
@Component
class ProgrammeViews {

  private static final int SHOWN = 50;
  private static final int TARGETED = 20;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Programme programme;
  private final Figures figures;
  private final ResultWords words;
  private final ResultViews views;
  private final SupervisionItems items;
  private final Places places;

  ProgrammeViews(Programme programme, Figures figures, ResultWords words, ResultViews views, SupervisionItems items, Places places) {
    this.programme = programme;
    this.figures = figures;
    this.words = words;
    this.views = views;
    this.items = items;
    this.places = places;
  }

  HomeView home(int year, long after, Locale locale) {
    List<Programme.PlanLine> plans = programme.plans(year, after, SHOWN + 1);
    List<Programme.PlanLine> shown = plans.stream().limit(SHOWN).toList();
    List<Programme.TaskLine> targeted = after > 0 ? List.of() : programme.targeted(year, Long.MAX_VALUE, TARGETED);
    return new HomeView(
        year, years(year), views.districts("", locale), figures.of(year), lines(shown, locale),
        plans.size() > SHOWN ? "/inspections?year=" + year + "&after=" + shown.getLast().id() : "", tasks(targeted, locale));
  }

  private List<Option> years(int year) {
    List<Integer> years = new ArrayList<>(programme.years());
    figures.years().stream().filter(one -> !years.contains(one)).forEach(years::add);
    if (!years.contains(year)) {
      years.add(year);
    }
    return years.stream().sorted((one, other) -> other - one).map(one -> new Option(one.toString(), one.toString(), one == year)).toList();
  }

  Optional<PlanView> plan(long id, Locale locale) {
    return programme.plan(id).map(plan -> {
      List<Programme.PlanLine> all = new ArrayList<>(List.of(plan));
      all.addAll(programme.below(id));
      List<PlanView.Line> lines = lines(all, locale);
      return new PlanView(
          plan.id(), plan.year(), plan.title(), words.unit(locale, plan.unit()), words.path(locale, plan.place()), plan.withdrawn(),
          words.date(locale, plan.publishedAt()), plan.above(), programme.plan(plan.above()).map(Programme.PlanLine::title).orElse(""),
          tasks(programme.tasks(id), locale), lines.subList(1, lines.size()), lines.getFirst());
    });
  }

  private List<PlanView.Line> lines(List<Programme.PlanLine> plans, Locale locale) {
    Map<Long, Long> planOf = programme.plansOfTasks(plans.stream().map(Programme.PlanLine::id).toList());
    Map<Long, Counts> sums = new HashMap<>();
    figures.ofTasks(List.copyOf(planOf.keySet())).forEach((task, sum) -> sums.merge(planOf.get(task), sum, Counts::plus));
    return plans.stream()
        .map(plan -> new PlanView.Line(
            plan.id(), plan.title(), words.unit(locale, plan.unit()), words.place(locale, plan.place()), plan.withdrawn(),
            sums.getOrDefault(plan.id(), Counts.NONE)))
        .toList();
  }

  private List<PlanView.TaskView> tasks(List<Programme.TaskLine> tasks, Locale locale) {
    Map<Long, Counts> sums = figures.ofTasks(tasks.stream().map(Programme.TaskLine::id).toList());
    return tasks.stream().map(task -> view(task, sums.getOrDefault(task.id(), Counts.NONE), locale)).toList();
  }

  private PlanView.TaskView view(Programme.TaskLine task, Counts sum, Locale locale) {
    return new PlanView.TaskView(
        task.id(), task.title(), words.place(locale, task.place()), Page.date(task.from(), locale), Page.date(task.until(), locale),
        "inspection.open.task." + task.state(), task.items().stream().map(item -> item(item, locale)).toList(),
        task.units().stream().map(unit -> words.unit(locale, unit)).collect(Collectors.joining(", ")), ratios(task.ratios()),
        !task.commitment().isEmpty(), task.commitment(), task.source(), moment(task.place(), task.publicAt()),
        task.publicValue() == null ? "" : task.publicValue(), sum);
  }

  private String item(String codeAndVersion, Locale locale) {
    int slash = codeAndVersion.lastIndexOf('/');
    String version = codeAndVersion.substring(slash + 1);
    return slash < 0 || !version.matches("\\d{1,9}")
        ? codeAndVersion
        : items.find(codeAndVersion.substring(0, slash), Integer.parseInt(version)).map(found -> found.nameIn(locale)).orElse(codeAndVersion);
  }

  private static String ratios(Map<String, Integer> ratios) {
    return new TreeMap<>(ratios).entrySet().stream()
        .map(one -> one.getKey() + " " + BigDecimal.valueOf(one.getValue()).movePointLeft(2).stripTrailingZeros().toPlainString() + " %")
        .collect(Collectors.joining(" · "));
  }

  private String moment(long place, @Nullable Instant at) {
    if (at == null) {
      return "";
    }
    PlaceCode code = new PlaceCode(place);
    ZonedDateTime local = at.atZone(places.find(code).isPresent() ? places.cityOf(code).zone() : places.zone());
    return MINUTE.format(local);
  }
}

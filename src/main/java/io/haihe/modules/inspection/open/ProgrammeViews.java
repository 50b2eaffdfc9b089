package io.haihe.modules.inspection.open;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.Tasks;
import io.haihe.modules.inspection.register.SupervisionItems;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
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

  private final Programme programme;
  private final Figures figures;
  private final ResultWords words;
  private final ResultViews views;
  private final SupervisionItems items;
  private final Texts texts;
  private final Places places;

  ProgrammeViews(
      Programme programme, Figures figures, ResultWords words, ResultViews views, SupervisionItems items, Texts texts, Places places) {
    this.programme = programme;
    this.figures = figures;
    this.words = words;
    this.views = views;
    this.items = items;
    this.texts = texts;
    this.places = places;
  }

  HomeView home(int year, long after, Locale locale) {
    List<Programme.PlanLine> plans = programme.plans(year, after, SHOWN + 1);
    List<Programme.PlanLine> shown = plans.stream().limit(SHOWN).toList();
    List<Programme.TaskLine> targeted = after > 0 ? List.of() : programme.targeted(year, Long.MAX_VALUE, TARGETED);
    return new HomeView(
        year, years(year), views.districts("", locale), figures.of(year), figures.unopened(year), lines(shown, locale),
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
      List<PlanView.Line> below = lines.subList(1, lines.size());
      return new PlanView(
          plan.id(), plan.year(), plan.title(), words.unit(locale, plan.unit()), words.path(locale, plan.place()), plan.withdrawn(),
          words.date(locale, plan.withdrawnAt()), plan.why(),
          words.date(locale, plan.publishedAt()), plan.above(), programme.plan(plan.above()).map(Programme.PlanLine::title).orElse(""),
          tasks(programme.tasks(id), locale), below, PlanView.Line.total(below), lines.getFirst());
    });
  }

  private List<PlanView.Line> lines(List<Programme.PlanLine> plans, Locale locale) {
    Map<Long, Long> planOf = programme.plansOfTasks(plans.stream().map(Programme.PlanLine::id).toList());
    Map<Long, Counts> sums = new HashMap<>();
    Map<Long, Unopened> unopened = new HashMap<>();
    List<Long> tasks = List.copyOf(planOf.keySet());
    figures.ofTasks(tasks).forEach((task, sum) -> sums.merge(planOf.get(task), sum, Counts::plus));
    figures.unopenedOfTasks(tasks).forEach((task, some) -> unopened.merge(planOf.get(task), some, Unopened::plus));
    return plans.stream()
        .map(plan -> new PlanView.Line(
            plan.id(), plan.title(), words.unit(locale, plan.unit()), words.place(locale, plan.place()), plan.withdrawn(),
            sums.getOrDefault(plan.id(), Counts.NONE), unopened.getOrDefault(plan.id(), Unopened.NONE)))
        .toList();
  }

  private List<PlanView.TaskView> tasks(List<Programme.TaskLine> tasks, Locale locale) {
    List<Long> ids = tasks.stream().map(Programme.TaskLine::id).toList();
    Map<Long, Counts> sums = figures.ofTasks(ids);
    Map<Long, Unopened> unopened = figures.unopenedOfTasks(ids);
    return tasks.stream()
        .map(task -> view(task, sums.getOrDefault(task.id(), Counts.NONE), unopened.getOrDefault(task.id(), Unopened.NONE), locale))
        .toList();
  }

  private PlanView.TaskView view(Programme.TaskLine task, Counts sum, Unopened unopened, Locale locale) {
    String joined = Tasks.joined(task.why());
    return new PlanView.TaskView(
        task.id(), title(task, locale), words.place(locale, task.place()), Page.date(task.from(), locale), Page.date(task.until(), locale),
        "inspection.open.task." + task.state(), task.items().stream().map(item -> item(item, locale)).toList(),
        task.units().stream().map(unit -> words.unit(locale, unit)).collect(Collectors.joining(", ")), ratios(task.ratios()),
        !task.commitment().isEmpty(), task.commitment(), task.source(), moment(task.place(), task.publicAt(), locale),
        task.publicValue() == null ? "" : task.publicValue(), words.date(locale, task.calledOffAt()), joined.isEmpty() ? task.why() : "", joined, sum, unopened);
  }

  /** What a lead asked for is not told of one that was called off: another may follow. */
  private String title(Programme.TaskLine task, Locale locale) {
    return task.targeted() && task.calledOff() ? texts.text(locale, "inspection.open.targeted.off", Long.toString(task.id())) : task.title();
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

  /** On the clock of the city the place lies in. */
  private String moment(long place, @Nullable Instant at, Locale locale) {
    if (at == null) {
      return "";
    }
    PlaceCode code = new PlaceCode(place);
    ZonedDateTime local = at.atZone(places.find(code).isPresent() ? places.cityOf(code).zone() : places.zone());
    return Page.time(local, locale);
  }
}

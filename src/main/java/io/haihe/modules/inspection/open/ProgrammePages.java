package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.RiskClass;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** Plans, draws and figures for anybody. */
@Controller
class ProgrammePages {

  private final Pages pages;
  private final ProgrammeViews views;
  private final ResultViews results;
  private final Results late;
  private final Figures figures;
  private final ResultWords words;
  private final Viewers viewers;
  private final Places places;
  private final Clock clock;

  ProgrammePages(
      Pages pages, ProgrammeViews views, ResultViews results, Results late, Figures figures, ResultWords words, Viewers viewers, Places places,
      Clock clock) {
    this.pages = pages;
    this.views = views;
    this.results = results;
    this.late = late;
    this.figures = figures;
    this.words = words;
    this.viewers = viewers;
    this.places = places;
    this.clock = clock;
  }

  @GetMapping("/inspections")
  @Nullable PageView home(
      @RequestParam(defaultValue = "0") int year, @RequestParam(defaultValue = "0") long after, ServletWebRequest request, Locale locale) {
    HomeView view = views.home(year == 0 ? thisYear() : year, after, locale);
    return PublicAnswer.known(request, locale, view) ? null : pages.view("inspection/open/home").with("view", view);
  }

  private int thisYear() {
    return LocalDate.ofInstant(clock.instant(), places.zone()).getYear();
  }

  @GetMapping("/inspections/programme/{plan}")
  @Nullable PageView plan(@PathVariable long plan, ServletWebRequest request, Locale locale) {
    PlanView view = views.plan(plan, locale).orElseThrow(() -> new NotFound(Finding.ofField("plan", "inspection.open.plan.unknown")));
    return PublicAnswer.known(request, locale, view)
        ? null
        : pages.view("inspection/open/plan").title("inspection.open.plan.title", view.title()).with("view", view);
  }

  /** Everybody sees what is published; who answers for inspections sees what is recorded too. */
  @GetMapping("/inspections/figures")
  @Nullable PageView figures(@RequestParam(defaultValue = "0") int year, ServletWebRequest request, Locale locale) {
    boolean staff = viewers.find().filter((Viewer viewer) -> StaffRights.may(viewer)).isPresent();
    FiguresView view = view(year == 0 ? thisYear() : year, staff, locale);
    return PublicAnswer.known(request, locale, view) ? null : pages.view("inspection/open/figures").with("view", view);
  }

  private FiguresView view(int year, boolean staff, Locale locale) {
    Map<String, Counts> drawn = figures.drawnByRisk(year);
    List<FiguresView.Hit> hits = new ArrayList<>();
    for (RiskClass risk : RiskClass.values()) {
      hits.add(new FiguresView.Hit(risk.name(), hits(drawn.getOrDefault(risk.name(), Counts.NONE), staff)));
    }
    return new FiguresView(
        year, results.years(year), figures.of(year), figures.unopened(year), lines(figures.of(year, Figures.By.RISK), key -> key), hits,
        Prediction.of(hits.getFirst().share(), hits.getLast().share()),
        lines(figures.of(year, Figures.By.DISTRICT), key -> words.place(locale, Long.parseLong(key))),
        lines(figures.of(year, Figures.By.FIELD), key -> words.field(locale, key)), staff, staff ? late.late(clock.instant()) : 0);
  }

  private static Share hits(Counts sum, boolean staff) {
    return staff ? Share.of(sum.found(), sum.judged()) : Share.of(sum.foundPublicly(), sum.judgedPublicly());
  }

  private static List<FiguresView.Line> lines(Map<String, Counts> sums, Function<String, String> name) {
    return sums.entrySet().stream()
        .filter(one -> one.getValue().drawn() > 0)
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .map(one -> new FiguresView.Line(name.apply(one.getKey()), one.getValue()))
        .toList();
  }
}

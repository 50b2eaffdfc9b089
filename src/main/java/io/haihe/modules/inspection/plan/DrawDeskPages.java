package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The draw of a task for those who make it: who may be drawn, announced, drawn, and the visits that came of it. */
@Controller
@RequestMapping(TaskPages.PATH)
public class DrawDeskPages {

  private static final int SIZE = 100;
  private static final int NAMED = 50;

  private final Pages pages;
  private final Tasks tasks;
  private final TaskStore taskStore;
  private final Commitments commitments;
  private final Revealing revealing;
  private final Freezing freezing;
  private final DrawStore draws;
  private final VisitStore visits;
  private final VisitOpening opening;
  private final ForgottenDraws forgotten;
  private final TaskView view;
  private final PlanViews views;

  DrawDeskPages(
      Pages pages, Tasks tasks, TaskStore taskStore, Commitments commitments, Revealing revealing, Freezing freezing, DrawStore draws,
      VisitStore visits, VisitOpening opening, ForgottenDraws forgotten, TaskView view, PlanViews views) {
    this.pages = pages;
    this.tasks = tasks;
    this.taskStore = taskStore;
    this.commitments = commitments;
    this.revealing = revealing;
    this.freezing = freezing;
    this.draws = draws;
    this.visits = visits;
    this.opening = opening;
    this.forgotten = forgotten;
    this.view = view;
    this.views = views;
  }

  /**
   * Who may be drawn as the registers stand now.
   *
   * @param strata how many of each class
   * @param drawn how many of them will be
   * @param leftOut how many are left out, by reason
   * @param barred certificates of officers in no deck, by reason, of many the first
   * @param decks how many officers each has
   */
  public record Preview(
      Map<String, Integer> strata, Map<String, Integer> drawn, Map<String, Integer> leftOut, Map<String, List<String>> barred,
      List<DeckLine> decks, int recusals) {

    /** A deck by its name. */
    public record DeckLine(String name, int officers) {}

    /** @param named what a deck is called */
    static Preview of(PlannedTask task, Frozen frozen, UnaryOperator<String> named) {
      Map<String, Integer> drawn = new TreeMap<>();
      var terms = Commitments.terms(task, frozen, "-", java.time.Instant.EPOCH);
      frozen.pools().strata().forEach((stratum, count) -> {
        var size = terms.samples().get(stratum);
        drawn.put(stratum, size == null ? 0 : size.of(count));
      });
      Map<String, Integer> leftOut = new TreeMap<>();
      frozen.leftOut().forEach((why, who) -> leftOut.put(why.name(), who.size()));
      Map<String, List<String>> barred = new TreeMap<>();
      frozen.barred().forEach((why, who) -> barred.put(why.name(), who.subList(0, Math.min(NAMED, who.size()))));
      Map<String, Integer> decks = new TreeMap<>();
      frozen.pools().parties().forEach(party -> party.decks().values().forEach(
          deck -> decks.computeIfAbsent(deck, name -> frozen.pools().deck(name).size())));
      List<DeckLine> lines = decks.entrySet().stream().map(deck -> new DeckLine(named.apply(deck.getKey()), deck.getValue())).toList();
      return new Preview(frozen.pools().strata(), drawn, leftOut, barred, lines, frozen.pools().recusals());
    }
  }

  @GetMapping("/{task:\\d+}/draw")
  PageView draw(@PathVariable long task, Viewer viewer, Locale locale) {
    PlannedTask found = tasks.own(viewer, task);
    return form(found, new DrawForm("", "", found.version()), List.of(), locale);
  }

  private PageView form(PlannedTask task, DrawForm form, List<Finding> findings, Locale locale) {
    Preview preview = null;
    List<Finding> nobody = List.of();
    try {
      preview = task.planned() ? Preview.of(task, freezing.freeze(task, null), deck -> views.deck(deck, locale)) : null;
    } catch (BadInput none) {
      nobody = none.findings();
    }
    return pages.view("inspection/plan/draw")
        .title("inspection.plan.draw.title", task.title())
        .with("line", views.line(task, locale))
        .with("form", form)
        .with("preview", preview)
        .with("findings", findings.isEmpty() ? nobody : findings);
  }

  @PostMapping("/{task:\\d+}/commit")
  View commit(@PathVariable long task, @RequestParam MultiValueMap<String, String> sent, Viewer viewer, Locale locale) {
    PlannedTask found = tasks.own(viewer, task);
    DrawForm form = DrawForm.of(sent);
    try {
      commitments.commit(viewer, task, form);
      return Redirects.to(TaskPages.PATH + "/" + task);
    } catch (BadInput bad) {
      return form(found, form, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Conflict conflict) {
      PlannedTask now = taskStore.find(task).orElseThrow();
      return form(now, form, List.of(conflict.finding()), locale).status(HttpStatus.CONFLICT);
    }
  }

  @PostMapping("/{task:\\d+}/reveal")
  View reveal(
      @PathVariable long task, @RequestParam(defaultValue = "") String value, @RequestParam(defaultValue = "") String again,
      @RequestParam(defaultValue = "") String witness, @RequestParam(defaultValue = "false") boolean confirmed, Viewer viewer, Locale locale) {
    Revealing.Entered entered = new Revealing.Entered(value, again, witness);
    if (!confirmed) {
      return view.asked(viewer, task, locale, shown -> shown.with("entered", entered), () -> revealing.check(viewer, task, entered));
    }
    return view.done(viewer, task, locale, shown -> shown.with("entered", entered), () -> revealing.reveal(viewer, task, entered));
  }

  @PostMapping("/{task:\\d+}/never-drawn")
  View neverDrawn(@PathVariable long task, @RequestParam(defaultValue = "") String why, Viewer viewer, Locale locale) {
    return view.done(viewer, task, locale, shown -> shown.with("why", why), () -> forgotten.explain(viewer, task, why));
  }

  @PostMapping("/{task:\\d+}/witness")
  PageView witness(@PathVariable long task, Viewer viewer, Locale locale) {
    String name = revealing.witness(viewer, task);
    return view.of(tasks.own(viewer, task), viewer, locale).with("witness", name);
  }

  @PostMapping("/{task:\\d+}/retry")
  View retry(@PathVariable long task, Viewer viewer, Locale locale) {
    return view.done(viewer, task, locale, shown -> shown, () -> opening.retry(task));
  }

  /** One that is back, and when that was seen. */
  public record BackLine(DrawStore.Back party, ZonedDateTime at) {}

  @GetMapping("/{task:\\d+}/left-out")
  PageView leftOut(@PathVariable long task, @RequestParam(defaultValue = "0") long after, Viewer viewer, Locale locale) {
    PlannedTask found = tasks.find(viewer, task);
    List<DrawStore.LeftOut> lines = draws.leftOut(task, after, SIZE + 1);
    return listed("inspection/plan/left-out", found, lines, locale, lines.size() > SIZE ? lines.get(SIZE - 1).party() : 0)
        .with("counts", draws.leftOut(task))
        .with("back", draws.back(task, SIZE).stream().map(one -> new BackLine(one, views.time(one.at()))).toList());
  }

  @GetMapping("/{task:\\d+}/visits")
  PageView visits(@PathVariable long task, @RequestParam(defaultValue = "0") int after, Viewer viewer, Locale locale) {
    PlannedTask found = tasks.find(viewer, task);
    List<VisitStore.Drawn> lines = visits.of(task, after, SIZE + 1);
    return listed("inspection/plan/visits", found, lines, locale, lines.size() > SIZE ? lines.get(SIZE - 1).position() : 0);
  }

  private PageView listed(String template, PlannedTask task, List<?> lines, Locale locale, @Nullable Number next) {
    return pages.view(template)
        .title(template.replace('/', '.') + ".title", task.title())
        .with("line", views.line(task, locale))
        .with("lines", lines.size() > SIZE ? lines.subList(0, SIZE) : lines)
        .with("next", next == null ? 0L : next.longValue());
  }
}

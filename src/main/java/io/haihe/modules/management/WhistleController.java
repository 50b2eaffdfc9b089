package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.modules.management.CaseView.StepButton;
import io.haihe.modules.management.CaseView.TaskView;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The whistle board: who was called, who has come, who is late. */
@Controller
class WhistleController {

  private static final String BOARD = "whistle";
  private static final int MOST_TASKS = 200;

  private final Pages pages;
  private final Cases cases;
  private final Scenarios scenarios;
  private final CaseViews views;
  private final TaskViews tasks;
  private final Buttons buttons;
  private final Clock clock;

  WhistleController(
      Pages pages, Cases cases, Scenarios scenarios, CaseViews views, TaskViews tasks, Buttons buttons, Clock clock) {
    this.pages = pages;
    this.cases = cases;
    this.scenarios = scenarios;
    this.views = views;
    this.tasks = tasks;
    this.buttons = buttons;
    this.clock = clock;
  }

  @GetMapping("/whistles")
  PageView board(Viewer viewer, Locale locale, @RequestParam(defaultValue = "open") String show) {
    boolean open = !show.equals("all");
    Instant now = clock.instant();
    List<Cases.TaskRow> found = cases.tasks(viewer, scenarios.tasksOn(BOARD), open, MOST_TASKS);
    Map<Long, Set<Integer>> groups = new LinkedHashMap<>();
    found.forEach(row -> groups.computeIfAbsent(row.matter().id(), _ -> new TreeSet<>()).add(row.task().group()));
    List<WhistleView> whistles = new ArrayList<>();
    for (Case each : cases.find(viewer, List.copyOf(groups.keySet()))) {
      groups.getOrDefault(each.id(), Set.of()).forEach(group -> add(whistles, locale, viewer, each, group, now));
    }
    return pages.view("management/whistles")
        .with("whistles", whistles)
        .with("open", open)
        .with("more", found.size() == MOST_TASKS);
  }

  private void add(List<WhistleView> whistles, Locale locale, Viewer viewer, Case now, int group, Instant at) {
    Map<String, TaskType> kinds = scenarios.version(now.scenarioVersion()).type(now.type()).tasks();
    List<Choice> choices = cases.choices(viewer, now, at);
    List<TaskView> asked =
        now.tasks().values().stream()
            .filter(task -> task.group() == group && onBoard(kinds.get(task.type())))
            .map(task -> tasks.of(locale, viewer, now, task, choices, at))
            .toList();
    if (!asked.isEmpty()) {
      TaskView first = asked.getFirst();
      boolean going = asked.stream().anyMatch(TaskView::open);
      List<StepButton> ending =
          going ? buttons.ending(locale, now, Objects.requireNonNull(now.tasks().get(first.no())), choices) : List.of();
      whistles.add(new WhistleView(
          views.line(locale, now, at), first.name(), first.by(), first.when(), first.data(), ending, asked, going));
    }
  }

  private static boolean onBoard(@Nullable TaskType kind) {
    return kind != null && BOARD.equals(kind.board());
  }
}

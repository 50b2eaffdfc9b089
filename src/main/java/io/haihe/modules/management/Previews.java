package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.management.CaseView.StepButton;
import io.haihe.modules.management.Preview.Step;
import io.haihe.modules.management.Preview.TaskSteps;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows a case beside a list: the same as its page shows the same viewer, but less of it. */
@Component
class Previews {

  private static final int LATEST = 5;

  private final CaseViews views;
  private final Clock clock;

  Previews(CaseViews views, Clock clock) {
    this.views = views;
    this.clock = clock;
  }

  /**
   * @param list address of the list it stands in
   * @param next number of the case to go on with when a step was taken, or empty
   */
  Preview of(Locale locale, Viewer viewer, Case now, String list, String next) {
    CaseView view = views.of(locale, viewer, now, null, clock.instant());
    String go = next.isEmpty() ? list : Back.with(list, "case", next);
    return new Preview(
        view,
        Back.with(list, "case", now.number()),
        go,
        steps(view.steps(), go),
        view.tasks().stream()
            .filter(task -> !task.buttons().isEmpty())
            .map(task -> new TaskSteps(task.name() + " · " + task.asked(), steps(task.buttons(), go)))
            .toList(),
        view.timeline().stream().limit(LATEST).toList());
  }

  private static List<Step> steps(List<StepButton> buttons, String go) {
    String back = URLEncoder.encode(go, StandardCharsets.UTF_8);
    return buttons.stream().map(button -> new Step(button, button.link() + "?back=" + back, CommandKeys.fresh())).toList();
  }
}

package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.register.SentForms;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Targeted inspections: those there are, and a new one that a lead asks for. */
@Controller
class TargetedPages {

  static final String PATH = TaskPages.PATH + "/targeted";
  private static final int SIZE = 50;

  private final Pages pages;
  private final Targeted targeted;
  private final TaskStore tasks;
  private final PlanRights rights;
  private final PlanViews views;
  private final SentForms forms;

  TargetedPages(Pages pages, Targeted targeted, TaskStore tasks, PlanRights rights, PlanViews views, SentForms forms) {
    this.pages = pages;
    this.targeted = targeted;
    this.tasks = tasks;
    this.rights = rights;
    this.views = views;
    this.forms = forms;
  }

  @GetMapping(PATH)
  PageView show(
      @RequestParam(defaultValue = "") String lead, @RequestParam(defaultValue = "") String party, @RequestParam(defaultValue = "0") long before,
      Viewer viewer, Locale locale) {
    if (!rights.any(viewer)) {
      throw new AccessDeniedException("targeted");
    }
    return form(TargetedForm.fresh(lead, party), before, viewer, List.of(), locale);
  }

  @PostMapping(PATH)
  View make(@RequestParam MultiValueMap<String, String> sent, Viewer viewer, Locale locale) {
    if (!rights.decidesAny(viewer)) {
      throw new AccessDeniedException("targeted");
    }
    TargetedForm form = TargetedForm.of(sent);
    try {
      return Redirects.to(TaskPages.PATH + "/" + forms.made(viewer, PATH, sent, () -> targeted.make(viewer, form)));
    } catch (BadInput bad) {
      return form(form, 0, viewer, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private PageView form(TargetedForm form, long before, Viewer viewer, List<Finding> findings, Locale locale) {
    List<Unit> units = rights.unitsOf(viewer);
    List<PlannedTask> found = tasks.targeted(rights.read(viewer), before, SIZE + 1);
    return pages.view("inspection/plan/targeted")
        .with("form", form)
        .with("units", views.units(units, form.unitId(), locale))
        .with("items", units.isEmpty() ? List.of() : views.items(units.getFirst().place(), form.items(), locale))
        .with("lines", found.stream().limit(SIZE).map(task -> views.line(task, locale)).toList())
        .with("next", found.size() > SIZE ? found.get(SIZE - 1).id() : 0L)
        .with("findings", findings);
  }
}

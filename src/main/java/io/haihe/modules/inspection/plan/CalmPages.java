package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.register.FieldNames;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The calendar of calm days. */
@Controller
@RequestMapping(CalmPages.PATH)
public class CalmPages {

  static final String PATH = "/inspections/calm";
  private static final int SIZE = 100;

  private final Pages pages;
  private final CalmDays calm;
  private final PlanRights rights;
  private final PlanViews views;
  private final FieldNames fieldNames;
  private final SentForms forms;

  CalmPages(Pages pages, CalmDays calm, PlanRights rights, PlanViews views, FieldNames fieldNames, SentForms forms) {
    this.pages = pages;
    this.calm = calm;
    this.rights = rights;
    this.views = views;
    this.fieldNames = fieldNames;
    this.forms = forms;
  }

  /** Calm days in a list. */
  public record Line(Calm calm, String place, boolean decides) {}

  @GetMapping
  PageView show(@RequestParam(defaultValue = "0") long before, Viewer viewer, Locale locale) {
    if (!rights.any(viewer) && rights.places(viewer).isEmpty()) {
      throw new AccessDeniedException("calm");
    }
    return shown(new CalmForm("", "", "", "", ""), before, viewer, List.of(), locale);
  }

  @PostMapping
  View add(@RequestParam MultiValueMap<String, String> sent, Viewer viewer, Locale locale) {
    if (rights.places(viewer).isEmpty()) {
      throw new AccessDeniedException("calm");
    }
    CalmForm form = CalmForm.of(sent);
    try {
      forms.made(viewer, PATH, sent, () -> calm.add(viewer, form));
      return Redirects.to(PATH);
    } catch (BadInput bad) {
      return shown(form, 0, viewer, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping("/{id:\\d+}/end")
  View end(@PathVariable long id, Viewer viewer) {
    calm.end(viewer, id);
    return Redirects.to(PATH);
  }

  private PageView shown(CalmForm form, long before, Viewer viewer, List<Finding> findings, Locale locale) {
    List<Calm> found = calm.list(before, SIZE + 1);
    return pages.view("inspection/plan/calm")
        .with("lines", found.stream().limit(SIZE).map(one -> new Line(one, views.place(one.place(), locale), rights.decides(viewer, one.place()))).toList())
        .with("next", found.size() > SIZE ? found.get(SIZE - 1).id() : 0L)
        .with("form", form)
        .with("places", rights.places(viewer).stream().flatMap(place -> views.places(place, form.place(), locale).stream()).toList())
        .with("fields", views.fields())
        .with("fieldNames", fieldNames.in(locale))
        .with("plans", rights.any(viewer))
        .with("findings", findings);
  }
}

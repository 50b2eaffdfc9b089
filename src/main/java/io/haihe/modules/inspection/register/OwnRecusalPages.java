package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Authority;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where an officer declares for themself whom they must not inspect. */
@Controller
@RequestMapping(OwnRecusalPages.PATH)
class OwnRecusalPages {

  static final String PATH = "/inspection/recusals";

  private final Pages pages;
  private final Officers officers;
  private final RecusalDesk desk;
  private final RecusalViews views;
  private final Recusals recusals;
  private final Credit days;

  OwnRecusalPages(Pages pages, Officers officers, RecusalDesk desk, RecusalViews views, Recusals recusals, Credit days) {
    this.pages = pages;
    this.officers = officers;
    this.desk = desk;
    this.views = views;
    this.recusals = recusals;
    this.days = days;
  }

  @GetMapping
  PageView list(Viewer viewer) {
    return shown(own(viewer), RecusalEntered.nothing(), List.of());
  }

  private PageView shown(Officer officer, RecusalEntered entered, List<Finding> findings) {
    LocalDate today = days.today(officer.region());
    return pages.view("inspection/register/recusals")
        .with("recusals", views.of(officer, today))
        .with("drawn", recusals.drawn(officer.id(), today))
        .with("entered", entered)
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping
  View declare(
      Viewer viewer, @RequestParam(defaultValue = "") String party, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String until) {
    Officer officer = own(viewer);
    RecusalEntered entered = new RecusalEntered(party, reason, until, "");
    try {
      desk.declare(officer, entered, days.today(officer.region()), Authority.own(viewer.person()));
      return Redirects.to(PATH);
    } catch (BadInput bad) {
      return shown(officer, entered, bad.findings());
    }
  }

  @PostMapping("/{id}/end")
  View end(Viewer viewer, @PathVariable long id) {
    Officer officer = own(viewer);
    desk.end(officer, id, days.today(officer.region()), viewer.person(), "");
    return Redirects.to(PATH);
  }

  private Officer own(Viewer viewer) {
    return officers.ofPerson(viewer.person()).orElseThrow(() -> new AccessDeniedException("for officers"));
  }
}

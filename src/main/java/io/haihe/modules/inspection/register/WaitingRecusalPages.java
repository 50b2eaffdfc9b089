package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Recusals that somebody entered for another: a second person confirms them, the officer or one of the command centre. */
@Controller
public class WaitingRecusalPages {

  static final String PATH = OwnRecusalPages.PATH + "/waiting";

  private final Pages pages;
  private final RegisterRights rights;
  private final Officers officers;
  private final Recusals recusals;
  private final RecusalDesk desk;
  private final RecusalViews views;
  private final Credit days;

  WaitingRecusalPages(
      Pages pages, RegisterRights rights, Officers officers, Recusals recusals, RecusalDesk desk, RecusalViews views, Credit days) {
    this.pages = pages;
    this.rights = rights;
    this.officers = officers;
    this.recusals = recusals;
    this.desk = desk;
    this.views = views;
    this.days = days;
  }

  /** A recusal, whose it is, and whether the viewer may be its second person. */
  public record Line(RecusalLine line, Officer officer, boolean may) {}

  @GetMapping(PATH)
  PageView list(Viewer viewer) {
    return shown(viewer, List.of());
  }

  private PageView shown(Viewer viewer, List<Finding> findings) {
    List<Unit> commanded = rights.commands(viewer);
    if (commanded.isEmpty()) {
      throw new AccessDeniedException("for the command centre");
    }
    var today = days.today(rights.city(viewer).root().code());
    List<Line> lines = views.lines(recusals.unconfirmed(commanded.stream().map(Unit::id).toList(), today), today).stream()
        .map(line -> line(viewer, line))
        .toList();
    return pages.view("inspection/register/recusals-waiting")
        .with("lines", lines)
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private Line line(Viewer viewer, RecusalLine line) {
    Officer officer = officers.find(line.recusal().officer()).orElseThrow();
    return new Line(line, officer, !line.recusal().declaredBy(rights.authority(viewer, officer)));
  }

  @PostMapping(OwnRecusalPages.PATH + "/{id}/confirm")
  View confirm(Viewer viewer, @PathVariable long id) {
    Recusal recusal = recusals.find(id).orElseThrow(WaitingRecusalPages::unknown);
    Officer officer = officers.find(recusal.officer()).orElseThrow();
    boolean own = officer.person() == viewer.person();
    if (!own && !rights.commands(viewer, officer)) {
      throw unknown();
    }
    try {
      desk.confirm(officer, recusal, rights.authority(viewer, officer));
      return Redirects.to(own ? OwnRecusalPages.PATH : PATH);
    } catch (BadInput bad) {
      return shown(viewer, bad.findings());
    }
  }

  private static NotFound unknown() {
    return new NotFound(Finding.ofField("id", "inspection.register.recusal.unknown"));
  }
}

package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.draw.RedrawReason;
import io.haihe.modules.inspection.plan.VisitStore.Drawn;
import io.haihe.modules.inspection.plan.VisitStore.Member;
import io.haihe.modules.inspection.register.Credit;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.modules.inspection.register.Recusals;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who goes on a visit; where an officer says that somebody else must, and the head of the unit does. */
@Controller
@RequestMapping("/inspections/visits/{visit:\\d+}/team")
public class TeamPages {

  private final Pages pages;
  private final Redraws redraws;
  private final VisitStore visits;
  private final TaskStore tasks;
  private final PlanViews views;
  private final Officers officers;
  private final Recusals recusals;
  private final Credit days;
  private final Cases cases;

  TeamPages(
      Pages pages, Redraws redraws, VisitStore visits, TaskStore tasks, PlanViews views, Officers officers, Recusals recusals, Credit days,
      Cases cases) {
    this.pages = pages;
    this.redraws = redraws;
    this.visits = visits;
    this.tasks = tasks;
    this.views = views;
    this.officers = officers;
    this.recusals = recusals;
    this.days = days;
    this.cases = cases;
  }

  /**
   * Somebody of the team.
   *
   * @param may whether the viewer may take this officer out
   * @param own whether it is the viewer
   * @param recused whether they must not inspect the party, and somebody else has to go
   * @param lapsed whether their certificate does not hold, and somebody else has to go, too
   * @param bar key of why the viewer does not all the same; empty where they do
   */
  public record Line(Member member, String unit, boolean may, boolean own, boolean recused, boolean lapsed, String bar) {}

  /**
   * What was entered.
   *
   * @param officer number of the certificate
   * @param until last day of the recusal; empty for no end
   */
  public record Entered(String officer, String reason, String until) {}

  @GetMapping
  PageView show(@PathVariable long visit, Viewer viewer, Locale locale) {
    return shown(redraws.find(viewer, visit), new Entered("", "", ""), List.of(), viewer, locale);
  }

  @PostMapping
  View redraw(
      @PathVariable long visit, @RequestParam(defaultValue = "") String officer, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String until, Viewer viewer, Locale locale) {
    Drawn found = redraws.find(viewer, visit);
    try {
      redraws.redraw(viewer, visit, officer, reason, until);
      boolean still = visits.team(visit).stream().anyMatch(member -> redraws.mayRedraw(viewer, member));
      return still ? Redirects.to("/inspections/visits/" + visit + "/team") : Redirects.to("/");
    } catch (BadInput bad) {
      return shown(found, new Entered(officer, reason, until), bad.findings(), viewer, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Conflict conflict) {
      return shown(found, new Entered(officer, reason, until), List.of(conflict.finding()), viewer, locale).status(HttpStatus.CONFLICT);
    }
  }

  private PageView shown(Drawn visit, Entered entered, List<Finding> findings, Viewer viewer, Locale locale) {
    boolean fixed = redraws.fixed(visit);
    List<Member> team = visits.team(visit.id());
    PlannedTask task = tasks.find(visit.task()).orElseThrow();
    LocalDate today = days.today(task.place());
    List<Long> going = fixed ? List.of() : team.stream().filter(Member::in).map(Member::officer).toList();
    Set<Long> recused = recusals.against(visit.id(), going, today);
    Set<Long> lapsed = lapsed(going, today.isBefore(task.from()) ? task.from() : today);
    return pages.view("inspection/plan/team")
        .title("inspection.plan.team.title", visit.name())
        .with("visit", visit)
        .with("task", views.line(task, locale))
        .with("number", visit.caseId() == 0 ? "" : cases.find(viewer, visit.caseId()).map(Case::number).orElse(""))
        .with("lines", team.stream()
            .map(member -> {
              boolean may = member.in() && !fixed && redraws.mayRedraw(viewer, member);
              return new Line(
                  member, views.unit(member.unit(), locale), may, member.person() == viewer.person(), recused.contains(member.officer()),
                  lapsed.contains(member.officer()), may ? redraws.bar(viewer, visit, member).orElse("") : "");
            })
            .toList())
        .with("fixed", fixed)
        .with("reasons", RedrawReason.values())
        .with("entered", entered)
        .with("findings", findings);
  }

  private Set<Long> lapsed(List<Long> going, LocalDate day) {
    return going.stream()
        .filter(officer -> officers.find(officer).filter(found -> found.certificated(day, day, List.of())).isEmpty())
        .collect(Collectors.toSet());
  }
}

package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** The declared rule of credit risk, and what came of it. */
@Controller
@RequestMapping(CreditPages.PATH)
class CreditPages {

  static final String PATH = "/admin/inspection/credit";

  private final Pages pages;
  private final RegisterRights rights;
  private final Credit credit;
  private final RegisterLog log;
  private final Clock clock;

  CreditPages(Pages pages, RegisterRights rights, Credit credit, RegisterLog log, Clock clock) {
    this.pages = pages;
    this.rights = rights;
    this.credit = credit;
    this.log = log;
    this.clock = clock;
  }

  @GetMapping
  PageView show(Viewer viewer) {
    City city = rights.city(viewer);
    CreditRule rule = credit.rule(city.root().code());
    List<Map.Entry<MarkKind, CreditRule.Weight>> marks =
        rule.marks().entrySet().stream()
            .sorted(Comparator.comparing((Map.Entry<MarkKind, CreditRule.Weight> mark) -> mark.getValue().points()).thenComparing(Map.Entry::getKey))
            .toList();
    return pages.view("inspection/register/credit")
        .with("rule", rule)
        .with("marks", marks)
        .with("run", credit.last(city).orElse(null))
        .with("keeps", !rights.keeps(viewer).isEmpty());
  }

  @PostMapping
  View classify(Viewer viewer) {
    City city = rights.requireKeeper(viewer);
    Credit.Run run = credit.classify(city);
    log.add(clock.instant(), viewer.person(), RegisterLog.Kind.CLASSIFIED, city.key(), null, run.rule() + ": " + run.changed());
    return Redirects.to(PATH);
  }
}

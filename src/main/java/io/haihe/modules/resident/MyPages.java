package io.haihe.modules.resident;

import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.intake.web.FollowLine;
import io.haihe.kernel.intake.web.FollowLines;
import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.Residents;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.web.AddressLimit;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A resident's matters, and forms that were not sent yet. */
@Controller
class MyPages {

  private static final int ON_A_PAGE = 20;
  private static final int TRIES = 60;

  private final Pages pages;
  private final OwnedCases cases;
  private final FollowLines lines;
  private final FollowLinks links;
  private final Drafts drafts;
  private final Signing signing;
  private final Scenarios scenarios;
  private final Moments moments;
  private final AddressLimit limit;
  private final Clock clock;

  MyPages(
      Pages pages, OwnedCases cases, FollowLines lines, FollowLinks links, Drafts drafts, Signing signing, Scenarios scenarios,
      Moments moments, Clock clock) {
    this.pages = pages;
    this.cases = cases;
    this.lines = lines;
    this.links = links;
    this.drafts = drafts;
    this.signing = signing;
    this.scenarios = scenarios;
    this.moments = moments;
    this.limit = new AddressLimit(TRIES, 0, Duration.ofHours(1), clock);
    this.clock = clock;
  }

  @ModelAttribute
  void keepPrivate(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @GetMapping("/my")
  PageView show(@RequestParam(defaultValue = "1") int page, HttpServletRequest request, Locale locale) {
    return shown(Math.max(1, page), request.getParameter("saved") != null, List.of(), locale);
  }

  @PostMapping("/my/cases")
  View add(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code, HttpServletRequest request, Locale locale) {
    if (!limit.allows(request.getRemoteAddr(), 0)) {
      return shown(1, false, List.of(Finding.ofField("number", "intake.report.tooMany")), locale).status(HttpStatus.TOO_MANY_REQUESTS);
    }
    Resident resident = Residents.current();
    String name = number.strip().toUpperCase(Locale.ROOT);
    String token = code.strip().toLowerCase(Locale.ROOT).replaceAll("^.*/|\\s", "");
    return links.open(name, token)
        .map(found -> {
          cases.add(resident.account(), found, clock.instant());
          return Redirects.to("/my");
        })
        .orElseGet(() -> shown(1, false, List.of(Finding.ofField("number", "intake.follow.unknown")), locale)
            .status(HttpStatus.UNPROCESSABLE_CONTENT));
  }

  @PostMapping("/my/cases/{number}/remove")
  View remove(@PathVariable String number) {
    cases.remove(Residents.current().account(), number);
    return Redirects.to("/my");
  }

  @PostMapping("/my/drafts/{key}/remove")
  View throwAway(@PathVariable UUID key) {
    drafts.throwAway(Residents.current().account(), key);
    return Redirects.to("/my");
  }

  private PageView shown(int page, boolean saved, List<Finding> findings, Locale locale) {
    long account = Residents.current().account();
    Instant now = clock.instant();
    List<FollowLine> found =
        cases.list(account, ON_A_PAGE, (page - 1L) * ON_A_PAGE).stream().flatMap(owned -> lines.line(owned.number(), locale, now).stream()).toList();
    return pages
        .view("resident/my")
        .with("lines", found)
        .with("signatures", signing.states(found))
        .with("total", cases.count(account))
        .with("current", page)
        .with("size", ON_A_PAGE)
        .with("drafts", drafts.list(account).stream().filter(draft -> draft.expiresAt().isAfter(now)).map(draft -> line(draft, locale)).toList())
        .with("saved", saved)
        .with("findings", findings);
  }

  private DraftLine line(Drafts.Draft draft, Locale locale) {
    String scenario = draft.form().scenario();
    return new DraftLine(
        draft.form().key().toString(),
        "/report/" + scenario + "?type=" + draft.form().type() + "&draft=" + draft.form().key(),
        scenarios.find(scenario).map(found -> found.texts().text(locale, "title")).orElse(scenario),
        String.join("", draft.form().entered().getOrDefault("text", List.of())),
        moments.day(draft.savedAt(), locale),
        moments.day(draft.expiresAt(), locale));
  }
}

package io.haihe.modules.resident;

import io.haihe.kernel.casework.OwnCases;
import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.Residents;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What residents have a right to: to know who read their data, what they agreed to, to take all of it away, and to be forgotten. */
@Controller
class DataPages {

  private static final int ON_A_PAGE = 20;

  private final Pages pages;
  private final Accounts accounts;
  private final OwnedCases cases;
  private final OwnCases personal;
  private final ReadLines reads;
  private final Consents consents;
  private final AllConsents allConsents;
  private final Export export;
  private final ResidentSessions sessions;
  private final Moments moments;
  private final Texts texts;
  private final Clock clock;

  DataPages(
      Pages pages, Accounts accounts, OwnedCases cases, OwnCases personal, ReadLines reads, Consents consents, AllConsents allConsents,
      Export export, ResidentSessions sessions, Moments moments, Texts texts, Clock clock) {
    this.pages = pages;
    this.accounts = accounts;
    this.cases = cases;
    this.personal = personal;
    this.reads = reads;
    this.consents = consents;
    this.allConsents = allConsents;
    this.export = export;
    this.sessions = sessions;
    this.moments = moments;
    this.texts = texts;
    this.clock = clock;
  }

  @ModelAttribute
  void keepPrivate(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @GetMapping("/my/data")
  PageView show(@RequestParam(defaultValue = "1") int page, Locale locale) {
    return shown(Math.max(1, page), List.of(), locale);
  }

  @PostMapping("/my/consents/{id}/withdraw")
  View withdraw(@PathVariable long id) {
    consents.withdraw(Residents.current().account(), id, clock.instant());
    return Redirects.to("/my/data#consents");
  }

  @PostMapping("/my/consents/cases/{key}/withdraw")
  View withdrawOfCase(@PathVariable String key) {
    allConsents.withdraw(Residents.current().account(), key, clock.instant());
    return Redirects.to("/my/data#consents");
  }

  /** A POST, since it is kept who read what: nobody else's link may bring it about. */
  @PostMapping("/my/export")
  void export(HttpServletResponse response, Locale locale) throws IOException {
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.zip\"");
    export.write(accounts.of(Residents.current()), locale, clock.instant(), response.getOutputStream());
  }

  @PostMapping("/my/erase")
  View erase(@RequestParam(defaultValue = "") String old, HttpServletRequest request, Locale locale) {
    Resident resident = Residents.current();
    try {
      accounts.erase(resident, old);
    } catch (BadInput bad) {
      return shown(1, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    sessions.end(request);
    return Redirects.to("/my/sign-in?erased");
  }

  private PageView shown(int page, List<Finding> findings, Locale locale) {
    Resident resident = Residents.current();
    Instant now = clock.instant();
    ReadLines.Found found = reads.find(resident.account(), ON_A_PAGE, (page - 1L) * ON_A_PAGE, locale, now);
    return pages
        .view("resident/data")
        .with("reads", found.lines())
        .with("total", found.total())
        .with("current", page)
        .with("size", ON_A_PAGE)
        .with("consents", allConsents.lines(resident.account(), locale))
        .with("staying", cases.all(resident.account()).stream().map(owned -> staying(owned, locale)).toList())
        .with("password", accounts.of(resident).hasPassword())
        .with("findings", findings);
  }

  /** What becomes of a case when the account goes. */
  private String staying(OwnedCases.Owned owned, Locale locale) {
    return personal.going(owned.caseId())
        .map(going -> {
          Instant at = going.at();
          return at == null
              ? texts.text(locale, "resident.erase.case.running", owned.number())
              : texts.text(locale, "resident.erase.case.until", owned.number(), moments.day(at, locale));
        })
        .orElseGet(() -> texts.text(locale, "resident.erase.case.nothing", owned.number()));
  }
}

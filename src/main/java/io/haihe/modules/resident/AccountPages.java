package io.haihe.modules.resident;

import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.Residents;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a resident is called, is reached by, and signs in with. */
@Controller
class AccountPages {

  private final Pages pages;
  private final Accounts accounts;
  private final ResidentSessions sessions;
  private final PasskeyStore passkeys;
  private final Assurance assurance;
  private final Phones phones;
  private final Moments moments;

  AccountPages(
      Pages pages, Accounts accounts, ResidentSessions sessions, PasskeyStore passkeys, Assurance assurance, Phones phones, Moments moments) {
    this.pages = pages;
    this.accounts = accounts;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.assurance = assurance;
    this.phones = phones;
    this.moments = moments;
  }

  @ModelAttribute
  void keepPrivate(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @GetMapping("/my/account")
  PageView show(HttpServletRequest request, Locale locale) {
    List<Finding> findings =
        request.getParameter("noPasskey") == null ? List.of() : List.of(Finding.ofField("passkeys", "resident.passkey.refused"));
    return shown(request.getParameter("done") != null, request.getParameter("sent") != null, "", findings, locale);
  }

  @PostMapping("/my/account")
  View rename(@RequestParam(defaultValue = "") String name, Locale locale) {
    return done(locale, () -> accounts.rename(Residents.current(), name, locale.getLanguage()));
  }

  @PostMapping("/my/account/ways")
  View reach(@RequestParam(defaultValue = "") String login, @RequestParam(defaultValue = "") String old, Locale locale) {
    return done(locale, () -> accounts.reach(Residents.current(), login, old));
  }

  @PostMapping("/my/account/password")
  View changePassword(
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale) {
    Resident resident = Residents.current();
    return done(locale, () -> sessions.begin(accounts.changePassword(resident, old, password, again), request, response));
  }

  private View done(Locale locale, Runnable change) {
    try {
      change.run();
      return Redirects.to("/my/account?done");
    } catch (BadInput bad) {
      return refused(bad.findings(), locale);
    }
  }

  PageView refused(List<Finding> findings, Locale locale) {
    return shown(false, false, "", findings, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** @param code empty where too many were asked for */
  PageView withCounterCode(String code, Locale locale) {
    return code.isEmpty() ? refused(List.of(Finding.ofField("counter", "resident.code.tooMany")), locale) : shown(false, false, code, List.of(), locale);
  }

  private PageView shown(boolean done, boolean sent, String counterCode, List<Finding> findings, Locale locale) {
    Account account = accounts.of(Residents.current());
    return pages
        .view("resident/account")
        .with("account", account)
        .with("passkeys", passkeys.list(account.id()).stream().map(passkey -> line(passkey, locale)).toList())
        .with("since", moments.day(account.createdAt(), locale))
        .with("done", done)
        .with("sent", sent)
        .with("counterCode", counterCode)
        .with("phone", phones.view(account))
        .with("canConfirm", assurance.canConfirm())
        .with("findings", findings);
  }

  private PasskeyLine line(PasskeyStore.Passkey passkey, Locale locale) {
    Instant used = passkey.usedAt();
    return new PasskeyLine(passkey.name(), moments.day(passkey.createdAt(), locale), used == null ? "" : moments.day(used, locale));
  }
}

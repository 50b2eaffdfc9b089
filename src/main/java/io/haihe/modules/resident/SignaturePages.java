package io.haihe.modules.resident;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.Residents;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing a matter that is in the resident's account. */
@Controller
@RequestMapping("/my/cases/{number}/sign")
class SignaturePages {

  private final Pages pages;
  private final Signing signing;
  private final SignatureViews views;
  private final OwnedCases owned;
  private final FollowLinks links;
  private final Accounts accounts;
  private final Clock clock;

  SignaturePages(
      Pages pages, Signing signing, SignatureViews views, OwnedCases owned, FollowLinks links, Accounts accounts, Clock clock) {
    this.pages = pages;
    this.signing = signing;
    this.views = views;
    this.owned = owned;
    this.links = links;
    this.accounts = accounts;
    this.clock = clock;
  }

  static String path(String number) {
    return "/my/cases/" + number + "/sign";
  }

  @ModelAttribute
  void keepPrivate(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  /** @param code of the secret link, for a matter that is not in the account yet */
  @GetMapping
  View show(@PathVariable String number, @RequestParam(defaultValue = "") String code, HttpServletRequest request, Locale locale) {
    Optional<Case> found = find(number);
    if (found.isEmpty() && links.open(number, code).isPresent()) {
      return pages.view("resident/sign-keep").with("number", number).with("code", code);
    }
    return shown(found.orElseThrow(SignaturePages::unknown), request.getParameter("done") != null, List.of(), locale);
  }

  /** Takes the matter into the account first. */
  @PostMapping("/keep")
  View keep(@PathVariable String number, @RequestParam(defaultValue = "") String code) {
    Case found = links.open(number, code).orElseThrow(SignaturePages::unknown);
    owned.add(Residents.current().account(), found, clock.instant());
    return Redirects.to(path(number));
  }

  @PostMapping("/options")
  ResponseEntity<String> ask(@PathVariable String number, HttpServletRequest request) {
    try {
      String asked = signing.ask(request, Residents.current(), own(number));
      return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore()).body(asked);
    } catch (BadInput notAsked) {
      return ResponseEntity.status(HttpStatus.CONFLICT).build();
    }
  }

  @PostMapping
  View byPasskey(@PathVariable String number, @RequestParam(defaultValue = "") String credential, HttpServletRequest request, Locale locale) {
    Case now = own(number);
    Resident resident = Residents.current();
    return done(now, locale, () -> signing.byPasskey(request, resident, now, credential));
  }

  @PostMapping("/password")
  View byPassword(@PathVariable String number, @RequestParam(defaultValue = "") String old, Locale locale) {
    Case now = own(number);
    Resident resident = Residents.current();
    return done(now, locale, () -> signing.byPassword(resident, now, old));
  }

  private View done(Case now, Locale locale, Runnable sign) {
    try {
      sign.run();
      return Redirects.to(path(now.number()) + "?done");
    } catch (BadInput bad) {
      return shown(now, false, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private Case own(String number) {
    return find(number).orElseThrow(SignaturePages::unknown);
  }

  private Optional<Case> find(String number) {
    return owned.find(Residents.current().account(), number).flatMap(mine -> links.open(mine.number(), links.token(mine.number())));
  }

  private static NotFound unknown() {
    return new NotFound(Finding.ofField("number", "intake.follow.unknown"));
  }

  private PageView shown(Case now, boolean done, List<Finding> findings, Locale locale) {
    return pages
        .view("resident/sign")
        .with("view", views.page(now, accounts.of(Residents.current()), locale))
        .with("done", done)
        .with("findings", findings);
  }
}

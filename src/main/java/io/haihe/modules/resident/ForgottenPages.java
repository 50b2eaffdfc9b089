package io.haihe.modules.resident;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.AddressLimit;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A new password by a code that is sent to one's address. */
@Controller
@RequestMapping("/my/sign-in/forgotten")
class ForgottenPages {

  private static final int PER_ADDRESS = 20;

  private final Pages pages;
  private final ForgottenPassword forgotten;
  private final AddressLimit limit;

  ForgottenPages(Pages pages, ForgottenPassword forgotten, Clock clock) {
    this.pages = pages;
    this.forgotten = forgotten;
    this.limit = new AddressLimit(PER_ADDRESS, 0, Duration.ofHours(1), clock);
  }

  @ModelAttribute
  void keepPrivate(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @GetMapping
  PageView ask() {
    return pages.view("resident/forgotten").with("possible", forgotten.possible()).with("findings", List.<Finding>of());
  }

  /** The same answer whether there is such an account or not. */
  @PostMapping
  View send(@RequestParam(defaultValue = "") String login, HttpServletRequest request, Locale locale) {
    if (!limit.allows(request.getRemoteAddr(), 0)) {
      return pages.view("resident/forgotten")
          .with("possible", forgotten.possible())
          .with("findings", List.of(Finding.ofField("login", "resident.signUp.wait")))
          .status(HttpStatus.TOO_MANY_REQUESTS);
    }
    forgotten.ask(login, locale);
    return shown(login, List.of());
  }

  @PostMapping("/new")
  View set(
      @RequestParam(defaultValue = "") String login, @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again, HttpServletRequest request) {
    try {
      forgotten.set(new ForgottenPassword.Wanted(login, code, password, again), request.getRemoteAddr());
      return Redirects.to("/my/sign-in?reset");
    } catch (BadInput bad) {
      return shown(login, bad.findings()).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private PageView shown(String login, List<Finding> findings) {
    return pages.view("resident/forgotten-new").with("login", login).with("findings", findings);
  }
}

package io.haihe.modules.resident;

import io.haihe.kernel.org.Residents;
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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing up and in. */
@Controller
class SignInPages {

  private static final List<String> SAID = List.of("out", "erased", "reset", "failed", "wait", "noProvider");

  private final Pages pages;
  private final SignIn signIn;
  private final ResidentSessions sessions;
  private final ProviderSettings provider;
  private final AddressLimit limit;

  SignInPages(Pages pages, SignIn signIn, ResidentSessions sessions, ResidentSettings settings, ProviderSettings provider, Clock clock) {
    this.pages = pages;
    this.signIn = signIn;
    this.sessions = sessions;
    this.provider = provider;
    this.limit = new AddressLimit(settings.signUpsPerAddress(), 0, Duration.ofHours(1), clock);
  }

  @GetMapping("/my/sign-in")
  View signIn(@RequestParam(defaultValue = "") String to, HttpServletRequest request) {
    return Residents.find().isPresent()
        ? Redirects.to(Onward.to(to))
        : signInPage(to, SAID.stream().filter(what -> request.getParameter(what) != null).findFirst().orElse(""));
  }

  @PostMapping("/my/sign-in")
  View signIn(
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String to,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (signIn.signIn(login, password, request.getRemoteAddr())) {
      case SignIn.Answer.In in -> entered(in.account(), to, request, response);
      case SignIn.Answer.Refused refused -> signInPage(to, "failed").status(HttpStatus.UNPROCESSABLE_CONTENT);
      case SignIn.Answer.Wait wait -> signInPage(to, "wait").status(HttpStatus.TOO_MANY_REQUESTS);
    };
  }

  @GetMapping("/my/sign-up")
  View signUp(@RequestParam(defaultValue = "") String to) {
    return Residents.find().isPresent() ? Redirects.to(Onward.to(to)) : signUpPage("", "", to, List.of());
  }

  @PostMapping("/my/sign-up")
  View signUp(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String to,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale) {
    try {
      if (!limit.allows(request.getRemoteAddr(), 0)) {
        return tooMany(name, login, to);
      }
      return switch (signIn.signUp(new SignIn.Wanted(name, login, password, locale), request.getRemoteAddr())) {
        case SignIn.Answer.In in -> entered(in.account(), to, request, response);
        case SignIn.Answer.Refused refused -> tooMany(name, login, to);
        case SignIn.Answer.Wait wait -> tooMany(name, login, to);
      };
    } catch (BadInput bad) {
      return signUpPage(name, login, to, bad.findings()).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private View tooMany(String name, String login, String to) {
    return signUpPage(name, login, to, List.of(Finding.ofField("login", "resident.signUp.wait"))).status(HttpStatus.TOO_MANY_REQUESTS);
  }

  private View entered(Account account, String to, HttpServletRequest request, HttpServletResponse response) {
    sessions.begin(account, request, response);
    return Redirects.to(Onward.to(to));
  }

  private PageView signInPage(String to, String message) {
    return pages.view("resident/sign-in").with("message", message).with("to", Onward.kept(to)).with("provider", provider.on() ? provider.name() : "");
  }

  private PageView signUpPage(String name, String login, String to, List<Finding> findings) {
    return pages.view("resident/sign-up").with("name", name).with("login", login).with("to", Onward.kept(to)).with("findings", findings);
  }
}

package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Followed;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The receipt of a report as long as it goes on, and the way back to it by number and code. */
@Controller
class FollowEntryController {

  private final Pages pages;
  private final FollowLinks links;
  private final Followed followed;
  private final FollowPages view;
  private final Throttle throttle;
  private final SignedInReporter signedIn;
  private final Clock clock;

  FollowEntryController(
      Pages pages, FollowLinks links, Followed followed, FollowPages view, Throttle throttle, SignedInReporter signedIn, Clock clock) {
    this.pages = pages;
    this.links = links;
    this.followed = followed;
    this.view = view;
    this.throttle = throttle;
    this.signedIn = signedIn;
    this.clock = clock;
  }

  @GetMapping("/report/done/{number}/{token}")
  View receipt(
      @PathVariable String number,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String before,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale) {
    SecretPages.protect(response);
    Followed.View found = followed.find(number, token, clock.instant()).orElseThrow(SecretPages::unknown);
    if (found.matter().ended()) {
      return Redirects.to("/follow/" + number + "/" + token);
    }
    String origin = request.getRequestURL().toString().replace(request.getRequestURI(), "");
    return pages
        .view("intake/done")
        .with("view", view.page(found, token, FollowPages.Tried.nothing(), locale, clock.instant()))
        .with("token", token)
        .with("before", !before.isEmpty())
        .with("kept", signedIn.keeps(number))
        .with("link", origin + "/follow/" + number + "/" + token);
  }

  @GetMapping("/follow")
  PageView ask() {
    return asked("", List.of());
  }

  @PostMapping("/follow")
  View find(@RequestParam String number, @RequestParam String code, HttpServletRequest request) {
    String name = number.strip().toUpperCase(Locale.ROOT);
    String token = code.strip().toLowerCase(Locale.ROOT).replaceAll("^.*/|\\s", "");
    if (!throttle.allows(request)) {
      return asked(number, List.of(Finding.ofField("number", "intake.report.tooMany")))
          .status(HttpStatus.TOO_MANY_REQUESTS);
    }
    return links.open(name, token)
        .<View>map((Case found) -> Redirects.to("/follow/" + found.number() + "/" + token))
        .orElseGet(() -> asked(number, List.of(Finding.ofField("number", "intake.follow.unknown")))
            .status(HttpStatus.UNPROCESSABLE_CONTENT));
  }

  private PageView asked(String number, List<Finding> findings) {
    return pages.view("intake/ask").with("number", number).with("findings", findings);
  }
}

package io.haihe.modules.resident;

import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The way to the city's identity provider and back. */
@Controller
class ProviderPages {

  private static final String ONWARD = "resident.provider.onward";

  private final IdentityProvider provider;
  private final ProviderSettings settings;
  private final ProviderSignIn signIn;
  private final ResidentSessions sessions;

  ProviderPages(IdentityProvider provider, ProviderSettings settings, ProviderSignIn signIn, ResidentSessions sessions) {
    this.provider = provider;
    this.settings = settings;
    this.signIn = signIn;
    this.sessions = sessions;
  }

  @GetMapping("/my/sign-in/provider")
  View go(@RequestParam(defaultValue = "") String to, HttpServletRequest request, HttpServletResponse response) {
    requireOn();
    return provider.ask(request, response)
        .map(address -> {
          request.getSession().setAttribute(ONWARD, Onward.to(to));
          return Redirects.to(address);
        })
        .orElseGet(() -> Redirects.to("/my/sign-in?noProvider"));
  }

  @GetMapping("/my/sign-in/provider/done")
  View back(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    requireOn();
    Object onward = request.getSession(false) == null ? null : request.getSession(false).getAttribute(ONWARD);
    return provider.answer(request, response)
        .map(identity -> {
          sessions.begin(signIn.enter(identity, locale), request, response);
          return Redirects.to(onward instanceof String to ? to : Onward.to(""));
        })
        .orElseGet(() -> Redirects.to("/my/sign-in?noProvider"));
  }

  private void requireOn() {
    if (!settings.on()) {
      throw new NotFound(Finding.ofField("provider", "resident.provider.none"));
    }
  }
}

package io.haihe.modules.resident;

import io.haihe.kernel.org.Residents;
import io.haihe.platform.BadInput;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Confirming a phone number by the code that was sent to it, and taking it out. */
@Controller
@RequestMapping("/my/account/phone")
class PhonePages {

  private final Phones phones;
  private final Accounts accounts;
  private final AccountPages pages;

  PhonePages(Phones phones, Accounts accounts, AccountPages pages) {
    this.phones = phones;
    this.accounts = accounts;
    this.pages = pages;
  }

  @PostMapping("/code")
  View send(HttpServletRequest request, Locale locale) {
    return done("/my/account#field-phone", locale, () -> phones.sendCode(accounts.of(Residents.current()), request.getRemoteAddr()));
  }

  @PostMapping("/confirm")
  View confirm(@RequestParam(defaultValue = "") String textCode, Locale locale) {
    return done("/my/account?done", locale, () -> phones.confirm(accounts.of(Residents.current()), textCode));
  }

  @PostMapping("/remove")
  View remove(@RequestParam(defaultValue = "") String old, Locale locale) {
    return done("/my/account?done", locale, () -> accounts.removePhone(Residents.current(), old));
  }

  private View done(String to, Locale locale, Runnable step) {
    try {
      step.run();
      return Redirects.to(to);
    } catch (BadInput bad) {
      return pages.refused(bad.findings(), locale);
    }
  }
}

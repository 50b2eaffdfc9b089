package io.haihe.modules.resident;

import io.haihe.kernel.org.Residents;
import io.haihe.platform.BadInput;
import io.haihe.platform.web.Redirects;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Confirming an e-mail address by the code that was sent to it. */
@Controller
class AssurancePages {

  private final Assurance assurance;
  private final Accounts accounts;
  private final AccountPages pages;

  AssurancePages(Assurance assurance, Accounts accounts, AccountPages pages) {
    this.assurance = assurance;
    this.accounts = accounts;
    this.pages = pages;
  }

  @PostMapping("/my/account/code")
  View send(Locale locale) {
    try {
      assurance.sendCode(accounts.of(Residents.current()), locale);
      return Redirects.to("/my/account?sent#assurance");
    } catch (BadInput bad) {
      return pages.refused(bad.findings(), locale);
    }
  }

  @PostMapping("/my/account/confirm")
  View confirm(@RequestParam(defaultValue = "") String code, Locale locale) {
    try {
      assurance.confirm(accounts.of(Residents.current()), code);
      return Redirects.to("/my/account?done");
    } catch (BadInput bad) {
      return pages.refused(bad.findings(), locale);
    }
  }

  /** Shown once, on the page that answers: it stands in no address. */
  @PostMapping("/my/account/counter")
  View counter(Locale locale) {
    return pages.withCounterCode(assurance.counterCode(Residents.current()).orElse(""), locale);
  }
}

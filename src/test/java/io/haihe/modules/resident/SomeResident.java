package io.haihe.modules.resident;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.haihe.SettableClock;
import io.haihe.kernel.org.Resident;
import java.util.Locale;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A resident with an account, for tests that need no more of one. */
public final class SomeResident {

  public static final String LOGIN = "13912345678";
  public static final String PASSWORD = "correct horse battery";

  private SomeResident() {}

  /** Opens the account, if it is not there yet, and gives its session to a request. */
  public static RequestPostProcessor session(ApplicationContext context) {
    Account account = open(context);
    Resident resident = new Resident(account.id(), "en", account.generation(), SettableClock.START);
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(resident, null, AuthorityUtils.createAuthorityList(Resident.AUTHORITY)));
  }

  /** With an address that is confirmed. */
  public static Account confirmed(ApplicationContext context) {
    Account account = open(context);
    context.getBean(AccountStore.class).confirm(account.id(), "phone", SettableClock.START);
    return account;
  }

  public static Account open(ApplicationContext context) {
    SignIn signIn = context.getBean(SignIn.class);
    return signIn.signIn(LOGIN, PASSWORD, "10.99.0.1") instanceof SignIn.Answer.In in
        ? in.account()
        : ((SignIn.Answer.In) signIn.signUp(new SignIn.Wanted("Resident Li", LOGIN, PASSWORD, Locale.ENGLISH), "10.99.0.1")).account();
  }
}

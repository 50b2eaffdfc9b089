package io.haihe.modules.resident;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.OwnCases;
import io.haihe.kernel.intake.ReporterAccounts.SavedForm;
import io.haihe.kernel.org.ConsentBook;
import io.haihe.kernel.org.Resident;
import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A resident with an account, for tests that need no more of one. */
public final class SomeResident {

  public static final String LOGIN = "13500001234";
  public static final String PASSWORD = "correct horse battery";

  private SomeResident() {}

  /** Opens the account, if it is not there yet, and gives its session to a request. */
  public static RequestPostProcessor session(ApplicationContext context) {
    Account account = open(context);
    Resident resident = new Resident(account.id(), "en", account.generation(), SettableClock.START);
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(resident, null, AuthorityUtils.createAuthorityList(Resident.AUTHORITY)));
  }

  /** With a matter that somebody of staff has looked into, a saved form, a consent, a message, and an e-mail address to confirm. */
  public static void furnish(ApplicationContext context, Case matter) {
    furnish(context, matter, SettableClock.START);
  }

  public static void furnish(ApplicationContext context, Case matter, Instant now) {
    Account account = open(context);
    keep(context, matter, now);
    context.getBean(AccountStore.class).putWay(account.id(), account.handle(), new Login(Login.Kind.EMAIL, "some@example.org"), null);
    context.getBean(Drafts.class).save(account.id(), new SavedForm(UUID.randomUUID(), "city-management", "matter", Map.of("text", List.of("half"))), now);
    context.getBean(Messages.class).tell(account.id(), Messages.Kind.DRAFT, "city-management", now);
    context.getBean(Consents.class)
        .give(new Resident(account.id(), "en", account.generation(), now), new ConsentBook.Purpose("使用证照", "Use a certificate"), matter.number(), now);
    context.getBean(OwnCases.class).personal(matter.id(), "export", now);
  }

  /** With one more case in the account. */
  public static void keep(ApplicationContext context, Case matter, Instant now) {
    context.getBean(OwnedCases.class).add(open(context).id(), matter, now);
  }

  /** With an application that asks for a signature; gives its number. */
  public static String applied(ApplicationContext context) {
    return applied(context, TinyCity.RIVERSIDE, SettableClock.START);
  }

  public static String applied(ApplicationContext context, PlaceCode place, Instant now) {
    Outcome opened = context.getBean(Casework.class).open(new Command.Open(
        new Actor.Reporter(), now, null, "elder-allowance", "allowance", "L1", place, null, null, "For myself.",
        new Contact("Li", "02283000000", null),
        Map.of("applicant", "self", "elderName", "Li", "elderId", "120101194001011236", "ageGroup", "from80", "account", "6222000000000000"),
        "web", false));
    String number = ((Outcome.Moved) opened).number();
    FollowLinks links = context.getBean(FollowLinks.class);
    keep(context, links.open(number, links.token(number)).orElseThrow(), now);
    return number;
  }

  /** With an address that is confirmed. */
  public static Account confirmed(ApplicationContext context) {
    Account account = open(context);
    AccountStore store = context.getBean(AccountStore.class);
    Login address = new Login(Login.Kind.EMAIL, "some@example.org");
    store.putWay(account.id(), account.handle(), address, null);
    store.confirm(account.id(), address, SettableClock.START);
    return account;
  }

  public static Account open(ApplicationContext context) {
    SignIn signIn = context.getBean(SignIn.class);
    return signIn.signIn(LOGIN, PASSWORD, "10.99.0.1") instanceof SignIn.Answer.In in
        ? in.account()
        : ((SignIn.Answer.In) signIn.signUp(new SignIn.Wanted("Resident Li", LOGIN, PASSWORD, Locale.ENGLISH), "10.99.0.1")).account();
  }
}

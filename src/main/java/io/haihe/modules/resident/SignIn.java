package io.haihe.modules.resident;

import io.haihe.kernel.org.Passwords;
import io.haihe.kernel.org.signin.Attempts;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing up and in with a phone number or an e-mail address and a password. An account is known by both together: opening one with a login that
 * others have opens one all the same, so that nobody learns from it whether somebody has an account here.
 */
@Component
class SignIn {

  private static final int LONGEST_NAME = 80;

  private final AccountStore accounts;
  private final LoginSecrets secrets;
  private final Passwords passwords;
  private final Attempts attempts;
  private final JdbcClient jdbc;
  private final Clock clock;

  SignIn(AccountStore accounts, LoginSecrets secrets, Passwords passwords, Attempts attempts, JdbcClient jdbc, Clock clock) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.passwords = passwords;
    this.attempts = attempts;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  sealed interface Answer {

    record In(Account account) implements Answer {}

    /** There is no account of that login and password, or the login has to wait. */
    record Refused() implements Answer {}

    /** The network address has to wait; or the login, where an account was to be opened. */
    record Wait() implements Answer {}
  }

  /** What an account is opened with. */
  record Wanted(String name, String login, String password, Locale language) {}

  Answer signIn(String typed, String password, String address) {
    Instant now = clock.instant();
    String login = Login.of(typed).map(Login::value).orElseGet(() -> typed.strip().toLowerCase(Locale.ROOT));
    if (!attempts.beginFrom(address, now)) {
      return new Answer.Wait();
    }
    boolean mayTry = attempts.beginWith(subject(login), now);
    Optional<Account> found = accounts.find(login, secrets.hash(login, password));
    if (!mayTry || found.isEmpty()) {
      return new Answer.Refused();
    }
    attempts.undoFrom(address);
    attempts.undoWith(subject(login));
    return new Answer.In(found.get());
  }

  /**
   * Whoever opens an account that there is already is signed in to it: they know its password. Opening counts as an attempt with the login, or
   * guesses could be made in this way.
   *
   * @throws BadInput with all that is wrong with it
   */
  @Transactional
  public Answer signUp(Wanted wanted, String address) {
    Login login = check(wanted);
    Instant now = clock.instant();
    if (!attempts.beginFrom(address, now) || !attempts.beginWith(subject(login.value()), now)) {
      return new Answer.Wait();
    }
    attempts.undoFrom(address);
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:login, 0))").param("login", "resident " + login.value()).query().singleRow();
    String hash = secrets.hash(login.value(), wanted.password());
    return new Answer.In(accounts.find(login.value(), hash).orElseGet(() -> open(wanted, login, hash, now)));
  }

  private Account open(Wanted wanted, Login login, String hash, Instant now) {
    Account opened = accounts.open(wanted.name().strip(), wanted.language().getLanguage(), now);
    accounts.putWay(opened.id(), opened.handle(), login, hash);
    return accounts.find(opened.id()).orElseThrow();
  }

  private Login check(Wanted wanted) {
    List<Finding> findings = new ArrayList<>();
    Optional<Login> login = Login.of(wanted.login());
    if (login.isEmpty()) {
      findings.add(Finding.ofField("login", "resident.login.unreadable"));
    }
    if (wanted.name().strip().length() > LONGEST_NAME) {
      findings.add(Finding.ofField("name", "resident.name.long", LONGEST_NAME));
    }
    weakness(wanted.password(), wanted.name(), login.map(Login::value).orElse("")).ifPresent(findings::add);
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    return login.orElseThrow();
  }

  /** Why a password will not do. */
  Optional<Finding> weakness(String password, String name, String login) {
    List<String> own = Stream.of(name.strip(), login).filter(word -> word.length() > 1).toList();
    return Optional.ofNullable(passwords.weakness(password, own)).map(found -> Finding.ofField("password", found.code(), found.args().toArray()));
  }

  /** Logins of staff are counted apart. */
  private static String subject(String login) {
    return "resident:" + login;
  }
}

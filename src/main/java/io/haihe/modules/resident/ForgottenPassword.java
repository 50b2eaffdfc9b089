package io.haihe.modules.resident;

import io.haihe.kernel.org.Letters;
import io.haihe.kernel.org.signin.Attempts;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A new password for whoever gets the mail of an account: by a code sent to its address, if that was confirmed before. An address that nobody has
 * confirmed may be a stranger's. Whether there is an account, neither the answer tells nor how long it takes: the mail is written afterwards.
 */
@Component
class ForgottenPassword {

  private static final Logger log = LoggerFactory.getLogger(ForgottenPassword.class);
  private static final String PREFIX = "forgotten ";

  private final AccountStore store;
  private final Accounts accounts;
  private final SignIn signIn;
  private final LoginSecrets secrets;
  private final Codes codes;
  private final Assurance assurance;
  private final Attempts attempts;
  private final Texts texts;
  private final Clock clock;

  ForgottenPassword(
      AccountStore store, Accounts accounts, SignIn signIn, LoginSecrets secrets, Codes codes, Assurance assurance, Attempts attempts, Texts texts,
      Clock clock) {
    this.store = store;
    this.accounts = accounts;
    this.signIn = signIn;
    this.secrets = secrets;
    this.codes = codes;
    this.assurance = assurance;
    this.attempts = attempts;
    this.texts = texts;
    this.clock = clock;
  }

  /** Whether the city can send mail at all. */
  boolean possible() {
    return assurance.canConfirm();
  }

  /** Sends a code to each account that has the address. */
  void ask(String typed, Locale locale) {
    Optional<Login> address = address(typed);
    Optional<Letters> post = assurance.post();
    Instant now = clock.instant();
    if (address.isPresent() && post.isPresent()) {
      Thread.startVirtualThread(() -> send(address.get(), post.get(), locale, now));
    }
  }

  private static Optional<Login> address(String typed) {
    return Login.of(typed).filter(login -> login.kind() == Login.Kind.EMAIL);
  }

  private void send(Login address, Letters post, Locale locale, Instant now) {
    try {
      for (Account account : store.confirmed(address)) {
        codes.forAddress(Codes.By.MAIL, account.id(), mac(address), now)
            .ifPresent(code -> post.send(
                address.value(), texts.text(locale, "resident.forgotten.mail.subject"),
                texts.text(locale, "resident.forgotten.mail.text", code, account.name().isEmpty() ? address.value() : account.name())));
      }
    } catch (RuntimeException failed) {
      log.warn("a code for a new password was not sent: {}", failed.toString());
    }
  }

  /** Codes sent to prove an address set no password, and the other way round. */
  private byte[] mac(Login address) {
    return secrets.mac(PREFIX + address.value());
  }

  /** What somebody entered who wants a new password. */
  record Wanted(String login, String code, String password, String again) {}

  /**
   * Sets the password of the account whose code it is; all its sessions end.
   *
   * @param from network address
   * @throws BadInput with what is wrong; one answer for an unknown address and a wrong code
   */
  void set(Wanted wanted, String from) {
    List<Finding> findings = new ArrayList<>();
    signIn.weakness(wanted.password(), "", wanted.login().strip()).ifPresent(findings::add);
    if (!wanted.password().equals(wanted.again())) {
      findings.add(Finding.ofField("again", "org.password.differs"));
    }
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    Instant now = clock.instant();
    if (!attempts.beginFrom(from, now)) {
      throw new BadInput(Finding.ofField("code", "resident.signUp.wait"));
    }
    Account account = whose(wanted, now).orElseThrow(() -> new BadInput(Finding.ofField("code", "resident.code.wrong")));
    attempts.undoFrom(from);
    accounts.resetPassword(account, wanted.password());
  }

  private Optional<Account> whose(Wanted wanted, Instant now) {
    return address(wanted.login()).stream()
        .flatMap(address -> store.confirmed(address).stream().filter(account -> codes.matches(Codes.By.MAIL, account.id(), mac(address), wanted.code(), now)))
        .findFirst();
  }
}

package io.haihe.modules.resident;

import io.haihe.kernel.org.Letters;
import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * How sure the city is of who has an account: 1, what the resident says; 2, an address of theirs is confirmed; 3, somebody of staff has seen who they
 * are.
 */
@Component
class Assurance {

  private final AccountStore accounts;
  private final LoginSecrets secrets;
  private final Codes codes;
  private final Messages messages;
  private final ObjectProvider<Letters> letters;
  private final Texts texts;
  private final Clock clock;

  Assurance(
      AccountStore accounts, LoginSecrets secrets, Codes codes, Messages messages, ObjectProvider<Letters> letters, Texts texts, Clock clock) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.codes = codes;
    this.messages = messages;
    this.letters = letters;
    this.texts = texts;
    this.clock = clock;
  }

  /** Whether the city can send codes. */
  boolean canConfirm() {
    return post().isPresent();
  }

  /** By which mail goes out, if any does. */
  Optional<Letters> post() {
    return letters.stream().filter(Letters::possible).findFirst();
  }

  /** @throws BadInput why no code was sent */
  void sendCode(Account account, Locale locale) {
    Account.Way email = email(account);
    Letters by = post().orElseThrow(() -> new BadInput(Finding.ofField("code", "resident.code.noMail")));
    String code =
        codes.forAddress(Codes.By.MAIL, account.id(), secrets.mac(email.value()), clock.instant())
            .orElseThrow(() -> new BadInput(Finding.ofField("code", "resident.code.tooMany")));
    String subject = texts.text(locale, "resident.code.mail.subject");
    if (!by.send(email.value(), subject, texts.text(locale, "resident.code.mail.text", code))) {
      throw new BadInput(Finding.ofField("code", "resident.code.notSent"));
    }
  }

  /** @throws BadInput if the code is not the one sent */
  void confirm(Account account, String code) {
    Account.Way email = email(account);
    Instant now = clock.instant();
    if (!codes.matches(Codes.By.MAIL, account.id(), secrets.mac(email.value()), code, now)) {
      throw new BadInput(Finding.ofField("code", "resident.code.wrong"));
    }
    accounts.confirm(account.id(), new Login(Login.Kind.EMAIL, email.value()), now);
  }

  private static Account.Way email(Account account) {
    return account.way(Login.Kind.EMAIL.key()).orElseThrow(() -> new BadInput(Finding.ofField("login", "resident.code.noEmail")));
  }

  /** A code to be read out at a counter; empty where too many were asked for. */
  Optional<String> counterCode(Resident resident) {
    return codes.forCounter(resident.account(), clock.instant());
  }

  /** Whose code it is that was read out. */
  Optional<Account> atCounter(String code) {
    return codes.ofCounter(code, clock.instant()).flatMap(accounts::find);
  }

  /**
   * Somebody of staff has seen who it is.
   *
   * @return whether the code was still good
   */
  boolean verify(Viewer viewer, Seat seat, String code) {
    Instant now = clock.instant();
    Optional<Account> account = atCounter(code);
    account.ifPresent(found -> {
      accounts.verify(found.id(), viewer.person(), seat.unit().id(), now);
      codes.spend(found.id());
      messages.tell(found.id(), Messages.Kind.VERIFIED, seat.unit().nameIn(Locale.of(found.language())), now);
    });
    return account.isPresent();
  }
}

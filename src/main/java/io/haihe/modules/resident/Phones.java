package io.haihe.modules.resident;

import io.haihe.kernel.org.ShortMessages;
import io.haihe.modules.resident.Account.Way;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import io.haihe.platform.web.AddressLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Confirming the phone number of an account by a code sent there, where the city sends text messages. A family may share a number, so it is nobody's
 * alone, and nobody learns from it who else has it here.
 */
@Component
class Phones {

  private static final int SHOWN_BYTES = 8;
  private static final int PER_NETWORK_ADDRESS = 20;
  private static final int PER_NETWORK_ADDRESS_AND_DAY = 60;

  private final AccountStore accounts;
  private final Codes codes;
  private final Optional<ShortMessages> post;
  private final ResidentSettings settings;
  private final TransactionOperations transactions;
  private final Texts texts;
  private final Clock clock;
  private final AddressLimit hourly;
  private final AddressLimit daily;

  Phones(
      AccountStore accounts, Codes codes, ObjectProvider<ShortMessages> post, ResidentSettings settings, TransactionOperations transactions,
      Texts texts, Clock clock) {
    this.accounts = accounts;
    this.codes = codes;
    this.post = post.orderedStream().findFirst();
    this.settings = settings;
    this.transactions = transactions;
    this.texts = texts;
    this.clock = clock;
    this.hourly = new AddressLimit(PER_NETWORK_ADDRESS, 0, Duration.ofHours(1), clock);
    this.daily = new AddressLimit(PER_NETWORK_ADDRESS_AND_DAY, 0, Duration.ofDays(1), clock);
  }

  private Optional<ShortMessages> possible() {
    return post.filter(ShortMessages::possible);
  }

  private static Optional<Way> phone(Account account) {
    return account.way(Login.Kind.PHONE.key());
  }

  /** Of numbers kept before text messages were sent only those of the mainland are known for certain. */
  private static Optional<PhoneNumber> number(Way phone) {
    return PhoneNumber.of(phone.number() == null ? phone.value() : phone.number());
  }

  PhoneView view(Account account) {
    return phone(account).map(phone -> {
      Optional<PhoneNumber> number = number(phone);
      String masked = number.map(PhoneNumber::masked).orElse("");
      boolean open = possible().isPresent();
      return new PhoneView(
          phone.confirmed() && number.isPresent() ? masked : phone.value(), masked, phone.confirmed(),
          open && !phone.confirmed() && number.filter(this::reached).isPresent(), open || phone.confirmed(),
          possible().flatMap(by -> number.map(to -> by.state(about(account, to)))).orElse(ShortMessages.State.NONE));
    }).orElse(PhoneView.NONE);
  }

  private boolean reached(PhoneNumber number) {
    return settings.phoneCountries().isEmpty() || settings.phoneCountries().contains(number.country());
  }

  private String about(Account account, PhoneNumber number) {
    return "resident phone " + account.id() + " " + HexFormat.of().formatHex(accounts.numberMac(number), 0, SHOWN_BYTES);
  }

  /**
   * Nothing for a number that is confirmed.
   *
   * @param from network address
   * @throws BadInput why no code was sent
   */
  void sendCode(Account account, String from) {
    ShortMessages by = possible().orElseThrow(() -> refused("phone", "resident.phone.noText"));
    PhoneNumber number = confirmable(account);
    if (isConfirmed(account.id(), number)) {
      return;
    }
    if (!reached(number)) {
      throw refused("phone", "resident.phone.abroad");
    }
    if (!hourly.allows(from, 0) || !daily.allows(from, 0)) {
      throw refused("phone", "resident.phone.tooMany");
    }
    Instant now = clock.instant();
    transactions.executeWithoutResult(status -> {
      accounts.keepNumber(account, number);
      String code =
          codes.forAddress(Codes.By.TEXT, account.id(), accounts.numberMac(number), now).orElseThrow(() -> refused("phone", "resident.phone.tooMany"));
      by.send(new ShortMessages.Message(
          about(account, number), number.e164(), texts.text(Locale.of(account.language()), "resident.phone.text", code), now.plus(Codes.By.TEXT.goodFor())));
    });
  }

  /**
   * Confirmed before, it stays so: whoever sends a code twice is not told that it is wrong.
   *
   * @throws BadInput if the code is not the last one sent to the number
   */
  void confirm(Account account, String code) {
    PhoneNumber number = confirmable(account);
    Instant now = clock.instant();
    Boolean done = transactions.execute(status ->
        codes.matches(Codes.By.TEXT, account.id(), accounts.numberMac(number), code, now) && accounts.confirm(account.id(), number, now));
    if (!Boolean.TRUE.equals(done) && !isConfirmed(account.id(), number)) {
      throw refused("textCode", "resident.phone.wrong");
    }
  }

  private boolean isConfirmed(long account, PhoneNumber number) {
    return accounts.find(account).flatMap(Phones::phone).filter(Way::confirmed).flatMap(Phones::number).filter(number::equals).isPresent();
  }

  private PhoneNumber confirmable(Account account) {
    Way phone = phone(account).orElseThrow(() -> refused("phone", "resident.phone.none"));
    return number(phone).orElseThrow(() -> refused("phone", "resident.phone.noMobile"));
  }

  /** What still waits to be sent to the number of the account is not sent any more. */
  void forget(Account account) {
    post.ifPresent(by -> phone(account).flatMap(Phones::number).ifPresent(number -> by.withdraw(about(account, number))));
  }

  private static BadInput refused(String field, String code) {
    return new BadInput(Finding.ofField(field, code));
  }
}

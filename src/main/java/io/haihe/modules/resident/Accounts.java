package io.haihe.modules.resident;

import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.signin.Attempts;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What residents change about their own accounts. What is grave asks for the password again; that is judged in a transaction of its own, so that a
 * wrong one counts.
 */
@Component
class Accounts {

  private static final int LONGEST_NAME = 80;

  private final AccountStore store;
  private final LoginSecrets secrets;
  private final SignIn signIn;
  private final Attempts attempts;
  private final Messages messages;
  private final Phones phones;
  private final ResidentSettings settings;
  private final TransactionOperations transactions;
  private final Clock clock;

  Accounts(
      AccountStore store, LoginSecrets secrets, SignIn signIn, Attempts attempts, Messages messages, Phones phones, ResidentSettings settings,
      TransactionOperations transactions, Clock clock) {
    this.store = store;
    this.secrets = secrets;
    this.signIn = signIn;
    this.attempts = attempts;
    this.messages = messages;
    this.phones = phones;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  Account of(Resident resident) {
    return store.find(resident.account()).orElseThrow();
  }

  /**
   * Whoever was verified under another name is so no more.
   *
   * @throws BadInput if the name is too long
   */
  void rename(Resident resident, String name, String language) {
    if (name.strip().length() > LONGEST_NAME) {
      throw new BadInput(Finding.ofField("name", "resident.name.long", LONGEST_NAME));
    }
    Account account = of(resident);
    store.rename(account.id(), account.handle(), name.strip(), language, !account.name().equals(name.strip()));
  }

  /**
   * Every other session ends.
   *
   * @return the account, for the session to begin anew
   * @throws BadInput if the old password is wrong, or the new one will not do
   */
  Account changePassword(Resident resident, String old, String wanted, String again) {
    Account account = of(resident);
    requireProof(resident, account, old);
    if (!wanted.equals(again)) {
      throw new BadInput(Finding.ofField("again", "org.password.differs"));
    }
    Optional<Finding> weak = account.ways().stream().flatMap(way -> signIn.weakness(wanted, account.name(), way.value()).stream()).findFirst();
    if (weak.isPresent()) {
      throw new BadInput(weak.get());
    }
    resetPassword(account, wanted);
    return of(resident);
  }

  /** All sessions end. That whoever wants it may, whoever asks has made sure of before. */
  void resetPassword(Account account, String wanted) {
    transactions.executeWithoutResult(status -> {
      account.ways().forEach(way -> store.putHash(account.id(), kind(way), secrets.hash(way.value(), wanted)));
      store.nextGeneration(account.id());
      messages.tell(account.id(), Messages.Kind.PASSWORD, "", clock.instant());
    });
  }

  /**
   * Adds a phone number or an e-mail address, or puts it in the place of the one there was.
   *
   * @throws BadInput if it is none, or the password is wrong
   */
  void reach(Resident resident, String typed, String password) {
    Account account = of(resident);
    Login login = Login.of(typed).orElseThrow(() -> new BadInput(Finding.ofField("login", "resident.login.unreadable")));
    requireProof(resident, account, password);
    store.putWay(account.id(), account.handle(), login, account.hasPassword() ? secrets.hash(login.value(), password) : null);
    if (login.kind() == Login.Kind.PHONE) {
      phones.forget(account);
    }
  }

  private static Login.Kind kind(Account.Way way) {
    return Login.Kind.valueOf(way.kind().toUpperCase(Locale.ROOT));
  }

  /** @throws BadInput if the password is wrong, or nobody could sign in to the account any more */
  void removePhone(Resident resident, String password) {
    Account account = of(resident);
    requireProof(resident, account, password);
    if (!store.hasOther(account.id(), Login.Kind.PHONE)) {
      throw new BadInput(Finding.ofField("phone", "resident.phone.last"));
    }
    store.removeWay(account.id(), Login.Kind.PHONE);
    phones.forget(account);
  }

  /**
   * The account, its links to cases and all that was saved with it go at once; the cases stay.
   *
   * @throws BadInput if the password is wrong
   */
  void erase(Resident resident, String password) {
    Account account = of(resident);
    requireProof(resident, account, password);
    store.delete(account.id());
    phones.forget(account);
  }

  /** @throws BadInput if the password is wrong */
  void requireProof(Resident resident, String password) {
    requireProof(resident, of(resident), password);
  }

  private void requireProof(Resident resident, Account account, String password) {
    if (!proves(resident, account, password)) {
      throw new BadInput(Finding.ofField("old", account.hasPassword() ? "resident.password.wrong" : "resident.signIn.again"));
    }
  }

  /** By the password; where the account has none, by having signed in just now. Guesses are counted, also those made from a session. */
  private boolean proves(Resident resident, Account account, String password) {
    Instant now = clock.instant();
    if (!account.hasPassword()) {
      return resident.since().plus(settings.freshFor()).isAfter(now);
    }
    String subject = "resident account:" + account.id();
    if (!attempts.beginWith(subject, now)) {
      return false;
    }
    boolean right =
        account.ways().stream()
            .filter(Account.Way::password)
            .limit(1)
            .anyMatch(way -> store.isOf(account.id(), way.value(), secrets.hash(way.value(), password)));
    if (right) {
      attempts.undoWith(subject);
    }
    return right;
  }
}

package io.haihe.modules.resident;

import io.haihe.modules.resident.IdentityProvider.Identity;
import io.haihe.platform.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The account of somebody the identity provider knows: their own, by issuer and subject, and never one that merely has the same address. The first
 * time it is opened.
 */
@Component
class ProviderSignIn {

  private static final String PURPOSE = "resident.identity";
  private static final int LONGEST_NAME = 80;
  private static final int VERIFIED = 3;
  private static final int CONFIRMED = 2;

  private final AccountStore accounts;
  private final ProviderSettings settings;
  private final Secrets secrets;
  private final JdbcClient jdbc;
  private final Clock clock;

  ProviderSignIn(AccountStore accounts, ProviderSettings settings, Secrets secrets, JdbcClient jdbc, Clock clock) {
    this.accounts = accounts;
    this.settings = settings;
    this.secrets = secrets;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional
  public Account enter(Identity identity, Locale language) {
    byte[] mac = secrets.sign(PURPOSE, identity.issuer() + "\n" + identity.subject());
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(:mac, 'hex'), 1))").param("mac", mac).query().singleRow();
    Instant now = clock.instant();
    Account account = find(mac).orElseGet(() -> open(mac, identity, language, now));
    if (settings.assurance() >= VERIFIED) {
      accounts.rename(account.id(), account.handle(), name(identity), account.language(), false);
      accounts.verify(account.id(), 0, 0, now);
    }
    return accounts.find(account.id()).orElseThrow();
  }

  private Optional<Account> find(byte[] mac) {
    return jdbc.sql("select account from resident_identity where mac = ?").param(mac).query(Long.class).optional().flatMap(accounts::find);
  }

  private Account open(byte[] mac, Identity identity, Locale language, Instant now) {
    Account opened = accounts.open(name(identity), language.getLanguage(), now);
    long id = opened.id();
    jdbc.sql("insert into resident_identity (mac, account) values (?, ?)").params(mac, id).update();
    Optional.ofNullable(identity.email()).flatMap(Login::of).ifPresent(login -> {
      accounts.putWay(id, opened.handle(), login, null);
      if (settings.assurance() >= CONFIRMED) {
        accounts.confirm(id, login, now);
      }
    });
    return accounts.find(id).orElseThrow();
  }

  private static String name(Identity identity) {
    return identity.name().length() > LONGEST_NAME ? identity.name().substring(0, LONGEST_NAME) : identity.name();
  }
}

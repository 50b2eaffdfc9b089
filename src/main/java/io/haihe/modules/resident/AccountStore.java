package io.haihe.modules.resident;

import io.haihe.modules.resident.Account.Way;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code resident_account} and {@code resident_login}. */
@Component
class AccountStore {

  private static final int HANDLE_BYTES = 32;

  private final JdbcClient jdbc;
  private final LoginSecrets secrets;

  AccountStore(JdbcClient jdbc, LoginSecrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  private record Stored(long id, byte[] handle, String name, String language, long generation, Instant createdAt, @Nullable Instant verifiedAt) {}

  private record Candidate(long account, String hash) {}

  /** A new account, which cannot be reached in any way yet. */
  Account open(String name, String language, Instant at) {
    byte[] handle = Secrets.random(HANDLE_BYTES);
    long id = jdbc.sql(
            """
            insert into resident_account (handle, sealed, language, created_at) values (:handle, :sealed, :language, :at) returning id
            """)
        .param("handle", handle)
        .param("sealed", secrets.seal(handle, name))
        .param("language", language)
        .param("at", Timestamp.from(at))
        .query(Long.class)
        .single();
    return find(id).orElseThrow();
  }

  /** In the place of another of the same kind; it has to be confirmed anew. Digits alone may be a number of two countries. */
  void putWay(long account, byte[] handle, Login login, @Nullable String hash) {
    PhoneNumber mobile = login.mobile();
    jdbc.sql(
            """
            insert into resident_login as old (account, kind, mac, sealed, hash, number, number_mac)
            values (:account, :kind, :mac, :sealed, :hash, :number, :numberMac)
            on conflict (account, kind) do update
            set mac = excluded.mac, sealed = excluded.sealed, hash = excluded.hash, number = excluded.number, number_mac = excluded.number_mac,
                confirmed_at = case when old.mac = excluded.mac and old.number_mac is not distinct from excluded.number_mac then old.confirmed_at end
            """)
        .param("number", mobile == null ? null : secrets.seal(handle, mobile.e164()), Types.BINARY)
        .param("numberMac", mobile == null ? null : numberMac(mobile), Types.BINARY)
        .param("account", account)
        .param("kind", login.kind().key())
        .param("mac", secrets.mac(login.value()))
        .param("sealed", secrets.seal(handle, login.value()))
        .param("hash", hash)
        .update();
  }

  /** @param other whether it is another name than the one somebody of staff may have compared */
  void rename(long account, byte[] handle, String name, String language, boolean other) {
    jdbc.sql(
            "update resident_account set sealed = ?, language = ?, verified_at = case when ? then null else verified_at end where id = ?")
        .params(secrets.seal(handle, name), language, other, account)
        .update();
  }

  /** A password alone changes; what was confirmed stays so. */
  void putHash(long account, Login.Kind kind, String hash) {
    jdbc.sql("update resident_login set hash = ? where account = ? and kind = ?").params(hash, account, kind.key()).update();
  }

  /** Nothing, if the account is reached by another address of that kind meanwhile. */
  void confirm(long account, Login way, Instant at) {
    jdbc.sql("update resident_login set confirmed_at = ? where account = ? and kind = ? and mac = ?")
        .params(Timestamp.from(at), account, way.kind().key(), secrets.mac(way.value()))
        .update();
  }

  /** @return whether it still is the number of the account */
  boolean confirm(long account, PhoneNumber number, Instant at) {
    return jdbc.sql("update resident_login set confirmed_at = coalesce(confirmed_at, ?) where account = ? and kind = 'phone' and number_mac = ?")
            .params(Timestamp.from(at), account, numberMac(number))
            .update()
        > 0;
  }

  /** Of a number that was kept as digits alone. */
  void keepNumber(Account account, PhoneNumber number) {
    jdbc.sql("update resident_login set number = ?, number_mac = ? where account = ? and kind = 'phone' and mac = ? and number_mac is null")
        .params(secrets.seal(account.handle(), number.e164()), numberMac(number), account.id(), secrets.mac(account.way("phone").orElseThrow().value()))
        .update();
  }

  /** By which it is known that a number is the same. */
  byte[] numberMac(PhoneNumber number) {
    return secrets.mac("number " + number.e164());
  }

  /** Whether one can sign in though a way of this kind goes. */
  boolean hasOther(long account, Login.Kind kind) {
    return jdbc.sql(
            """
            select exists (select from resident_login where account = :account and kind <> :kind and hash is not null)
              or exists (select from resident_passkey where account = :account) or exists (select from resident_identity where account = :account)
            """)
        .param("account", account)
        .param("kind", kind.key())
        .query(Boolean.class)
        .single();
  }

  void removeWay(long account, Login.Kind kind) {
    jdbc.sql("delete from resident_login where account = ? and kind = ?").params(account, kind.key()).update();
  }

  void verify(long account, long person, long unit, Instant at) {
    jdbc.sql("update resident_account set verified_at = ?, verified_by = ?, verified_unit = ? where id = ?")
        .params(Timestamp.from(at), person, unit, account)
        .update();
  }

  /** Ends the sessions that began before, and gives the generation those have that begin now. */
  long nextGeneration(long account) {
    return jdbc.sql("update resident_account set generation = generation + 1 where id = ? returning generation")
        .param(account)
        .query(Long.class)
        .single();
  }

  boolean stands(long account, long generation) {
    return jdbc.sql("select exists (select from resident_account where id = ? and generation = ?)")
        .params(account, generation)
        .query(Boolean.class)
        .single();
  }

  /** Whose login and password it is: of the accounts with the login the one whose password has the hash, the oldest first. */
  Optional<Account> find(String login, String hash) {
    List<Candidate> candidates =
        jdbc.sql("select account, hash from resident_login where mac = ? and hash is not null order by account")
            .param(secrets.mac(login))
            .query(Candidate.class)
            .list();
    return candidates.stream().filter(each -> same(each.hash(), hash)).findFirst().flatMap(each -> find(each.account()));
  }

  /** Those with a password that have an address, and have confirmed it. */
  List<Account> confirmed(Login address) {
    return jdbc.sql(
            "select account from resident_login where kind = ? and mac = ? and hash is not null and confirmed_at is not null order by account")
        .params(address.kind().key(), secrets.mac(address.value()))
        .query(Long.class)
        .list()
        .stream()
        .flatMap(id -> find(id).stream())
        .toList();
  }

  boolean isOf(long account, String login, String hash) {
    return jdbc.sql("select hash from resident_login where account = ? and mac = ? and hash is not null")
        .params(account, secrets.mac(login))
        .query(String.class)
        .optional()
        .filter(own -> same(own, hash))
        .isPresent();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  Optional<Account> find(long id) {
    return jdbc.sql("select id, handle, sealed, language, generation, created_at, verified_at from resident_account where id = ?")
        .param(id)
        .query(this::stored)
        .optional()
        .map(this::whole);
  }

  Optional<Account> byHandle(byte[] handle) {
    return jdbc.sql("select id from resident_account where handle = ?").param(handle).query(Long.class).optional().flatMap(this::find);
  }

  void delete(long account) {
    jdbc.sql("delete from resident_account where id = ?").param(account).update();
  }

  private Stored stored(ResultSet row, int n) throws SQLException {
    byte[] handle = row.getBytes("handle");
    return new Stored(
        row.getLong("id"), handle, secrets.open(handle, row.getBytes("sealed")), row.getString("language"), row.getLong("generation"),
        row.getTimestamp("created_at").toInstant(), instant(row.getTimestamp("verified_at")));
  }

  private Account whole(Stored found) {
    List<Way> ways =
        jdbc.sql("select kind, sealed, hash is not null, confirmed_at, number from resident_login where account = ? order by kind desc")
            .param(found.id())
            .query((row, n) -> new Way(
                row.getString(1), secrets.open(found.handle(), row.getBytes(2)), row.getBoolean(3), instant(row.getTimestamp(4)),
                number(found, row.getBytes(5))))
            .list();
    return new Account(found.id(), found.handle(), found.name(), found.language(), found.generation(), found.createdAt(), found.verifiedAt(), ways);
  }

  private @Nullable String number(Stored found, byte @Nullable [] sealed) {
    return sealed == null ? null : secrets.open(found.handle(), sealed);
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}

package io.haihe.modules.resident;

import io.haihe.platform.Secrets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes that are good for some minutes: sent to an address or a phone to prove that it is the resident's, or shown at a counter. */
@Component
class Codes {

  private static final String PURPOSE = "resident.code";
  private static final Duration GOOD_FOR = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int PER_ACCOUNT = 6;
  private static final int TRIES = 5;

  /** How codes are sent. */
  enum By {
    MAIL(GOOD_FOR, 3, Integer.MAX_VALUE, Integer.MAX_VALUE),
    /** Each costs the city something, and whoever has the phone cannot turn them away. */
    TEXT(Duration.ofMinutes(10), 3, 6, 12);

    private final Duration goodFor;
    private final int perHour;
    private final int perDay;
    private final int perAccountAndDay;

    By(Duration goodFor, int perHour, int perDay, int perAccountAndDay) {
      this.goodFor = goodFor;
      this.perHour = perHour;
      this.perDay = perDay;
      this.perAccountAndDay = perAccountAndDay;
    }

    Duration goodFor() {
      return goodFor;
    }
  }

  private final JdbcClient jdbc;
  private final Secrets secrets;
  private final SecureRandom random = new SecureRandom();

  Codes(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  private record Asked(long id, byte[] code, int tries) {}

  /** For an address or a number, by its keyed hash; empty where too many were asked for within an hour, or a day. */
  @Transactional
  public Optional<String> forAddress(By by, long account, byte[] mac, Instant at) {
    oneByOne("address " + HexFormat.of().formatHex(mac));
    boolean tooMany =
        sentTo(mac, at.minus(HOUR)) >= by.perHour
            || sentTo(mac, at.minus(KEPT)) >= by.perDay;
    return tooMany ? Optional.empty() : make(account, mac, "%06d".formatted(random.nextInt(1_000_000)), by.perAccountAndDay, at);
  }

  private long sentTo(byte[] mac, Instant after) {
    return jdbc.sql("select count(*) from resident_code where mac = ? and asked_at > ?").params(mac, Timestamp.from(after)).query(Long.class).single();
  }

  private long askedBy(long account, Instant after) {
    return jdbc.sql("select count(*) from resident_code where account = ? and asked_at > ?").params(account, Timestamp.from(after)).query(Long.class).single();
  }

  /** Those who ask at the same moment are counted one after the other. */
  private void oneByOne(String what) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 2))").param("what", what).query().singleRow();
  }

  /** To be read out at a counter; likewise. */
  @Transactional
  public Optional<String> forCounter(long account, Instant at) {
    return make(account, null, "%09d".formatted(random.nextInt(1_000_000_000)), Integer.MAX_VALUE, at);
  }

  private Optional<String> make(long account, byte @Nullable [] mac, String code, int perDay, Instant at) {
    oneByOne("account " + account);
    if (askedBy(account, at.minus(HOUR)) >= PER_ACCOUNT || askedBy(account, at.minus(KEPT)) >= perDay) {
      return Optional.empty();
    }
    jdbc.sql("insert into resident_code (account, mac, code, asked_at) values (:account, :mac, :code, :at)")
        .param("account", account)
        .param("mac", mac, Types.BINARY)
        .param("code", secrets.sign(PURPOSE, mac == null ? code : account + ":" + code))
        .param("at", Timestamp.from(at))
        .update();
    return Optional.of(code);
  }

  /** Whether it is the last code sent to the address. A code is good once, and not at all after some wrong ones. */
  @Transactional
  public boolean matches(By by, long account, byte[] mac, String code, Instant at) {
    Optional<Asked> asked =
        jdbc.sql("select id, code, tries from resident_code where account = ? and mac = ? and asked_at > ? order by id desc limit 1 for update")
            .params(account, mac, Timestamp.from(at.minus(by.goodFor)))
            .query(Asked.class)
            .optional();
    if (asked.isEmpty() || asked.get().tries() >= TRIES) {
      return false;
    }
    boolean right = MessageDigest.isEqual(asked.get().code(), secrets.sign(PURPOSE, account + ":" + code.strip()));
    jdbc.sql("update resident_code set tries = ? where id = ?").params(right ? TRIES : asked.get().tries() + 1, asked.get().id()).update();
    return right;
  }

  /** Whose code was read out at a counter. */
  Optional<Long> ofCounter(String code, Instant at) {
    return jdbc.sql(
            "select account from resident_code where code = ? and mac is null and account is not null and tries = 0 and asked_at > ? order by id desc limit 1")
        .params(secrets.sign(PURPOSE, code.replaceAll("\\s", "")), Timestamp.from(at.minus(GOOD_FOR)))
        .query(Long.class)
        .optional();
  }

  void spend(long account) {
    jdbc.sql("update resident_code set tries = ? where account = ? and mac is null").params(TRIES, account).update();
  }

  void forget(Instant now) {
    jdbc.sql("delete from resident_code where asked_at < ?").param(Timestamp.from(now.minus(KEPT))).update();
  }
}

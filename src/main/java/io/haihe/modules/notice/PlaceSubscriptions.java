package io.haihe.modules.notice;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps subscriptions to places. An address is sealed at rest and goes with its subscription. */
@Component
class PlaceSubscriptions {

  private static final String PURPOSE = "notice.place";
  private static final int TOKEN_BYTES = 16;

  /** So many unconfirmed ones of one address: more mails are written to nobody who has not said yes. */
  private static final int UNCONFIRMED = 3;

  /** Asking again writes another mail only after this. */
  private static final Duration ASK_AGAIN = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Secrets secrets;

  PlaceSubscriptions(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  /** What somebody asks for; nothing is sent to the address but one mail until they say yes to it. */
  record Wish(String address, PlaceCode place, String scenario, Locale language) {}

  /** Of one that is there already nothing changes, and whoever asks is not told. */
  void ask(Wish wish, Instant now) {
    String address = wish.address().strip();
    byte[] mac = secrets.sign(PURPOSE + ".address", address.toLowerCase(Locale.ROOT));
    jdbc.sql(
            """
            insert into notice_place_subscription as s
              (address, address_mac, place, scenario, language, created_at, told_until, next_at, attempts)
            select :address, :mac, :place, :scenario, :language, :now::timestamptz, :now::timestamptz, :now::timestamptz, 0
            where (select count(*) from notice_place_subscription o
                   where o.address_mac = :mac and o.confirmed_at is null and (o.place, o.scenario) <> (:place, :scenario)) < :most
            on conflict (address_mac, place, scenario) do update set created_at = :now, next_at = :now, attempts = 0, language = :language
            where s.confirmed_at is null and s.created_at < :before
            """)
        .param("address", secrets.seal(PURPOSE, context(mac), address.getBytes(StandardCharsets.UTF_8)))
        .param("mac", mac)
        .param("place", wish.place().value())
        .param("scenario", wish.scenario())
        .param("language", wish.language().getLanguage())
        .param("now", Timestamp.from(now))
        .param("before", Timestamp.from(now.minus(ASK_AGAIN)))
        .param("most", UNCONFIRMED)
        .update();
  }

  String address(PlaceSubscription subscription) {
    return new String(secrets.open(PURPOSE, context(subscription.addressMac()), subscription.address()), StandardCharsets.UTF_8);
  }

  private static String context(byte[] mac) {
    return HexFormat.of().formatHex(mac);
  }

  /** The secret part of the links of a subscription. */
  String token(long id) {
    return HexFormat.of().formatHex(Arrays.copyOf(secrets.sign(PURPOSE + ".link", Long.toString(id)), TOKEN_BYTES));
  }

  boolean isOf(long id, String token) {
    return MessageDigest.isEqual(token(id).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
  }

  Optional<PlaceSubscription> find(long id, String token) {
    return isOf(id, token)
        ? jdbc.sql("select * from notice_place_subscription where id = ?").param(id).query(PlaceSubscriptions::row).optional()
        : Optional.empty();
  }

  /** From now on it is written to. */
  void confirm(long id, Instant now, Instant next) {
    jdbc.sql(
            """
            update notice_place_subscription set confirmed_at = :now, told_until = :now, next_at = :next, attempts = 0
            where id = :id and confirmed_at is null
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .param("next", Timestamp.from(next))
        .update();
  }

  void delete(long id) {
    jdbc.sql("delete from notice_place_subscription where id = ?").param(id).update();
  }

  /** @return how many nobody had said yes to */
  int forgetUnconfirmed(Instant before) {
    return jdbc.sql("delete from notice_place_subscription where confirmed_at is null and created_at < ?")
        .param(Timestamp.from(before))
        .update();
  }

  /** Those whose mail is due, each given out to one server at a time. */
  List<PlaceSubscription> lease(Instant now, Duration lease, int limit) {
    return jdbc.sql(
            """
            update notice_place_subscription set next_at = :until, attempts = attempts + 1
            where id in (
              select id from notice_place_subscription where next_at <= :now order by next_at limit :limit for update skip locked)
            returning *
            """)
        .param("until", Timestamp.from(now.plus(lease)))
        .param("now", Timestamp.from(now))
        .param("limit", limit)
        .query(PlaceSubscriptions::row)
        .list();
  }

  /** The mail is sent, or there was nothing to tell; a confirmation that came meanwhile stands. */
  void done(PlaceSubscription subscription, Instant until, @Nullable Instant next) {
    jdbc.sql(
            """
            update notice_place_subscription set told_until = :until, next_at = :next, attempts = 0
            where id = :id and attempts = :attempts and (confirmed_at is null) = :unconfirmed
            """)
        .param("id", subscription.id())
        .param("until", Timestamp.from(until))
        .param("next", next == null ? null : Timestamp.from(next), java.sql.Types.TIMESTAMP)
        .param("attempts", subscription.attempts())
        .param("unconfirmed", subscription.confirmedAt() == null)
        .update();
  }

  /** It was not taken, and is tried again. */
  void again(PlaceSubscription subscription, Instant at) {
    jdbc.sql("update notice_place_subscription set next_at = :at where id = :id and attempts = :attempts")
        .param("at", Timestamp.from(at))
        .param("id", subscription.id())
        .param("attempts", subscription.attempts())
        .update();
  }

  private static PlaceSubscription row(ResultSet row, int n) throws SQLException {
    Timestamp confirmed = row.getTimestamp("confirmed_at");
    return new PlaceSubscription(
        row.getLong("id"), row.getBytes("address"), row.getBytes("address_mac"), new PlaceCode(row.getLong("place")),
        row.getString("scenario"), Locale.forLanguageTag(row.getString("language")),
        confirmed == null ? null : confirmed.toInstant(), row.getTimestamp("told_until").toInstant(), row.getInt("attempts"));
  }
}

package io.haihe.modules.notice;

import io.haihe.kernel.place.PlaceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps subscriptions. */
@Component
class SubscriptionStore {

  private static final String SELECT =
      """
      select id, name, url, scenario, place, kinds, owner, created_at, active, stopped, failing_since,
        read_xid::text as read_xid, read_position
      from notice_subscription
      """;

  private final JdbcClient jdbc;

  SubscriptionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long nextId() {
    return jdbc.sql("select nextval('notice_subscription_id')").query(Long.class).single();
  }

  void insert(Subscription one, byte[] sealed) {
    jdbc.sql(
            """
            insert into notice_subscription (id, name, url, secret, scenario, place, kinds, owner, created_at, active)
            values (:id, :name, :url, :secret, :scenario, :place, :kinds, :owner, :at, true)
            """)
        .param("id", one.id())
        .param("name", one.name())
        .param("url", one.url())
        .param("secret", sealed)
        .param("scenario", one.scenario())
        .param("place", one.place().value())
        .param("kinds", one.kinds().toArray(String[]::new))
        .param("owner", one.owner())
        .param("at", Timestamp.from(one.createdAt()))
        .update();
  }

  Optional<Subscription> find(long id) {
    return jdbc.sql(SELECT + " where id = :id").param("id", id).query(SubscriptionStore::row).optional();
  }

  List<Subscription> all() {
    return jdbc.sql(SELECT + " order by id").query(SubscriptionStore::row).list();
  }

  List<Subscription> active() {
    return jdbc.sql(SELECT + " where active order by id").query(SubscriptionStore::row).list();
  }

  int countOf(long owner) {
    return jdbc.sql("select count(*) from notice_subscription where owner = :owner")
        .param("owner", owner)
        .query(Integer.class)
        .single();
  }

  void delete(long id) {
    jdbc.sql("delete from notice_subscription where id = :id").param("id", id).update();
  }

  /** What is still to be told is dropped when it stops; what happens meanwhile is not told later. */
  void stop(long id, String why) {
    jdbc.sql("update notice_subscription set active = false, stopped = :why where id = :id and active")
        .param("why", why)
        .param("id", id)
        .update();
    jdbc.sql("update notice_delivery set status = 'DROPPED' where subscription = :id and status = 'PENDING'")
        .param("id", id)
        .update();
  }

  void resume(long id) {
    jdbc.sql(
            """
            update notice_subscription set active = true, stopped = null, failing_since = null,
              read_xid = pg_current_xact_id(), read_position = 0
            where id = :id and not active
            """)
        .param("id", id)
        .update();
  }

  void readUpTo(String xid, long position) {
    jdbc.sql(
            """
            update notice_subscription set read_xid = :xid::xid8, read_position = :position
            where active and (read_xid, read_position) < (:xid::xid8, :position)
            """)
        .param("xid", xid)
        .param("position", position)
        .update();
  }

  /** The sealed secrets to sign with: the present one, and the one before while it still counts. */
  List<byte[]> secrets(long id, Instant now) {
    return jdbc.sql(
            """
            select secret as one from notice_subscription where id = :id
            union all
            select old_secret from notice_subscription where id = :id and old_secret_until > :now
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .query((row, n) -> row.getBytes(1))
        .list();
  }

  void renew(long id, byte[] sealed, Instant oldUntil) {
    jdbc.sql(
            """
            update notice_subscription set old_secret = secret, old_secret_until = :until, secret = :secret
            where id = :id
            """)
        .param("until", Timestamp.from(oldUntil))
        .param("secret", sealed)
        .param("id", id)
        .update();
  }

  void failed(long id, Instant at) {
    jdbc.sql("update notice_subscription set failing_since = coalesce(failing_since, :at) where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  void succeeded(long id) {
    jdbc.sql("update notice_subscription set failing_since = null where id = :id and failing_since is not null")
        .param("id", id)
        .update();
  }

  private static Subscription row(ResultSet row, int n) throws SQLException {
    return new Subscription(
        row.getLong("id"), row.getString("name"), row.getString("url"), row.getString("scenario"),
        new PlaceCode(row.getLong("place")), Set.of((String[]) row.getArray("kinds").getArray()), row.getLong("owner"),
        row.getTimestamp("created_at").toInstant(), row.getBoolean("active"), row.getString("stopped"),
        instant(row.getTimestamp("failing_since")), Long.parseUnsignedLong(row.getString("read_xid")),
        row.getLong("read_position"));
  }

  static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}

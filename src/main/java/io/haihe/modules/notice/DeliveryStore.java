package io.haihe.modules.notice;

import io.haihe.modules.notice.Delivery.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps deliveries and gives out those that are due, each to one server at a time. */
@Component
class DeliveryStore {

  private static final String COLUMNS =
      "d.id, d.subscription, d.case_id, d.seq, d.number, d.kind, d.body, d.status, d.attempts, d.created_at, d.next_at,"
          + " d.tried_at, d.http_status, d.error";

  /** Within a case the next entry waits for the one before; a leased row is not due until the lease is over. */
  private static final String LEASE =
      """
      update notice_delivery d set next_at = :until, attempts = d.attempts + 1, tried_at = :now
      where d.id in (
        select p.id from notice_delivery p
        where p.status = 'PENDING' and p.next_at <= :now and p.subscription <> all(:busy)
          and not exists (
            select 1 from notice_delivery b where b.subscription = p.subscription and b.case_id = p.case_id
              and b.seq < p.seq and b.status = 'PENDING')
        order by p.next_at, p.id limit :limit for update skip locked)
      returning\s"""
          + COLUMNS;

  private final JdbcClient jdbc;

  DeliveryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(long subscription, long caseId, int seq, String number, String kind, String body, Instant now) {
    jdbc.sql(
            """
            insert into notice_delivery
              (subscription, case_id, seq, number, kind, body, status, attempts, created_at, next_at)
            values (:subscription, :case, :seq, :number, :kind, :body, 'PENDING', 0, :now, :now)
            on conflict do nothing
            """)
        .param("subscription", subscription)
        .param("case", caseId)
        .param("seq", seq)
        .param("number", number)
        .param("kind", kind)
        .param("body", body)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** @param busy subscriptions that have enough under way */
  List<Delivery> lease(Instant now, Duration lease, int limit, Collection<Long> busy) {
    return jdbc.sql(LEASE)
        .param("until", Timestamp.from(now.plus(lease)))
        .param("now", Timestamp.from(now))
        .param("busy", busy.toArray(Long[]::new))
        .param("limit", limit)
        .query(DeliveryStore::row)
        .list();
  }

  /** Keeps the result, unless another server has taken the delivery over meanwhile or it was dropped. */
  boolean end(Delivery leased, Status status, @Nullable Integer httpStatus, @Nullable String error) {
    return update(leased, status, leased.nextAt(), httpStatus, error);
  }

  boolean retry(Delivery leased, Instant next, @Nullable Integer httpStatus, String error) {
    return update(leased, Status.PENDING, next, httpStatus, error);
  }

  private boolean update(
      Delivery leased, Status status, Instant next, @Nullable Integer httpStatus, @Nullable String error) {
    return jdbc.sql(
                """
                update notice_delivery set status = :status, next_at = :next, http_status = :http, error = :error
                where id = :id and status = 'PENDING' and attempts = :attempts
                """)
            .param("status", status.name())
            .param("next", Timestamp.from(next))
            .param("http", httpStatus, Types.INTEGER)
            .param("error", error)
            .param("id", leased.id())
            .param("attempts", leased.attempts())
            .update()
        == 1;
  }

  /** The newest first. */
  List<Delivery> log(long subscription, int limit) {
    return jdbc.sql(
            "select " + COLUMNS + " from notice_delivery d where d.subscription = :id order by d.id desc limit :limit")
        .param("id", subscription)
        .param("limit", limit)
        .query(DeliveryStore::row)
        .list();
  }

  int forget(Instant before) {
    return jdbc.sql("delete from notice_delivery where created_at < :before and status <> 'PENDING'")
        .param("before", Timestamp.from(before))
        .update();
  }

  private static Delivery row(ResultSet row, int n) throws SQLException {
    return new Delivery(
        row.getLong("id"), row.getLong("subscription"), row.getLong("case_id"), row.getInt("seq"),
        row.getString("number"), row.getString("kind"), row.getString("body"), Status.valueOf(row.getString("status")),
        row.getInt("attempts"), row.getTimestamp("created_at").toInstant(), row.getTimestamp("next_at").toInstant(),
        SubscriptionStore.instant(row.getTimestamp("tried_at")), row.getObject("http_status", Integer.class),
        row.getString("error"));
  }
}

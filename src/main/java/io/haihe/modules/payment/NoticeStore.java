package io.haihe.modules.payment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what providers told, each notice once by its nonce. */
@Component
class NoticeStore {

  private final JdbcClient jdbc;

  NoticeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A notice as staff read it. */
  record Line(Instant at, String order, String kind, long amount, String currency, String verdict) {}

  /** @return false where a notice with that nonce was kept before */
  boolean keep(String provider, Notice notice, Instant now) {
    return jdbc.sql(
            """
            insert into payment_notice (provider, nonce, received_at, order_number, kind, amount, currency, verdict)
            values (:provider, :nonce, :now, :order, :kind, :amount, :currency, '')
            on conflict do nothing
            """)
        .param("provider", provider)
        .param("nonce", notice.nonce())
        .param("now", Timestamp.from(now))
        .param("order", notice.order())
        .param("kind", notice.kind().name())
        .param("amount", notice.amount())
        .param("currency", notice.currency())
        .update() == 1;
  }

  void judged(String provider, String nonce, Verdict verdict) {
    jdbc.sql("update payment_notice set verdict = ? where provider = ? and nonce = ?").params(verdict.name(), provider, nonce).update();
  }

  /** Genuine notices that changed nothing though they should have, the newest first. */
  List<Line> troubling(int most) {
    return jdbc.sql(
            """
            select * from payment_notice where verdict in ('DIFFERS', 'UNKNOWN_ORDER', 'OUT_OF_ORDER') order by received_at desc limit ?
            """)
        .param(most)
        .query((row, n) -> new Line(
            row.getTimestamp("received_at").toInstant(), row.getString("order_number"), row.getString("kind"), row.getLong("amount"),
            row.getString("currency"), row.getString("verdict")))
        .list();
  }
}

package io.haihe.modules.payment;

import io.haihe.kernel.casework.Charge;
import io.haihe.modules.payment.Order.State;
import io.haihe.platform.Money;
import io.haihe.platform.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the orders. Each change says which state it goes out from, so that of two at the same moment one does nothing. */
@Component
class OrderStore {

  private static final int BYTES = 16;

  private final JdbcClient jdbc;

  OrderStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The order for a charge; of many who ask at the same moment all get the same one. */
  Order open(Charge charge, String caseNumber, String provider, Instant now, Duration runs) {
    closeOther(charge, provider, now);
    jdbc.sql(
            """
            insert into payment_order (number, case_id, case_number, fee, amount, currency, provider, state, opened_at, closes_at)
            values (:number, :case, :caseNumber, :fee, :amount, :currency, :provider, 'OPEN', :now, :closes)
            on conflict (case_id, fee) where state = 'OPEN' do nothing
            """)
        .param("number", number())
        .param("case", charge.caseId())
        .param("caseNumber", caseNumber)
        .param("fee", charge.fee().key())
        .param("amount", charge.fen())
        .param("currency", Money.CURRENCY)
        .param("provider", provider)
        .param("now", Timestamp.from(now))
        .param("closes", Timestamp.from(now.plus(runs)))
        .update();
    return openOf(charge).orElseThrow();
  }

  /** One that ran out, or was for something else, makes room. */
  private void closeOther(Charge charge, String provider, Instant now) {
    jdbc.sql(
            """
            update payment_order set state = 'CLOSED'
            where case_id = :case and fee = :fee and state = 'OPEN' and (closes_at <= :now or amount <> :amount or provider <> :provider)
            """)
        .param("case", charge.caseId())
        .param("fee", charge.fee().key())
        .param("now", Timestamp.from(now))
        .param("amount", charge.fen())
        .param("provider", provider)
        .update();
  }

  private String number() {
    return HexFormat.of().formatHex(Secrets.random(BYTES));
  }

  private Optional<Order> openOf(Charge charge) {
    return jdbc.sql("select * from payment_order where case_id = ? and fee = ? and state = 'OPEN'")
        .params(charge.caseId(), charge.fee().key())
        .query(OrderStore::row)
        .optional();
  }

  Optional<Order> find(String number) {
    return jdbc.sql("select * from payment_order where number = ?").param(number).query(OrderStore::row).optional();
  }

  /** Nobody else changes it until the transaction ends. */
  Optional<Order> lock(String number) {
    return jdbc.sql("select * from payment_order where number = ? for update").param(number).query(OrderStore::row).optional();
  }

  List<Order> ofCase(long caseId) {
    return jdbc.sql("select * from payment_order where case_id = ? order by id desc").param(caseId).query(OrderStore::row).list();
  }

  List<Order> in(State state, Instant openedBefore, int most) {
    return jdbc.sql("select * from payment_order where state = ? and opened_at < ? order by opened_at limit ?")
        .params(state.name(), Timestamp.from(openedBefore), most)
        .query(OrderStore::row)
        .list();
  }

  /** What was paid or given back in a time. */
  List<Order> moved(Instant from, Instant until) {
    return jdbc.sql(
            """
            select * from payment_order
            where (paid_at >= :from and paid_at < :until) or (refunded_at >= :from and refunded_at < :until) order by id
            """)
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .query(OrderStore::row)
        .list();
  }

  /** @return whether it had not been paid before */
  boolean paid(String number, String reference, Instant at) {
    return jdbc.sql("update payment_order set state = 'PAID', paid_at = ?, reference = ? where number = ? and state in ('OPEN', 'CLOSED')")
        .params(Timestamp.from(at), reference, number)
        .update() == 1;
  }

  void refunded(String number, Instant at) {
    jdbc.sql("update payment_order set state = 'REFUNDED', refunded_at = ? where number = ? and state in ('REFUND_DUE', 'REFUNDING')")
        .params(Timestamp.from(at), number)
        .update();
  }

  void settled(String number, Instant at) {
    jdbc.sql("update payment_order set state = 'SETTLED', settled_at = ? where number = ? and state = 'PAID'")
        .params(Timestamp.from(at), number)
        .update();
  }

  /** @return whether it was in the first state */
  boolean move(String number, State from, State to) {
    return jdbc.sql("update payment_order set state = ? where number = ? and state = ?").params(to.name(), number, from.name()).update() == 1;
  }

  private static Order row(ResultSet row, int n) throws SQLException {
    return new Order(
        row.getString("number"), row.getLong("case_id"), row.getString("case_number"), row.getString("fee"), row.getLong("amount"),
        row.getString("currency"), row.getString("provider"), State.valueOf(row.getString("state")), row.getTimestamp("opened_at").toInstant(),
        row.getTimestamp("closes_at").toInstant(), instant(row, "paid_at"), row.getString("reference"), instant(row, "settled_at"),
        instant(row, "refunded_at"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}

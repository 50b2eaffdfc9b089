package io.haihe.modules.payment;

import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bank played by the product: it keeps books of its own and signs its notices as a real one would, and no money moves. A notice is JSON with
 * the headers {@value #TIMESTAMP} (seconds), {@value #NONCE} and {@value #SIGNATURE}, the HMAC-SHA-256 of timestamp, nonce and body with points
 * between, in hex.
 */
final class SandboxBank implements Provider {

  static final String KEY = "sandbox";
  static final String TIMESTAMP = "x-payment-timestamp";
  static final String NONCE = "x-payment-nonce";
  static final String SIGNATURE = "x-payment-signature";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final byte[] key;
  private final Clock clock;

  SandboxBank(JdbcClient jdbc, Secrets secrets, Clock clock) {
    this.jdbc = jdbc;
    this.key = secrets.key("payment.sandbox");
    this.clock = clock;
  }

  /** What a notice holds. */
  record Told(String order, Notice.Kind kind, long amount, String currency, String reference, String at) {}

  /** A notice as it is sent. */
  record Signed(Map<String, String> headers, byte[] body) {}

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public String open(Order order) {
    jdbc.sql("insert into payment_sandbox (order_number, amount, currency, reference) values (?, ?, ?, ?) on conflict do nothing")
        .params(order.number(), order.amount(), order.currency(), "S" + UUID.randomUUID())
        .update();
    return SandboxPages.PATH + order.number();
  }

  @Override
  public Optional<Booking> ask(String order) {
    return jdbc.sql("select * from payment_sandbox where order_number = ?").param(order).query(SandboxBank::booking).optional();
  }

  @Override
  public void refund(Order order) {
    jdbc.sql("update payment_sandbox set refunded_at = coalesce(refunded_at, ?) where order_number = ? and paid_at is not null")
        .params(Timestamp.from(clock.instant()), order.number())
        .update();
  }

  /** Whoever is on the page pays; a second time changes nothing. */
  void pay(String order) {
    jdbc.sql("update payment_sandbox set paid_at = coalesce(paid_at, ?) where order_number = ?")
        .params(Timestamp.from(clock.instant()), order)
        .update();
  }

  @Override
  public List<Booking> booked(Instant from, Instant until) {
    return jdbc.sql(
            """
            select * from payment_sandbox
            where (paid_at >= :from and paid_at < :until) or (refunded_at >= :from and refunded_at < :until) order by order_number
            """)
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .query(SandboxBank::booking)
        .list();
  }

  private static Booking booking(ResultSet row, int n) throws SQLException {
    return new Booking(
        row.getString("order_number"), row.getLong("amount"), row.getString("currency"), row.getString("reference"),
        OrderStore.instant(row, "paid_at"), OrderStore.instant(row, "refunded_at"));
  }

  Signed sign(Told told, Instant at, String nonce) {
    byte[] body = JSON.writeValueAsBytes(told);
    String time = Long.toString(at.getEpochSecond());
    return new Signed(Map.of(TIMESTAMP, time, NONCE, nonce, SIGNATURE, signature(time, nonce, body)), body);
  }

  private String signature(String time, String nonce, byte[] body) {
    byte[] head = (time + "." + nonce + ".").getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return HexFormat.of().formatHex(Secrets.sign(key, whole));
  }

  @Override
  public Optional<Notice> read(Map<String, String> headers, byte[] body) {
    String time = headers.getOrDefault(TIMESTAMP, "");
    String nonce = headers.getOrDefault(NONCE, "");
    byte[] given = headers.getOrDefault(SIGNATURE, "").getBytes(StandardCharsets.UTF_8);
    boolean genuine = MessageDigest.isEqual(signature(time, nonce, body).getBytes(StandardCharsets.UTF_8), given);
    return genuine && time.matches("\\d{1,12}") && nonce.matches("[\\w-]{8,64}") ? notice(Long.parseLong(time), nonce, body) : Optional.empty();
  }

  private static Optional<Notice> notice(long time, String nonce, byte[] body) {
    try {
      Told told = JSON.readValue(body, Told.class);
      return Optional.of(new Notice(
          nonce, Instant.ofEpochSecond(time), told.order(), told.kind(), told.amount(), told.currency(), told.reference(), Instant.parse(told.at())));
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }
}

package io.haihe.modules.appointment;

import io.haihe.modules.appointment.Booking.State;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps bookings. Who they are of is sealed, and forgotten some days after. */
@Component
class BookingStore {

  private static final String PURPOSE = "appointment";
  private static final int TOKEN_BYTES = 16;
  private static final int NUMBERS = 100_000_000;

  private final JdbcClient jdbc;
  private final Secrets secrets;
  private final SecureRandom random = new SecureRandom();

  BookingStore(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  /** Of those who want the same slot one comes after the other, until the transaction ends. */
  void queueFor(long unit, Instant slot) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param(PURPOSE + unit + "@" + slot).query((row, n) -> 0).single();
  }

  /** The lowest free place of a slot; empty where it is full. */
  Optional<Integer> freeSeat(long unit, Instant slot, int capacity) {
    return jdbc.sql(
            """
            select seat from generate_series(1, :capacity) seat
            where not exists (
              select from appointment_booking b where b.unit = :unit and b.starts_at = :slot and b.seat = seat.seat and b.state <> 'CANCELLED')
            order by seat limit 1
            """)
        .param("capacity", capacity)
        .param("unit", unit)
        .param("slot", Timestamp.from(slot))
        .query(Integer.class)
        .optional();
  }

  boolean hasAnother(String item, Visitor visitor) {
    return jdbc.sql("select exists (select from appointment_booking where item = ? and phone_mac = ? and state = 'BOOKED')")
        .params(item, mac(visitor))
        .query(Boolean.class)
        .single();
  }

  String add(Booking wish, int seat, Visitor visitor, Instant now, Instant forget) {
    String number = number();
    jdbc.sql(
            """
            insert into appointment_booking
              (number, unit, item, case_number, starts_at, seat, state, contact, phone_mac, language, booked_at, changed_at, forget_at)
            values (:number, :unit, :item, :case, :starts, :seat, 'BOOKED', :contact, :mac, :language, :now, :now, :forget)
            """)
        .param("number", number)
        .param("unit", wish.unit())
        .param("item", wish.item())
        .param("case", wish.caseNumber())
        .param("starts", Timestamp.from(wish.startsAt()))
        .param("seat", seat)
        .param("contact", secrets.seal(PURPOSE, number, (visitor.name() + "\n" + visitor.phone()).getBytes(StandardCharsets.UTF_8)))
        .param("mac", mac(visitor))
        .param("language", wish.language().getLanguage())
        .param("now", Timestamp.from(now))
        .param("forget", Timestamp.from(forget))
        .update();
    return number;
  }

  private String number() {
    String number;
    do {
      number = "%08d".formatted(random.nextInt(NUMBERS));
    } while (find(number).isPresent());
    return number;
  }

  private byte[] mac(Visitor visitor) {
    return secrets.sign(PURPOSE + ".phone", visitor.digits());
  }

  /** The secret part of its address. */
  String token(String number) {
    return HexFormat.of().formatHex(Arrays.copyOf(secrets.sign(PURPOSE + ".link", number), TOKEN_BYTES));
  }

  Optional<Booking> open(String number, String token) {
    boolean own = MessageDigest.isEqual(token(number).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
    return own ? find(number) : Optional.empty();
  }

  Optional<Booking> find(String number) {
    return jdbc.sql("select * from appointment_booking where number = ?").param(number).query(BookingStore::row).optional();
  }

  Optional<Visitor> visitor(String number) {
    return jdbc.sql("select contact from appointment_booking where number = ? and contact is not null")
        .param(number)
        .query(byte[].class)
        .optional()
        .map(sealed -> new String(secrets.open(PURPOSE, number, sealed), StandardCharsets.UTF_8).split("\n", 2))
        .map(parts -> new Visitor(parts[0], parts[1]));
  }

  /** Whether it was booked until now. */
  boolean move(String number, Instant slot, int seat, Instant now, Instant forget) {
    return jdbc.sql("update appointment_booking set starts_at = ?, seat = ?, changed_at = ?, forget_at = ? where number = ? and state = 'BOOKED'")
        .params(Timestamp.from(slot), seat, Timestamp.from(now), Timestamp.from(forget), number)
        .update() == 1;
  }

  boolean end(String number, State state, Instant now) {
    return jdbc.sql("update appointment_booking set state = ?, changed_at = ? where number = ? and state = 'BOOKED'")
        .params(state.name(), Timestamp.from(now), number)
        .update() == 1;
  }

  /** How many places are taken, by slot. */
  Map<Instant, Integer> taken(long unit, Instant from, Instant until) {
    Map<Instant, Integer> taken = new HashMap<>();
    jdbc.sql(
            """
            select starts_at, count(*) from appointment_booking
            where unit = ? and starts_at >= ? and starts_at < ? and state <> 'CANCELLED' group by 1
            """)
        .params(unit, Timestamp.from(from), Timestamp.from(until))
        .query((row, n) -> Map.entry(row.getTimestamp(1).toInstant(), row.getInt(2)))
        .list()
        .forEach(one -> taken.put(one.getKey(), one.getValue()));
    return taken;
  }

  List<Booking> of(long unit, Instant from, Instant until) {
    return jdbc.sql("select * from appointment_booking where unit = ? and starts_at >= ? and starts_at < ? order by starts_at, seat, id")
        .params(unit, Timestamp.from(from), Timestamp.from(until))
        .query(BookingStore::row)
        .list();
  }

  /** Those who were expected before and did not come. */
  int missed(long unit, Instant before, Instant now) {
    return jdbc.sql("update appointment_booking set state = 'NO_SHOW', changed_at = ? where unit = ? and state = 'BOOKED' and starts_at < ?")
        .params(Timestamp.from(now), unit, Timestamp.from(before))
        .update();
  }

  int forget(Instant now) {
    return jdbc.sql("update appointment_booking set contact = null, phone_mac = null where contact is not null and forget_at <= ? and state <> 'BOOKED'")
        .param(Timestamp.from(now))
        .update();
  }

  void read(long person, long place, String number, Instant now) {
    jdbc.sql("insert into appointment_read (at, person, place, number) values (?, ?, ?, ?)")
        .params(Timestamp.from(now), person, place, number)
        .update();
  }

  private static Booking row(ResultSet row, int n) throws SQLException {
    return new Booking(
        row.getString("number"), row.getLong("unit"), row.getString("item"), row.getString("case_number"),
        row.getTimestamp("starts_at").toInstant(), State.valueOf(row.getString("state")), Locale.forLanguageTag(row.getString("language")));
  }
}

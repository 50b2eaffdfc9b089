package io.haihe.modules.counter;

import io.haihe.modules.counter.Ticket.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the numbers drawn. */
@Component
class TicketStore {

  private final JdbcClient jdbc;

  TicketStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next number of a letter; those who draw at the same moment come one after the other. */
  Ticket draw(long unit, LocalDate day, String letter, String appointment, @Nullable Instant appointedAt, Instant now) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("counter" + unit + day + letter).query((row, n) -> 0).single();
    return jdbc.sql(
            """
            insert into counter_ticket (unit, day, letter, no, appointment, appointed_at, state, drawn_at)
            select :unit, :day, :letter, coalesce(max(no), 0) + 1, :appointment, :appointed, 'WAITING', :now
            from counter_ticket where unit = :unit and day = :day and letter = :letter
            returning *
            """)
        .param("unit", unit)
        .param("day", day)
        .param("letter", letter)
        .param("appointment", appointment)
        .param("appointed", appointedAt == null ? null : appointedAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("now", Timestamp.from(now))
        .query(TicketStore::row)
        .single();
  }

  /**
   * Calls the next one: first those whose appointment's time has come, by that time; then the others as they came. A ticket that somebody
   * else is just calling is passed over, so that no two windows call the same.
   */
  Optional<Ticket> callNext(long unit, LocalDate day, List<String> letters, String counter, long person, Instant now) {
    return jdbc.sql(
            """
            update counter_ticket set state = 'CALLED', called_at = :now, called_last = :now, calls = 1, counter = :counter, person = :person
            where id = (
              select id from counter_ticket
              where unit = :unit and day = :day and state = 'WAITING' and letter = any(:letters)
              order by case when appointed_at <= :now then appointed_at end nulls last, drawn_at, id
              limit 1 for update skip locked)
            returning *
            """)
        .param("now", Timestamp.from(now))
        .param("counter", counter)
        .param("person", person)
        .param("unit", unit)
        .param("day", day)
        .param("letters", letters.toArray(String[]::new))
        .query(TicketStore::row)
        .optional();
  }

  void callAgain(long id, Instant now) {
    jdbc.sql("update counter_ticket set calls = calls + 1, called_last = ? where id = ? and state = 'CALLED'").params(Timestamp.from(now), id).update();
  }

  void end(long id, State state, Instant now) {
    jdbc.sql("update counter_ticket set state = ?, ended_at = ? where id = ? and state = 'CALLED'").params(state.name(), Timestamp.from(now), id).update();
  }

  void opened(long id, String number) {
    jdbc.sql("update counter_ticket set case_number = ? where id = ?").params(number, id).update();
  }

  Optional<Ticket> find(long id) {
    return jdbc.sql("select * from counter_ticket where id = ?").param(id).query(TicketStore::row).optional();
  }

  /** When a visit ended that was served. */
  Optional<Instant> servedAt(long id) {
    return jdbc.sql("select ended_at from counter_ticket where id = ? and state = 'DONE' and ended_at is not null")
        .param(id)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /** Whoever stands at the window of a member of staff on that day. */
  Optional<Ticket> calledBy(long person, LocalDate day) {
    return jdbc.sql("select * from counter_ticket where person = ? and day = ? and state = 'CALLED'").params(person, day).query(TicketStore::row).optional();
  }

  boolean atWindow(long unit, LocalDate day, String counter) {
    return jdbc.sql("select exists (select from counter_ticket where unit = ? and day = ? and counter = ? and state = 'CALLED')")
        .params(unit, day, counter)
        .query(Boolean.class)
        .single();
  }

  /** One whose case was opened by that member of staff on that day. */
  Optional<Ticket> ofCase(String number, long person, LocalDate day) {
    return jdbc.sql("select * from counter_ticket where case_number = ? and person = ? and day = ?")
        .params(number, person, day)
        .query(TicketStore::row)
        .optional();
  }

  /** The last called, the latest first. */
  List<Ticket> called(long unit, LocalDate day, int most) {
    return jdbc.sql("select * from counter_ticket where unit = ? and day = ? and called_last is not null order by called_last desc, id desc limit ?")
        .params(unit, day, most)
        .query(TicketStore::row)
        .list();
  }

  /** How a day goes at an office. */
  record Day(int waiting, int served, int skipped, int meanWaitSeconds) {}

  Day day(long unit, LocalDate day) {
    return jdbc.sql(
            """
            select count(*) filter (where state = 'WAITING'), count(*) filter (where state = 'DONE'), count(*) filter (where state = 'SKIPPED'),
              coalesce(extract(epoch from avg(called_at - greatest(drawn_at, coalesce(appointed_at, drawn_at)))), 0)
            from counter_ticket where unit = ? and day = ?
            """)
        .params(unit, day)
        .query((row, n) -> new Day(row.getInt(1), row.getInt(2), row.getInt(3), Math.max(0, row.getInt(4))))
        .single();
  }

  int waitingBefore(Ticket ticket) {
    return jdbc.sql("select count(*) from counter_ticket where unit = ? and day = ? and state = 'WAITING' and id < ?")
        .params(ticket.unit(), ticket.day(), ticket.id())
        .query(Integer.class)
        .single();
  }

  private static Ticket row(ResultSet row, int n) throws SQLException {
    return new Ticket(
        row.getLong("id"), row.getLong("unit"), row.getDate("day").toLocalDate(), row.getString("letter"), row.getInt("no"),
        row.getString("appointment"), instant(row, "appointed_at"), State.valueOf(row.getString("state")), row.getTimestamp("drawn_at").toInstant(),
        instant(row, "called_at"), row.getInt("calls"), row.getString("counter"), row.getLong("person"), row.getString("case_number"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}

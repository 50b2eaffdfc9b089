package io.haihe.modules.counter;

import io.haihe.kernel.org.VisitRatings;
import io.haihe.modules.counter.VisitRating.State;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code counter_rating} and {@code counter_read}. */
@Component
class VisitRatingStore implements VisitRatings {

  private static final String PURPOSE = "counter.rating";
  private static final String SAID = "counter.rating.said";
  private static final String SELECT =
      """
      select r.*, t.letter || lpad(t.no::text, 3, '0') as label, coalesce(t.person, 0) as served_by
      from counter_rating r join counter_ticket t on t.id = r.ticket\s""";
  private static final String PENDING =
      "where r.unit = any(?) and r.state in ('OPEN', 'ANSWERED') or r.unit = any(?) and r.state = 'OPEN' and r.centre_at is not null";

  private final JdbcClient jdbc;
  private final Secrets secrets;

  VisitRatingStore(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  /** @return whether there was none yet */
  boolean add(Ticket ticket, int level, String words, String phone, @Nullable Instant dueAt, @Nullable Instant forgetAt, Instant at) {
    return jdbc.sql(
            """
            insert into counter_rating (ticket, unit, rated_at, level, sealed, phone, state, due_at, raise_at, forget_at)
            values (:ticket, :unit, :at, :level, :sealed, :phone, :state, :due, :due, :forget) on conflict do nothing
            """)
        .param("ticket", ticket.id())
        .param("unit", ticket.unit())
        .param("at", Timestamp.from(at))
        .param("level", level)
        .param("sealed", secrets.seal(PURPOSE, Long.toString(ticket.id()), (phone + "\n" + words).getBytes(StandardCharsets.UTF_8)))
        .param("phone", !phone.isEmpty())
        .param("state", dueAt == null ? State.KEPT.name() : State.OPEN.name())
        .param("due", time(dueAt), Types.TIMESTAMP)
        .param("forget", time(forgetAt), Types.TIMESTAMP)
        .update() > 0;
  }

  Optional<VisitRating> find(long ticket) {
    return jdbc.sql(SELECT + "where r.ticket = ?").param(ticket).query(this::row).optional();
  }

  /**
   * What somebody is to do something about, the most urgent first.
   *
   * @param serving of these offices all
   * @param watched of these what has gone up to the command centre
   */
  List<VisitRating> pending(Collection<Long> serving, Collection<Long> watched) {
    return jdbc.sql(SELECT + PENDING + " order by r.due_at, r.ticket")
        .params(serving.toArray(Long[]::new), watched.toArray(Long[]::new))
        .query(this::row)
        .list();
  }

  int countPending(Collection<Long> serving, Collection<Long> watched) {
    return jdbc.sql("select count(*) from counter_rating r " + PENDING)
        .params(serving.toArray(Long[]::new), watched.toArray(Long[]::new))
        .query(Integer.class)
        .single();
  }

  /** Those nobody has answered in time and that go up now. */
  List<VisitRating> toRaise(Instant now) {
    return jdbc.sql(SELECT + "where r.raise_at <= ? order by r.raise_at, r.ticket").param(Timestamp.from(now)).query(this::row).list();
  }

  /** To whoever heads the unit; once, though several servers see that it is time. */
  boolean raiseToHead(long ticket, Instant next, Instant at) {
    return jdbc.sql("update counter_rating set head_at = ?, raise_at = ? where ticket = ? and state = 'OPEN' and head_at is null")
            .params(Timestamp.from(at), Timestamp.from(next), ticket)
            .update()
        > 0;
  }

  boolean raiseToCentre(long ticket, Instant at) {
    return jdbc.sql("update counter_rating set centre_at = ?, raise_at = null where ticket = ? and state = 'OPEN' and centre_at is null")
            .params(Timestamp.from(at), ticket)
            .update()
        > 0;
  }

  /** @return whether it was open */
  boolean answer(long ticket, boolean mended, String answer, long person, State next, @Nullable Instant dueAt, @Nullable Instant forgetAt, Instant at) {
    return jdbc.sql(
            """
            update counter_rating set state = :next, mended = :mended, answer = :answer, answered_by = :person, answered_at = :at, due_at = :due,
              raise_at = null, head_at = null, centre_at = null, forget_at = :forget
            where ticket = :ticket and state = 'OPEN'
            """)
        .param("next", next.name())
        .param("mended", mended)
        .param("answer", answer)
        .param("person", person)
        .param("at", Timestamp.from(at))
        .param("due", time(dueAt), Types.TIMESTAMP)
        .param("forget", time(forgetAt), Types.TIMESTAMP)
        .param("ticket", ticket)
        .update() > 0;
  }

  /** @return whether it was answered, by somebody else than whoever calls */
  boolean settle(long ticket, String said, long person, Instant forgetAt, Instant at) {
    return jdbc.sql(
            """
            update counter_rating set state = 'SETTLED', due_at = null, said = :said, called_by = :person, called_at = :at, forget_at = :forget
            where ticket = :ticket and state = 'ANSWERED' and answered_by <> :person
            """)
        .param("said", sealedSaid(ticket, said))
        .param("person", person)
        .param("at", Timestamp.from(at))
        .param("forget", Timestamp.from(forgetAt))
        .param("ticket", ticket)
        .update() > 0;
  }

  /** Once: whoever is not content a second time is told that it stays so. */
  boolean reopen(long ticket, String said, long person, Instant dueAt, Instant at) {
    return jdbc.sql(
            """
            update counter_rating set state = 'OPEN', reopened = reopened + 1, mended = false, due_at = :due, raise_at = :due, said = :said,
              called_by = :person, called_at = :at
            where ticket = :ticket and state = 'ANSWERED' and answered_by <> :person and reopened = 0
            """)
        .param("due", Timestamp.from(dueAt))
        .param("said", sealedSaid(ticket, said))
        .param("person", person)
        .param("at", Timestamp.from(at))
        .param("ticket", ticket)
        .update() > 0;
  }

  /** The telephone number, for somebody of staff; that it was read is kept. Empty where none was left, or it was removed. */
  String phone(VisitRating rating, long person, Instant at) {
    jdbc.sql("insert into counter_read (at, person, ticket, rating) values (?, ?, ?, ?)")
        .params(Timestamp.from(at), person, rating.label(), rating.ticket())
        .update();
    return jdbc.sql("select sealed from counter_rating where ticket = ? and sealed is not null")
        .param(rating.ticket())
        .query(byte[].class)
        .optional()
        .map(sealed -> open(rating.ticket(), sealed)[0])
        .orElse("");
  }

  /** Whether somebody has had the number shown since the rating was answered. */
  boolean shown(long ticket, long person) {
    return jdbc.sql(
            """
            select exists (select from counter_read
              where person = ? and rating = ? and at >= (select answered_at from counter_rating where ticket = ?))
            """)
        .params(person, ticket, ticket)
        .query(Boolean.class)
        .single();
  }

  private byte[] sealedSaid(long ticket, String said) {
    return secrets.seal(SAID, Long.toString(ticket), said.getBytes(StandardCharsets.UTF_8));
  }

  private String said(long ticket, byte @Nullable [] sealed) {
    return sealed == null ? "" : new String(secrets.open(SAID, Long.toString(ticket), sealed), StandardCharsets.UTF_8);
  }

  private String[] open(long ticket, byte[] sealed) {
    return new String(secrets.open(PURPOSE, Long.toString(ticket), sealed), StandardCharsets.UTF_8).split("\n", 2);
  }

  int forget(Instant now) {
    return jdbc.sql("update counter_rating set sealed = null, said = null, phone = false where forget_at <= ? and sealed is not null")
        .param(Timestamp.from(now))
        .update();
  }

  @Override
  public List<Sum> since(Instant from) {
    return jdbc.sql(
            """
            select unit, count(*) as ratings, sum(level) as score, count(*) filter (where level >= 3) as satisfied,
              count(*) filter (where level < 3) as bad, count(*) filter (where level < 3 and mended) as mended
            from counter_rating where rated_at >= ? group by unit
            """)
        .param(Timestamp.from(from))
        .query(Sum.class)
        .list();
  }

  private VisitRating row(ResultSet row, int n) throws SQLException {
    byte[] sealed = row.getBytes("sealed");
    return new VisitRating(
        row.getLong("ticket"), row.getLong("unit"), row.getString("label"), row.getTimestamp("rated_at").toInstant(), row.getInt("level"),
        State.valueOf(row.getString("state")), sealed == null ? "" : open(row.getLong("ticket"), sealed)[1], row.getBoolean("phone"),
        time(row, "due_at"), row.getBoolean("mended"), row.getString("answer"), row.getLong("answered_by"), row.getInt("reopened"),
        time(row, "head_at"), time(row, "centre_at"), row.getLong("served_by"), said(row.getLong("ticket"), row.getBytes("said")));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Timestamp time(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}

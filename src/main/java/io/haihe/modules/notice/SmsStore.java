package io.haihe.modules.notice;

import io.haihe.kernel.org.ShortMessages;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Text messages to send, each given out to one server at a time. Number and text are sealed, and go when a message has ended. */
@Component
class SmsStore {

  private static final String PURPOSE = "notice.sms";

  private final JdbcClient jdbc;
  private final Secrets secrets;

  SmsStore(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  enum Status {
    PENDING,
    SENT,
    FAILED
  }

  record Sms(long id, String about, String number, String text, Instant createdAt, Instant until, int attempts) {

    /** Without number and text, which stand in no log. */
    @Override
    public String toString() {
      return "Sms[" + id + "]";
    }
  }

  /** How one stands that was sent last, and until when it is of use. */
  record Last(Status status, Instant until) {}

  /** One that was given up. */
  record Lost(Instant at, int attempts, String why) {}

  /** How many of those made since some moment are in which state. */
  record Counts(int waiting, int sent, int lost) {}

  /** In the place of those about the same that still wait. */
  void add(ShortMessages.Message message, Instant now) {
    withdraw(message.about());
    jdbc.sql(
            """
            insert into notice_sms (about, sealed, status, attempts, created_at, next_at, until_at)
            values (:about, :sealed, 'PENDING', 0, :now, :now, :until)
            """)
        .param("about", message.about())
        .param("sealed", secrets.seal(PURPOSE, message.about(), (message.number() + "\n" + message.text()).getBytes(StandardCharsets.UTF_8)))
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(message.until()))
        .update();
  }

  void withdraw(String about) {
    jdbc.sql("delete from notice_sms where about = ? and status = 'PENDING'").param(about).update();
  }

  List<Sms> lease(Instant now, Duration lease, int limit) {
    return jdbc.sql(
            """
            update notice_sms set next_at = :until, attempts = attempts + 1
            where id in (
              select id from notice_sms where status = 'PENDING' and next_at <= :now and until_at > :now
              order by next_at limit :limit for update skip locked)
            returning *
            """)
        .param("until", Timestamp.from(now.plus(lease)))
        .param("now", Timestamp.from(now))
        .param("limit", limit)
        .query(this::row)
        .list();
  }

  /**
   * Keeps what became of it, unless it was withdrawn or another server has taken it over meanwhile.
   *
   * @param keep whether number and text stay until it is of no use any more
   */
  void end(Sms sms, Status status, @Nullable String error, boolean keep) {
    jdbc.sql(
            """
            update notice_sms set status = :status, error = :error, sealed = case when :keep then sealed end
            where id = :id and status = 'PENDING' and attempts = :attempts
            """)
        .param("status", status.name())
        .param("error", error)
        .param("keep", keep)
        .param("id", sms.id())
        .param("attempts", sms.attempts())
        .update();
  }

  void again(Sms sms, Instant next, String error) {
    jdbc.sql("update notice_sms set next_at = ?, error = ? where id = ? and status = 'PENDING' and attempts = ?")
        .params(Timestamp.from(next), error, sms.id(), sms.attempts())
        .update();
  }

  /**
   * What nobody could send in time is given up, and of what was only played number and text go.
   *
   * @return those that were given up
   */
  List<Long> expire(Instant now) {
    jdbc.sql("update notice_sms set sealed = null where status <> 'PENDING' and until_at <= ? and sealed is not null").param(Timestamp.from(now)).update();
    return jdbc.sql("update notice_sms set status = 'FAILED', sealed = null where status = 'PENDING' and until_at <= :now and next_at <= :now returning id")
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .list();
  }

  /** How the last one about it stands, if it was of use after some moment. */
  Optional<Last> last(String about, Instant after) {
    return jdbc.sql("select status, until_at from notice_sms where about = ? and until_at > ? order by id desc limit 1")
        .params(about, Timestamp.from(after))
        .query((row, n) -> new Last(Status.valueOf(row.getString(1)), row.getTimestamp(2).toInstant()))
        .optional();
  }

  Counts count(Instant since) {
    return jdbc.sql(
            """
            select count(*) filter (where status = 'PENDING') as waiting, count(*) filter (where status = 'SENT') as sent,
              count(*) filter (where status = 'FAILED') as lost
            from notice_sms where created_at >= ?
            """)
        .param(Timestamp.from(since))
        .query(Counts.class)
        .single();
  }

  /** The newest first. */
  List<Lost> lost(Instant since, int limit) {
    return jdbc.sql(
            "select created_at, attempts, coalesce(error, '') from notice_sms where status = 'FAILED' and created_at >= ? order by id desc limit ?")
        .params(Timestamp.from(since), limit)
        .query((row, n) -> new Lost(row.getTimestamp(1).toInstant(), row.getInt(2), row.getString(3)))
        .list();
  }

  /** What was only played and is still of use, the newest first. */
  List<Sms> played(Instant now, int limit) {
    return jdbc.sql("select * from notice_sms where status = 'SENT' and sealed is not null and until_at > ? order by id desc limit ?")
        .params(Timestamp.from(now), limit)
        .query(this::row)
        .list();
  }

  void forget(Instant before) {
    jdbc.sql("delete from notice_sms where created_at < ? and status <> 'PENDING'").param(Timestamp.from(before)).update();
  }

  private Sms row(ResultSet row, int n) throws SQLException {
    String about = row.getString("about");
    String[] opened = new String(secrets.open(PURPOSE, about, row.getBytes("sealed")), StandardCharsets.UTF_8).split("\n", 2);
    return new Sms(
        row.getLong("id"), about, opened[0], opened[1], row.getTimestamp("created_at").toInstant(), row.getTimestamp("until_at").toInstant(),
        row.getInt("attempts"));
  }
}

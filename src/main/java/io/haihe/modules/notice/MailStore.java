package io.haihe.modules.notice;

import io.haihe.kernel.casework.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails to send, each given out to one server at a time. */
@Component
class MailStore {

  private static final String LEASE =
      """
      update notice_mail set next_at = :until, attempts = attempts + 1
      where (case_id, seq, notice) in (
        select m.case_id, m.seq, m.notice from notice_mail m
        where m.status = 'PENDING' and m.next_at <= :now
          and not exists (
            select 1 from notice_mail b where b.case_id = m.case_id and b.seq < m.seq and b.status = 'PENDING')
        order by m.next_at limit :limit for update skip locked)
      returning *
      """;

  private final JdbcClient jdbc;

  MailStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  enum Status {
    PENDING,
    SENT,
    /** There is nobody to write to. */
    DROPPED,
    FAILED
  }

  record Mail(
      long caseId, int seq, String notice, String number, String english, String chinese, int attempts, Instant createdAt) {}

  /** Once for each notice, however often it is asked. */
  void add(Told told, Wording.Words words, Instant now) {
    jdbc.sql(
            """
            insert into notice_mail (case_id, seq, notice, number, text_en, text_zh, status, attempts, created_at, next_at)
            values (:case, :seq, :notice, :number, :en, :zh, 'PENDING', 0, :now, :now) on conflict do nothing
            """)
        .param("case", told.matter().id())
        .param("seq", told.entry().seq())
        .param("notice", told.notice().key())
        .param("number", told.matter().number())
        .param("en", words.english())
        .param("zh", words.chinese())
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Of one case a later mail waits for the earlier. */
  List<Mail> lease(Instant now, Duration lease, int limit) {
    return jdbc.sql(LEASE)
        .param("until", Timestamp.from(now.plus(lease)))
        .param("now", Timestamp.from(now))
        .param("limit", limit)
        .query(MailStore::row)
        .list();
  }

  /** Keeps what became of it, unless another server has taken it over meanwhile. */
  void end(Mail mail, Status status, Instant next, @Nullable String error) {
    jdbc.sql(
            """
            update notice_mail set status = :status, next_at = :next, error = :error
            where case_id = :case and seq = :seq and notice = :notice and status = 'PENDING' and attempts = :attempts
            """)
        .param("status", status.name())
        .param("next", Timestamp.from(next))
        .param("error", error)
        .param("case", mail.caseId())
        .param("seq", mail.seq())
        .param("notice", mail.notice())
        .param("attempts", mail.attempts())
        .update();
  }

  void forget(Instant before) {
    jdbc.sql("delete from notice_mail where created_at < ? and status <> 'PENDING'").param(Timestamp.from(before)).update();
  }

  private static Mail row(ResultSet row, int n) throws SQLException {
    return new Mail(
        row.getLong("case_id"), row.getInt("seq"), row.getString("notice"), row.getString("number"),
        row.getString("text_en"), row.getString("text_zh"), row.getInt("attempts"),
        row.getTimestamp("created_at").toInstant());
  }
}

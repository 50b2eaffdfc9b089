package io.haihe.modules.certificate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what certificates were given for. */
@Component
class UseStore {

  private final JdbcClient jdbc;

  UseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One use.
   *
   * @param seq number of the timeline entry with which it was given
   * @param byReporter whether the applicant gave it, or else staff of the unit for them
   * @param readAt when somebody of staff first read what stands on it, or null
   * @param withdrawnAt when the consent to it was taken back, or null; never both
   */
  record Use(
      long caseId, int seq, String field, String certificate, String caseNumber, int scenarioVersion, boolean byReporter, long unit,
      Instant at, @Nullable Instant readAt, @Nullable Instant withdrawnAt) {

    /** One that was just given. */
    Use(long caseId, int seq, String field, String certificate, String caseNumber, int scenarioVersion, boolean byReporter, long unit, Instant at) {
      this(caseId, seq, field, certificate, caseNumber, scenarioVersion, byReporter, unit, at, null, null);
    }
  }

  /** Nothing happens if it is known, or there is no such certificate. */
  void add(Use use) {
    jdbc.sql(
            """
            insert into certificate_use
              (case_id, seq, field, certificate, case_number, scenario_version, by_reporter, unit, used_at)
            select :case, :seq, :field, number, :caseNumber, :version, :byReporter, :unit, :at
            from certificate_certificate where number = :certificate
            on conflict do nothing
            """)
        .param("case", use.caseId())
        .param("seq", use.seq())
        .param("field", use.field())
        .param("caseNumber", use.caseNumber())
        .param("version", use.scenarioVersion())
        .param("byReporter", use.byReporter())
        .param("unit", use.unit())
        .param("at", Timestamp.from(use.at()))
        .param("certificate", use.certificate())
        .update();
  }

  /** The newest first. */
  List<Use> of(String certificate) {
    return select("certificate = ? order by used_at desc, seq desc", certificate);
  }

  /** Those in a case, in the order they were given. */
  List<Use> in(long caseId) {
    return select("case_id = ? order by seq, field", caseId);
  }

  /** Those in some cases, the newest first. */
  List<Use> inCases(Collection<String> numbers) {
    return select("case_number = any(?) order by used_at desc, seq desc", numbers.toArray(String[]::new));
  }

  /** Somebody of staff reads what stands on the certificates given in a case: from now on the consents cannot be taken back. */
  void read(long caseId, Instant at) {
    jdbc.sql("update certificate_use set read_at = ? where case_id = ? and read_at is null and withdrawn_at is null")
        .params(Timestamp.from(at), caseId)
        .update();
  }

  /** @return whether it was neither read nor taken back before */
  boolean withdraw(long caseId, int seq, String field, Collection<String> numbers, Instant at) {
    return jdbc.sql(
            """
            update certificate_use set withdrawn_at = ?
            where case_id = ? and seq = ? and field = ? and case_number = any(?) and read_at is null and withdrawn_at is null
            """)
        .params(Timestamp.from(at), caseId, seq, field, numbers.toArray(String[]::new))
        .update() > 0;
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private List<Use> select(String where, Object value) {
    return jdbc.sql("select * from certificate_use where " + where)
        .param(value)
        .query((row, n) -> new Use(
            row.getLong("case_id"), row.getInt("seq"), row.getString("field"), row.getString("certificate"), row.getString("case_number"),
            row.getInt("scenario_version"), row.getBoolean("by_reporter"), row.getLong("unit"), row.getTimestamp("used_at").toInstant(),
            instant(row.getTimestamp("read_at")), instant(row.getTimestamp("withdrawn_at"))))
        .list();
  }
}

package io.haihe.modules.certificate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
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
   */
  record Use(
      long caseId, int seq, String field, String certificate, String caseNumber, int scenarioVersion, boolean byReporter, long unit,
      Instant at) {}

  /** Nothing happens if it is known, or there is no such certificate. */
  void add(Use use) {
    jdbc.sql(
            """
            insert into certificate_use
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

  private List<Use> select(String where, Object value) {
    return jdbc.sql("select * from certificate_use where " + where)
        .param(value)
        .query((row, n) -> new Use(
            row.getLong("case_id"), row.getInt("seq"), row.getString("field"), row.getString("certificate"), row.getString("case_number"),
            row.getInt("scenario_version"), row.getBoolean("by_reporter"), row.getLong("unit"), row.getTimestamp("used_at").toInstant()))
        .list();
  }
}

package io.haihe.modules.certificate;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.Digests;
import io.haihe.platform.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps certificates; what stands on them is sealed. */
@Component
class CertificateStore {

  private static final Logger log = LoggerFactory.getLogger(CertificateStore.class);
  private static final String PURPOSE = "certificate.content";

  private final JdbcClient jdbc;
  private final Secrets secrets;

  CertificateStore(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  boolean has(long caseId, int seq, String document) {
    return jdbc.sql("select exists (select from certificate_certificate where case_id = :case and seq = :seq and document = :document)")
        .param("case", caseId)
        .param("seq", seq)
        .param("document", document)
        .query(Boolean.class)
        .single();
  }

  /** Nothing happens if it was issued already. */
  void add(Issued issued, Content content, @Nullable Instant removeAt) {
    jdbc.sql(
            """
            insert into certificate_certificate (number, case_id, case_number, seq, document, scenario_version, type, place, unit, sample,
              code, sealed, issued_at, valid_until, remove_at)
            values (:number, :case, :caseNumber, :seq, :document, :version, :type, :place, :unit, :sample, :code, :sealed, :issuedAt,
              :until, :removeAt)
            on conflict do nothing
            """)
        .param("number", issued.number())
        .param("case", issued.caseId())
        .param("caseNumber", issued.caseNumber())
        .param("seq", issued.seq())
        .param("document", issued.document())
        .param("version", issued.scenarioVersion())
        .param("type", issued.type())
        .param("place", issued.place().toString())
        .param("unit", issued.unit())
        .param("sample", issued.sample())
        .param("code", CheckCode.hash(content.code()))
        .param("sealed", secrets.seal(PURPOSE, issued.number(), JsonMapper.shared().writeValueAsBytes(content)))
        .param("issuedAt", Timestamp.from(issued.issuedAt()))
        .param("until", time(issued.until()), Types.TIMESTAMP)
        .param("removeAt", time(removeAt), Types.TIMESTAMP)
        .update();
  }

  /** What a case had issued as a document before an entry, and has not been taken back. */
  List<Issued> standing(long caseId, String document, int before) {
    return jdbc.sql("select * from certificate_certificate where case_id = :case and document = :document and seq < :before and revoked_at is null")
        .param("case", caseId)
        .param("document", document)
        .param("before", before)
        .query(CertificateStore::issued)
        .list();
  }

  void revoke(String number, Instant at, String reason, @Nullable Instant removeAt) {
    jdbc.sql("update certificate_certificate set revoked_at = :at, reason = :reason, remove_at = :removeAt where number = :number")
        .param("at", Timestamp.from(at))
        .param("reason", reason)
        .param("removeAt", time(removeAt), Types.TIMESTAMP)
        .param("number", number)
        .update();
  }

  Optional<Issued> byCode(String code) {
    return jdbc.sql("select * from certificate_certificate where code = :code")
        .param("code", CheckCode.hash(code))
        .query(CertificateStore::issued)
        .optional();
  }

  Optional<Issued> byNumber(String number) {
    return jdbc.sql("select * from certificate_certificate where number = :number")
        .param("number", number)
        .query(CertificateStore::issued)
        .optional();
  }

  /** The newest first. */
  List<Issued> ofCases(Collection<String> numbers) {
    return jdbc.sql("select * from certificate_certificate where case_number = any(:numbers) order by issued_at desc, number desc")
        .param("numbers", numbers.toArray(String[]::new))
        .query(CertificateStore::issued)
        .list();
  }

  /** What stands on a certificate; empty once it was removed, and where the secret it was sealed with was lost. */
  Optional<Content> content(Issued issued) {
    return jdbc.sql("select sealed from certificate_certificate where number = :number and sealed is not null")
        .param("number", issued.number())
        .query(byte[].class)
        .optional()
        .flatMap(sealed -> open(issued.number(), sealed));
  }

  private Optional<Content> open(String number, byte[] sealed) {
    try {
      return Optional.of(JsonMapper.shared().readValue(secrets.open(PURPOSE, number, sealed), Content.class));
    } catch (IllegalStateException lost) {
      log.warn("certificate {} does not open: {}", number, lost.getMessage());
      return Optional.empty();
    }
  }

  private static Issued issued(ResultSet row, int n) throws SQLException {
    return new Issued(
        row.getString("number"), row.getLong("case_id"), row.getString("case_number"), row.getInt("seq"), row.getString("document"),
        row.getInt("scenario_version"), row.getString("type"), PlaceCode.of(row.getString("place")), row.getLong("unit"),
        row.getBoolean("sample"), row.getTimestamp("issued_at").toInstant(), instant(row, "valid_until"), instant(row, "revoked_at"), row.getString("reason"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Timestamp time(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  void handedOut(byte[] file, String number, Instant at) {
    jdbc.sql("insert into certificate_file values (:sha256, :number, :at) on conflict do nothing")
        .param("sha256", Digests.sha256(file))
        .param("number", number)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Whether a file is, byte for byte, one that was handed out of a certificate. */
  boolean isHandedOut(byte[] file, String number) {
    return jdbc.sql("select exists (select from certificate_file where sha256 = :sha256 and certificate = :number)")
        .param("sha256", Digests.sha256(file))
        .param("number", number)
        .query(Boolean.class)
        .single();
  }

  /** What is personal on certificates that ended long ago goes; number, dates and reason stay, so that they can be checked. */
  int removeDue(Instant now) {
    return jdbc.sql("update certificate_certificate set sealed = null where remove_at <= :now and sealed is not null")
        .param("now", Timestamp.from(now))
        .update();
  }
}

package io.haihe.modules.resident;

import io.haihe.kernel.scenario.SignatureRule.Means;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code resident_signature}. */
@Component
class SignatureStore {

  private static final String PURPOSE = "resident.signature";
  private static final int KEY_DIGITS = 64;

  private final JdbcClient jdbc;
  private final Secrets secrets;

  SignatureStore(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  /**
   * Who signed, and by which key what is personal was hashed.
   *
   * @param name what the account was called then; may be empty
   */
  record Signer(String name, byte[] key) {}

  /**
   * A signature as it is kept.
   *
   * @param whole whether the row is as it was written
   * @param signer null once what is personal in the case was removed
   */
  record Kept(long id, Signature signature, boolean whole, @Nullable Signer signer) {}

  /** What the case has not gone on for yet. */
  record Open(long id, long caseId) {}

  /** @return its id; empty where the same was signed already */
  Optional<Long> add(Signature signature, Signer signer) {
    Assertion by = signature.by();
    return jdbc.sql(
            """
            insert into resident_signature
              (case_id, account, at, means, entries, nonce, personal, digest, passkey, public_key, authenticator_data, client_data, signature, site,
               kept, sealed)
            values (:case, :account, :at, :means, :entries, :nonce, :personal, :digest, :passkey, :key, :data, :client, :signature, :site, :kept, :sealed)
            on conflict (case_id, entries) do nothing returning id
            """)
        .param("case", signature.caseId())
        .param("account", signature.account())
        .param("at", Timestamp.from(signature.at()))
        .param("means", signature.means().name())
        .param("entries", signature.entries())
        .param("nonce", signature.nonce())
        .param("personal", signature.personal(), Types.BINARY)
        .param("digest", signature.digest())
        .param("passkey", by == null ? null : by.passkey(), Types.BINARY)
        .param("key", by == null ? null : by.publicKey(), Types.BINARY)
        .param("data", by == null ? null : by.authenticatorData(), Types.BINARY)
        .param("client", by == null ? null : by.clientData(), Types.BINARY)
        .param("signature", by == null ? null : by.signature(), Types.BINARY)
        .param("site", by == null ? null : by.site(), Types.VARCHAR)
        .param("kept", secrets.sign(PURPOSE, signature.text()))
        .param("sealed", seal(signature, signer))
        .query(Long.class)
        .optional();
  }

  private byte[] seal(Signature signature, Signer signer) {
    String text = HexFormat.of().formatHex(signer.key()) + signer.name();
    return secrets.seal(PURPOSE, context(signature), text.getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable Signer signer(Signature signature, byte @Nullable [] sealed) {
    if (sealed == null) {
      return null;
    }
    String text = new String(secrets.open(PURPOSE, context(signature), sealed), StandardCharsets.UTF_8);
    return new Signer(text.substring(KEY_DIGITS), HexFormat.of().parseHex(text.substring(0, KEY_DIGITS)));
  }

  private static String context(Signature signature) {
    return signature.caseId() + ":" + signature.entries();
  }

  /** The oldest first. */
  List<Kept> ofCase(long caseId) {
    return jdbc.sql("select * from resident_signature where case_id = ? order by entries").param(caseId).query(this::kept).list();
  }

  /** Whether what was handed in up to that entry is signed. */
  boolean covers(long caseId, int entries) {
    return jdbc.sql("select exists (select from resident_signature where case_id = ? and entries >= ?)")
        .params(caseId, entries)
        .query(Boolean.class)
        .single();
  }

  /** Which of some cases are signed at all. */
  Set<Long> signed(Collection<Long> cases) {
    return new HashSet<>(
        jdbc.sql("select distinct case_id from resident_signature where case_id = any(:cases)")
            .param("cases", cases.toArray(Long[]::new))
            .query(Long.class)
            .list());
  }

  private Kept kept(ResultSet row, int n) throws SQLException {
    Signature signature =
        new Signature(
            row.getLong("case_id"), row.getObject("account", Long.class),
            row.getTimestamp("at").toInstant().truncatedTo(ChronoUnit.MICROS), Means.valueOf(row.getString("means")), row.getInt("entries"),
            row.getBytes("nonce"), row.getBytes("personal"), row.getBytes("digest"), assertion(row));
    boolean whole = MessageDigest.isEqual(row.getBytes("kept"), secrets.sign(PURPOSE, signature.text()));
    return new Kept(row.getLong("id"), signature, whole, whole ? signer(signature, row.getBytes("sealed")) : null);
  }

  private static @Nullable Assertion assertion(ResultSet row) throws SQLException {
    byte[] passkey = row.getBytes("passkey");
    return passkey == null
        ? null
        : new Assertion(
            passkey, row.getBytes("public_key"), row.getBytes("authenticator_data"), row.getBytes("client_data"), row.getBytes("signature"),
            row.getString("site"));
  }

  List<Open> unsettled() {
    return jdbc.sql("select id, case_id from resident_signature where not settled order by id").query(Open.class).list();
  }

  void settle(long id) {
    jdbc.sql("update resident_signature set settled = true where id = ?").param(id).update();
  }

  /** Cases of which is known who signed, from an id on. */
  List<Open> sealed(long after, int limit) {
    return jdbc.sql("select id, case_id from resident_signature where sealed is not null and id > ? order by id limit ?")
        .params(after, limit)
        .query(Open.class)
        .list();
  }

  void forget(Collection<Long> cases) {
    jdbc.sql("update resident_signature set sealed = null where case_id = any(:cases)").param("cases", cases.toArray(Long[]::new)).update();
  }
}

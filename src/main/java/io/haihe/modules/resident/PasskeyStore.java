package io.haihe.modules.resident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The table {@code resident_passkey}. */
@Component
class PasskeyStore implements UserCredentialRepository {

  private static final String SELECT =
      """
      select p.*, a.handle from resident_passkey p join resident_account a on a.id = p.account
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  PasskeyStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Passkey(byte[] id, Instant createdAt, @Nullable Instant usedAt) {

    /** For addresses. */
    String name() {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
  }

  List<Passkey> list(long account) {
    return jdbc.sql("select id, created_at, used_at from resident_passkey where account = ? order by created_at, id")
        .param(account)
        .query((row, n) -> new Passkey(row.getBytes(1), row.getTimestamp(2).toInstant(), instant(row.getTimestamp(3))))
        .list();
  }

  void remove(long account, Bytes id) {
    jdbc.sql("delete from resident_passkey where account = ? and id = ?").params(account, id.getBytes()).update();
  }

  @Override
  public void delete(Bytes id) {
    jdbc.sql("delete from resident_passkey where id = ?").param(id.getBytes()).update();
  }

  /** A new one, or one that was used. */
  @Override
  public void save(CredentialRecord passkey) {
    int used =
        jdbc.sql("update resident_passkey set signatures = ?, verified = ?, backed_up = ?, used_at = ? where id = ?")
            .params(passkey.getSignatureCount(), passkey.isUvInitialized(), passkey.isBackupState(), Timestamp.from(clock.instant()))
            .param(passkey.getCredentialId().getBytes())
            .update();
    if (used == 0) {
      insert(passkey);
    }
  }

  private void insert(CredentialRecord passkey) {
    Bytes attestation = passkey.getAttestationObject();
    jdbc.sql(
            """
            insert into resident_passkey
              (id, account, public_key, attestation, signatures, verified, transports, backup_eligible, backed_up, created_at)
            select :id, a.id, :key, :attestation, :signatures, :verified, :transports, :eligible, :backedUp, :at
              from resident_account a where a.handle = :handle
            """)
        .param("id", passkey.getCredentialId().getBytes())
        .param("key", passkey.getPublicKey().getBytes())
        .param("attestation", attestation == null ? new byte[0] : attestation.getBytes())
        .param("signatures", passkey.getSignatureCount())
        .param("verified", passkey.isUvInitialized())
        .param("transports", passkey.getTransports().stream().map(AuthenticatorTransport::getValue).sorted().collect(Collectors.joining(" ")))
        .param("eligible", passkey.isBackupEligible())
        .param("backedUp", passkey.isBackupState())
        .param("at", Timestamp.from(clock.instant()))
        .param("handle", passkey.getUserEntityUserId().getBytes())
        .update();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return find(id).orElse(null);
  }

  private Optional<CredentialRecord> find(Bytes id) {
    return jdbc.sql(SELECT + "where p.id = ?").param(id.getBytes()).query(PasskeyStore::passkey).optional();
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return jdbc.sql(SELECT + "where a.handle = ? order by p.created_at").param(handle.getBytes()).query(PasskeyStore::passkey).list();
  }

  private static CredentialRecord passkey(ResultSet row, int n) throws SQLException {
    Instant created = row.getTimestamp("created_at").toInstant();
    Instant used = instant(row.getTimestamp("used_at"));
    return ImmutableCredentialRecord.builder()
        .credentialId(new Bytes(row.getBytes("id")))
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .userEntityUserId(new Bytes(row.getBytes("handle")))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .signatureCount(row.getLong("signatures"))
        .uvInitialized(row.getBoolean("verified"))
        .transports(transports(row.getString("transports")))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .label("")
        .created(created)
        .lastUsed(used == null ? created : used)
        .build();
  }

  private static Set<AuthenticatorTransport> transports(String stored) {
    return Arrays.stream(stored.split(" ")).filter(name -> !name.isEmpty()).map(AuthenticatorTransport::valueOf).collect(Collectors.toSet());
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}

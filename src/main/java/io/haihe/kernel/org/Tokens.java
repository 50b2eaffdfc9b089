package io.haihe.kernel.org;

import io.haihe.kernel.org.ChangeLog.Change;
import io.haihe.platform.Digests;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tokens with which programs come instead of a session. Only their hashes are kept. */
@Component
public class Tokens {

  /** A token just issued; {@code secret} is shown once and cannot be had again. */
  public record Issued(long id, String secret) {}

  private static final String PREFIX = "hh_";
  private static final int HINT_LENGTH = 8;

  private static final String VALID =
      """
      select t.id, t.name, t.person, t.scopes from org_token t left join org_person p on p.id = t.person
       where t.hash = ? and t.revoked_at is null and (t.expires_at is null or t.expires_at > ?)
         and (t.person is null or not p.disabled)
      """;

  private final JdbcClient jdbc;
  private final ChangeLog log;

  Tokens(JdbcClient jdbc, ChangeLog log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  /**
   * @param name who it is for
   * @param person whose seats it uses, or null for an integration
   * @param expires when it ends, or null for never
   */
  @Transactional
  public Issued issue(String name, @Nullable Long person, Set<String> scopes, @Nullable Instant expires, Act act) {
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.random(32));
    long id =
        jdbc.sql(
                """
                insert into org_token (hash, hint, name, person, scopes, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .params(hash(secret), secret.substring(0, HINT_LENGTH), name)
            .param(person)
            .params(scopes.toArray(String[]::new), Timestamp.from(act.at()))
            .param(expires == null ? null : Timestamp.from(expires))
            .query(Long.class)
            .single();
    Map<String, Object> detail = new HashMap<>(Map.of("token", id, "name", name, "scopes", new TreeSet<>(scopes)));
    log.add(act, new Change(person, "token-issued", detail));
    return new Issued(id, secret);
  }

  @Transactional
  public void revoke(long id, Act act) {
    jdbc.sql("update org_token set revoked_at = coalesce(revoked_at, ?) where id = ?")
        .params(Timestamp.from(act.at()), id)
        .update();
    log.add(act, new Change(null, "token-revoked", Map.of("token", id)));
  }

  /** The token, if it is one of ours and valid at the time. */
  public Optional<ApiToken> check(String secret, Instant at) {
    return secret.startsWith(PREFIX)
        ? jdbc.sql(VALID).params(hash(secret), Timestamp.from(at)).query(Tokens::token).optional()
        : Optional.empty();
  }

  private static ApiToken token(ResultSet row, int number) throws SQLException {
    return new ApiToken(
        row.getLong("id"),
        row.getString("name"),
        row.getObject("person", Long.class),
        Set.of((String[]) row.getArray("scopes").getArray()));
  }

  private static byte[] hash(String secret) {
    return Digests.sha256(secret.getBytes(StandardCharsets.UTF_8));
  }
}

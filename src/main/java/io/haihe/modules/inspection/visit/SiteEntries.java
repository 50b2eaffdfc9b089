package io.haihe.modules.inspection.visit;

import io.haihe.platform.Digests;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is entered at visits: only adds, and chains each entry to the one before. */
@Component
class SiteEntries {

  private static final String PURPOSE = "inspection.visit";

  private final JdbcClient jdbc;
  private final Secrets secrets;

  SiteEntries(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  /** Whoever adds to a visit, or seals it, comes one after the other until the transaction ends. */
  void queueFor(long visit) {
    jdbc.sql("select id from inspection_visit where id = ? for update").param(visit).query(Long.class).single();
  }

  List<SiteEntry> of(long visit) {
    return after(visit, 0);
  }

  List<SiteEntry> after(long visit, int seq) {
    return jdbc.sql("select * from inspection_entry where visit = ? and seq > ? order by seq").params(visit, seq).query(SiteEntries::row).list();
  }

  private static SiteEntry row(ResultSet row, int n) throws SQLException {
    return new SiteEntry(
        row.getInt("seq"), row.getObject("id", UUID.class), row.getLong("officer"), row.getString("device"),
        SiteField.parse(row.getString("field")).orElseThrow(), row.getString("body"), row.getString("secret_mac"), row.getInt("seen"),
        row.getTimestamp("phone_at").toInstant(), row.getLong("phone_ahead"), row.getTimestamp("received_at").toInstant(), row.getString("hash"));
  }

  /** What is kept under an id already, with the visit it belongs to. */
  record Known(long visit, String field, String body) {}

  Optional<Known> known(UUID id) {
    return jdbc.sql("select visit, field, body from inspection_entry where id = ?")
        .param(id)
        .query((row, n) -> new Known(row.getLong(1), row.getString(2), row.getString(3)))
        .optional();
  }

  /** Adds one to a visit that is {@link #queueFor queued for}. */
  SiteEntry add(long visit, @Nullable SiteEntry last, Written written, SiteField field, Source source) {
    String mac = written.secret() == null ? "" : HexFormat.of().formatHex(secrets.sign(PURPOSE, written.id() + "\n" + written.secret()));
    SiteEntry bare = new SiteEntry(
        last == null ? 1 : last.seq() + 1, written.id(), source.officer(), source.device(), field, written.body(), mac, written.seen(),
        written.phoneAt().truncatedTo(ChronoUnit.MILLIS), source.phoneAhead(), source.receivedAt().truncatedTo(ChronoUnit.MILLIS), "");
    SiteEntry entry = chained(visit, bare, last == null ? "" : last.hash());
    jdbc.sql(
            """
            insert into inspection_entry
              (visit, seq, id, officer, device, field, body, secret, secret_mac, seen, phone_at, phone_ahead, received_at, hash)
            values (:visit, :seq, :id, :officer, :device, :field, :body, :secret, :mac, :seen, :phone, :ahead, :received, :hash)
            """)
        .param("visit", visit)
        .param("seq", entry.seq())
        .param("id", entry.id())
        .param("officer", entry.officer())
        .param("device", entry.device())
        .param("field", field.toString())
        .param("body", entry.body())
        .param("secret", written.secret() == null ? null
            : secrets.seal(PURPOSE, entry.id().toString(), written.secret().getBytes(StandardCharsets.UTF_8)), java.sql.Types.BINARY)
        .param("mac", mac)
        .param("seen", entry.seen())
        .param("phone", Timestamp.from(entry.phoneAt()))
        .param("ahead", entry.phoneAhead())
        .param("received", Timestamp.from(entry.receivedAt()))
        .param("hash", entry.hash())
        .update();
    return entry;
  }

  /**
   * Where entries come from.
   *
   * @param phoneAhead milliseconds by which its clock is before ours
   */
  record Source(long officer, String device, long phoneAhead, Instant receivedAt) {}

  private static SiteEntry chained(long visit, SiteEntry entry, String before) {
    List<Object> all = List.of(
        before, visit, entry.seq(), entry.id().toString(), entry.officer(), entry.device(), entry.field().toString(), entry.body(),
        entry.secretMac(), entry.seen(), entry.phoneAt().toString(), entry.phoneAhead(), entry.receivedAt().toString());
    String hash = Digests.sha256Hex(SiteState.JSON.writeValueAsString(all).getBytes(StandardCharsets.UTF_8));
    return new SiteEntry(
        entry.seq(), entry.id(), entry.officer(), entry.device(), entry.field(), entry.body(), entry.secretMac(), entry.seen(), entry.phoneAt(),
        entry.phoneAhead(), entry.receivedAt(), hash);
  }

  /** The first entry that is not what it was when it came, or not after the one it came after; 0 where all are. */
  static int firstBroken(long visit, List<SiteEntry> entries) {
    String before = "";
    int expected = 1;
    for (SiteEntry entry : entries) {
      if (entry.seq() != expected++ || !chained(visit, entry, before).hash().equals(entry.hash())) {
        return entry.seq();
      }
      before = entry.hash();
    }
    return 0;
  }

  /** What is personal of an entry, as JSON; empty where there was nothing or it is gone. */
  Optional<String> secret(SiteEntry entry) {
    return jdbc.sql("select secret from inspection_entry where id = ? and secret is not null")
        .param(entry.id())
        .query(byte[].class)
        .optional()
        .map(sealed -> new String(secrets.open(PURPOSE, entry.id().toString(), sealed), StandardCharsets.UTF_8));
  }

  /** Removes what is personal of the visits whose time is over. */
  int forget(Instant now) {
    List<Long> over = jdbc.sql("select visit from inspection_site_end where not forgotten and forget_at <= ? limit 500")
        .param(Timestamp.from(now))
        .query(Long.class)
        .list();
    Long[] visits = over.toArray(Long[]::new);
    jdbc.sql("update inspection_entry set secret = null where visit = any(?) and secret is not null").param(visits).update();
    jdbc.sql("delete from inspection_photo where visit = any(?)").param(visits).update();
    jdbc.sql("update inspection_site_end set forgotten = true where visit = any(?)").param(visits).update();
    return over.size();
  }
}

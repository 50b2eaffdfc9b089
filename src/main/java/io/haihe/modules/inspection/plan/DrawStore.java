package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Authority;
import io.haihe.modules.inspection.draw.Pools;
import io.haihe.modules.inspection.register.Recusals;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps draws: what was announced, the sealed secret, the record in its newest state and the hashes of all. */
@Component
public class DrawStore {

  private static final String FACTS =
      "task, commitment, source, public_at, committed_by, committed_for, committed_at, public_value, revealed_by, revealed_at, witness is not null as witnessed";

  private static final int BINARY = -1;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  DrawStore(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /**
   * What is known of a draw, without its files and its secret.
   *
   * @param committedFor who had delegated the seat by which it was announced; null for nobody
   * @param publicValue null until it was entered
   * @param revealedBy 0 until then
   */
  public record Facts(
      long task, String commitment, String source, Instant publicAt, long committedBy, @Nullable Long committedFor, Instant committedAt,
      @Nullable String publicValue, long revealedBy, @Nullable Instant revealedAt, boolean witnessed) {

    public boolean revealed() {
      return revealedAt != null;
    }

    /** Whether it was announced by one of those by whose word somebody else would draw. */
    boolean announcedBy(Authority authority) {
      return authority.did(committedBy, committedFor);
    }
  }

  /** A state of the record that was published. */
  public record Version(int number, String sha256, Instant at) {}

  Optional<Facts> find(long task) {
    return jdbc.sql("select " + FACTS + " from inspection_draw where task = ?").param(task).query(DrawStore::row).optional();
  }

  /** The same, and nobody else changes it until the transaction ends. */
  Optional<Facts> lock(long task) {
    return jdbc.sql("select " + FACTS + " from inspection_draw where task = ? for update").param(task).query(DrawStore::row).optional();
  }

  /** Draws, the newest first. */
  List<Facts> list(long before, int size) {
    return jdbc.sql("select " + FACTS + " from inspection_draw where (:before = 0 or task < :before) order by task desc limit :size")
        .param("before", before)
        .param("size", size)
        .query(DrawStore::row)
        .list();
  }

  /** Those announced and not made whose value may be known, whichever waits longest first; not those of which it was said why they never were. */
  List<Facts> ready(Instant now) {
    return jdbc.sql(
            """
            select %s from inspection_draw where revealed_at is null and never_at is null and public_at <= ?
              and exists (select from inspection_task t where t.id = task and t.state = 'COMMITTED')
            order by public_at, task limit 1000
            """.formatted(FACTS))
        .param(Timestamp.from(now))
        .query(DrawStore::row)
        .list();
  }

  byte[] announcement(long task) {
    return bytes("pools", task);
  }

  /** The newest state of the record. */
  byte[] record(long task) {
    return bytes("record", task);
  }

  /** Sealed. */
  byte[] secret(long task) {
    return bytes("secret", task);
  }

  /** Sealed. */
  byte[] witness(long task) {
    return bytes("witness", task);
  }

  /** SHA-256 of the announcement, as 64 hex digits: a hundred megabytes need not come here for it. */
  String announcementHash(long task) {
    return jdbc.sql("select encode(sha256(pools), 'hex') from inspection_draw where task = ?").param(task).query(String.class).single();
  }

  /** Asked for in binary: as text, what is a hundred megabytes would stand in memory three times. */
  private byte[] bytes(String column, long task) {
    return template.query(
            connection -> {
              PreparedStatement statement = connection.prepareStatement("select %s from inspection_draw where task = ?".formatted(column));
              statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY);
              statement.setLong(1, task);
              return statement;
            },
            (row, n) -> row.getBytes(1))
        .getFirst();
  }

  void insert(Facts facts, byte[] sealed, byte[] announcement) {
    jdbc.sql(
            """
            insert into inspection_draw (task, commitment, secret, source, public_at, pools, committed_by, committed_for, committed_at, register_at)
            values (:task, :commitment, :secret, :source, :public, :pools, :by, :for, :at, (select coalesce(max(id), 0) from inspection_party_before))
            """)
        .param("task", facts.task())
        .param("commitment", facts.commitment())
        .param("secret", sealed)
        .param("source", facts.source())
        .param("public", Timestamp.from(facts.publicAt()))
        .param("pools", announcement)
        .param("by", facts.committedBy())
        .param("for", facts.committedFor())
        .param("at", Timestamp.from(facts.committedAt()))
        .update();
  }

  /** How many parties are in the pool, and how many of them are drawn. */
  void keepSizes(long task, int pooled, int drawing) {
    jdbc.sql("update inspection_draw set pooled = ?, drawing = ? where task = ?").params(pooled, drawing, task).update();
  }

  /**
   * What anybody reads of a draw's pool.
   *
   * @param pooled how many parties it has; 0 where it was announced before that was kept
   * @param drawing how many of them are drawn
   * @param narrowed how many officers' certificates the register narrowed before the draw
   * @param widened and of how many of them it has widened them since
   */
  public record Sizes(int pooled, int drawing, int narrowed, int widened) {

    /** Whether chance says nothing about whom is visited. */
    public boolean whole() {
      return pooled > 0 && pooled == drawing;
    }
  }

  Sizes sizes(long task) {
    return jdbc.sql("select pooled, drawing, narrowed, widened from inspection_draw where task = ?")
        .param(task)
        .query((row, n) -> new Sizes(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
        .single();
  }

  void leaveOut(long task, String reason, List<Long> parties) {
    jdbc.sql("insert into inspection_left_out (task, party, reason) select ?, unnest(?::bigint[]), ?")
        .params(task, parties.toArray(Long[]::new), reason)
        .update();
  }

  void reveal(long task, String value, long by, Instant at, byte @Nullable [] witness) {
    jdbc.sql("update inspection_draw set public_value = :value, revealed_by = :by, revealed_at = :at, witness = :witness where task = :task")
        .param("value", value)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("witness", witness)
        .param("task", task)
        .update();
  }

  /** Publishes a state of the record. */
  void keep(long task, byte[] record, Version version) {
    jdbc.sql("update inspection_draw set record = ? where task = ?").params(record, task).update();
    jdbc.sql("insert into inspection_draw_record (task, version, sha256, at) values (?, ?, ?, ?)")
        .params(task, version.number(), version.sha256(), Timestamp.from(version.at()))
        .update();
  }

  List<Version> versions(long task) {
    return jdbc.sql("select version, sha256, at from inspection_draw_record where task = ? order by version")
        .param(task)
        .query((row, n) -> new Version(row.getInt(1), row.getString(2), row.getTimestamp(3).toInstant()))
        .list();
  }

  /** How many pairs of an officer and a party these recusals keep apart, by kind and whose they are. */
  void keepRecusals(PlannedTask task, Pools pools) {
    List<String> certificates = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    pools.parties().forEach(party -> pools.recused(party.code()).forEach(officer -> {
      certificates.add(officer);
      codes.add(party.code());
    }));
    if (!codes.isEmpty()) {
      jdbc.sql(
              """
              insert into inspection_draw_recusal (task, reason, own, pairs)
              select :task, r.reason, r.own, count(distinct (r.officer, r.party)) from unnest(:certificates::text[], :codes::text[]) as d (certificate, code)
                join inspection_officer o on o.certificate = d.certificate join inspection_party p on p.code = d.code
                join inspection_recusal r on r.officer = o.id and r.party = p.id and (r.until is null or r.until >= :from) and %s
              group by r.reason, r.own
              """.formatted(Recusals.COUNTS))
          .param("task", task.id())
          .param("certificates", certificates.toArray(String[]::new))
          .param("codes", codes.toArray(String[]::new))
          .param("from", task.from())
          .update();
    }
  }

  /** What anybody reads of whom the draw left out: parties by reason, and how many pairs of an officer and a party by each kind of recusal. */
  Map<String, Long> leftOutAndRecused(long task) {
    Map<String, Long> counts = leftOut(task);
    jdbc.sql("select case when own then 'own.' else 'other.' end || reason, pairs from inspection_draw_recusal where task = ?")
        .param(task)
        .query(row -> {
          counts.put("recused." + row.getString(1), row.getLong(2));
        });
    return counts;
  }

  /** How many were left out, by reason; and of those how many are back, where any are. */
  Map<String, Long> leftOut(long task) {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql("select reason, count(*), count(back_at) from inspection_left_out where task = ? group by reason")
        .param(task)
        .query(row -> {
          counts.put(row.getString(1), row.getLong(2));
          if (row.getLong(3) > 0) {
            counts.put(row.getString(1) + ".back", row.getLong(3));
          }
        });
    return counts;
  }

  /** One party left out. */
  public record LeftOut(long party, String code, String name, String risk, String reason) {}

  List<LeftOut> leftOut(long task, long after, int size) {
    return jdbc.sql(
            """
            select l.party, p.code, p.name, p.risk, l.reason from inspection_left_out l join inspection_party p on p.id = l.party
            where l.task = ? and l.party > ? order by l.party limit ?
            """)
        .params(task, after, size)
        .query((row, n) -> new LeftOut(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
        .list();
  }

  /** One that was taken out of the register before the draw, and when it was seen that it is back. */
  public record Back(String code, String name, Instant at) {}

  List<Back> back(long task, int size) {
    return jdbc.sql(
            """
            select p.code, p.name, l.back_at from inspection_left_out l join inspection_party p on p.id = l.party
            where l.task = ? and l.back_at is not null order by l.party limit ?
            """)
        .params(task, size)
        .query((row, n) -> new Back(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
        .list();
  }

  /** Names of witnesses are not kept longer than this. */
  int forgetWitnesses(Instant before) {
    return jdbc.sql("update inspection_draw set witness = null where witness is not null and revealed_at < ?").param(Timestamp.from(before)).update();
  }

  /** What imports overwrote is kept for as long as a draw waits whose pool had it. */
  int forgetRegister() {
    return jdbc.sql(
            """
            delete from inspection_party_before where id <= (
              select coalesce(min(coalesce(d.register_at, 0)), 9223372036854775807)
              from inspection_draw d join inspection_task t on t.id = d.task where t.state = 'COMMITTED' and d.never_at is null)
            """)
        .update();
  }

  private static Facts row(ResultSet row, int n) throws SQLException {
    Timestamp revealed = row.getTimestamp("revealed_at");
    return new Facts(
        row.getLong("task"), row.getString("commitment"), row.getString("source"), row.getTimestamp("public_at").toInstant(),
        row.getLong("committed_by"), row.getObject("committed_for", Long.class), row.getTimestamp("committed_at").toInstant(),
        row.getString("public_value"), row.getLong("revealed_by"), revealed == null ? null : revealed.toInstant(), row.getBoolean("witnessed"));
  }
}

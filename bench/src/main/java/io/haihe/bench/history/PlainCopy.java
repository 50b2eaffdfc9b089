package io.haihe.bench.history;

import io.haihe.bench.kit.Server.Db;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The limit of loading: rows of cases and of their six entries written by COPY as they are made up, three indexes each built last. No rule, clock
 * or indicator is computed, and the hashes are nothing but bytes.
 */
final class PlainCopy {

  private static final String TABLES =
      """
      create table copy_case (id bigint, number text, state text, category text, place bigint, text text, form text,
        opened_at timestamptz, closed_at timestamptz, version int, head bytea);
      create table copy_entry (case_id bigint, seq int, at timestamptz, body text, hash bytea);
      """;

  private static final String INDEXES =
      """
      create unique index on copy_case (id);
      create unique index on copy_case (number);
      create index on copy_case (place, opened_at);
      create unique index on copy_entry (case_id, seq);
      create index on copy_entry (at);
      create index on copy_entry (case_id, at);
      """;

  private static final String BODY =
      "{\"by\":{\"person\":0,\"role\":\"IMPORTER\",\"unit\":0},\"changes\":{\"state\":\"%s\"},\"kind\":\"MOVED\",\"name\":\"%s\",\"open\":false}";
  private static final String[] STEPS = {"register", "dispatch", "accept", "handle", "verify", "close"};
  private static final int CHUNK = 1 << 16;

  private PlainCopy() {}

  /** @return cases a second, indexes included */
  static double load(Db db, History history, int cases) throws Exception {
    long begun = System.nanoTime();
    try (Connection connection = db.connect(); Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      copy(connection, "copy_case", cases, (n, random, rows) -> rows
          .append(n).append("\tSS20200101").append(n).append("\tclosed\tR11\t120101001001000\t").append(history.text(random))
          .append("\t{\"lane\":2}\t").append(at(n, 0)).append('\t').append(at(n, 6)).append("\t6\t").append(hash(random)).append('\n'));
      copy(connection, "copy_entry", cases, (n, random, rows) -> {
        for (int step = 0; step < STEPS.length; step++) {
          rows.append(n).append('\t').append(step + 1).append('\t').append(at(n, step)).append('\t')
              .append(BODY.formatted(STEPS[step], STEPS[step])).append('\t').append(hash(random)).append('\n');
        }
      });
      statement.execute(INDEXES);
      return cases * 1e9 / (System.nanoTime() - begun);
    }
  }

  private interface Rows {
    void of(int n, SplittableRandom random, StringBuilder rows);
  }

  private static void copy(Connection connection, String table, int cases, Rows rows) throws Exception {
    CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
    var random = new SplittableRandom(3);
    var text = new StringBuilder();
    for (int n = 0; n < cases; n++) {
      rows.of(n, random, text);
      if (text.length() > CHUNK || n == cases - 1) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        in.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
      }
    }
    in.endCopy();
  }

  private static String hash(SplittableRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return "\\\\x" + HexFormat.of().formatHex(bytes);
  }

  private static Instant at(int n, int step) {
    return Instant.ofEpochSecond(1_577_836_800L + n * 12L + step * 3600L);
  }
}

package io.haihe.platform.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is in the current schema. */
final class Catalogue {

  static final String HISTORY = "flyway_";

  /** Reads a table in the order its rows lie in, so that the same rows give the same bytes. */
  static final String ONE_ORDER =
      "set local synchronize_seqscans = off; set local max_parallel_workers_per_gather = 0";

  private static final String TABLES =
      """
      select c.relname, array_agg(a.attname order by a.attnum),
        array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum)
      from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      group by c.oid order by c.relname
      """;
  private static final String PARTITIONS =
      """
      select c.relname, p.relname, pg_get_expr(c.relpartbound, c.oid)
      from pg_class c join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
      where c.relispartition and c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace order by c.oid
      """;
  private static final String SEQUENCES =
      """
      select c.relname from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S' order by 1
      """;

  private final Connection connection;

  Catalogue(Connection connection) {
    this.connection = connection;
  }

  /** @param types of the columns */
  record Table(String name, List<String> columns, List<String> types) {}

  /** Every table but the histories of the migrations, which a restore writes itself. */
  List<Table> tables() throws SQLException {
    return all().stream().filter(table -> !table.name().startsWith(HISTORY)).toList();
  }

  List<Table> all() throws SQLException {
    List<Table> tables = new ArrayList<>();
    each(TABLES, row -> tables.add(
        new Table(
            row.getString(1), List.of((String[]) row.getArray(2).getArray()), List.of((String[]) row.getArray(3).getArray()))));
    return tables;
  }

  /** Parts of parts after what they are parts of. */
  List<Manifest.Partition> partitions() throws SQLException {
    List<Manifest.Partition> partitions = new ArrayList<>();
    each(PARTITIONS, row -> partitions.add(new Manifest.Partition(row.getString(1), row.getString(2), row.getString(3))));
    return partitions;
  }

  Map<String, List<Manifest.Applied>> migrations() throws SQLException {
    Map<String, List<Manifest.Applied>> migrations = new LinkedHashMap<>();
    for (Table table : all()) {
      if (table.name().startsWith(HISTORY)) {
        List<Manifest.Applied> applied = new ArrayList<>();
        each(
            "select version, checksum from " + quoted(table.name()) + " where success and type = 'SQL' order by installed_rank",
            row -> applied.add(new Manifest.Applied(row.getString(1), (Integer) row.getObject(2))));
        migrations.put(table.name(), applied);
      }
    }
    return migrations;
  }

  Map<String, Long> sequences() throws SQLException {
    List<String> names = strings(SEQUENCES);
    Map<String, Long> last = new LinkedHashMap<>();
    for (String name : names) {
      each(
          "select last_value, is_called from " + quoted(name),
          row -> {
            if (row.getBoolean(2)) {
              last.put(name, row.getLong(1));
            }
          });
    }
    return last;
  }

  List<String> strings(String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    each(sql, row -> strings.add(row.getString(1)));
    return strings;
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(strings(sql).getFirst());
  }

  /** When the transaction began. */
  Instant now() throws SQLException {
    List<Instant> now = new ArrayList<>();
    each("select now()", row -> now.add(row.getTimestamp(1).toInstant()));
    return now.getFirst();
  }

  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void each(String sql, RowReader reader) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }
}

package io.haihe.bench.find;

import io.haihe.bench.kit.Server.Db;
import io.haihe.modules.service.find.Findable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The same items in a table of PostgreSQL: names and phrases in one text, looked through by {@code like}, or by the likeness of trigrams with an index on them. */
final class InTables implements Contestant {

  private static final String LIKE =
      """
      select code from item where text like '%' || ? || '%' and ? is not null order by place = ? desc, length(name), code limit 10
      """;
  private static final String LIKENESS =
      """
      select code from item where ? <% text order by word_similarity(?, text) desc, place = ? desc, length(name), code limit 10
      """;

  private final String name;
  private final Connection connection;
  private final PreparedStatement statement;

  private InTables(String name, Db db, String sql) throws SQLException {
    this.name = name;
    this.connection = db.connect();
    this.statement = connection.prepareStatement(sql);
  }

  static void load(Db db, List<Findable> items) throws SQLException {
    db.execute("create table item (code text primary key, place text, name text, text text)");
    try (var connection = db.connect();
        var insert = connection.prepareStatement("insert into item values (?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (Findable item : items) {
        insert.setString(1, item.code());
        insert.setString(2, item.places().getFirst());
        insert.setString(3, item.nameZh());
        insert.setString(4, item.nameZh() + " " + item.nameEn() + " " + String.join(" ", item.phrases()));
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
    db.execute("vacuum analyze item");
  }

  /** Whether this server has it; then the index is made. */
  static boolean indexTrigrams(Db db) throws SQLException {
    if (db.number("select count(*) from pg_available_extensions where name = 'pg_trgm'") == 0) {
      return false;
    }
    db.execute("create extension pg_trgm");
    db.execute("create index on item using gin (text gin_trgm_ops)");
    db.execute("vacuum analyze item");
    return true;
  }

  static InTables like(Db db) throws SQLException {
    return new InTables("PostgreSQL, `like`", db, LIKE);
  }

  static InTables trigrams(Db db) throws SQLException {
    return new InTables("PostgreSQL, pg_trgm `<%` with GIN", db, LIKENESS);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> find(String text, String place) throws SQLException {
    statement.setString(1, text);
    statement.setString(2, text);
    statement.setString(3, place);
    List<String> codes = new ArrayList<>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        codes.add(rows.getString(1));
      }
    }
    return codes;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

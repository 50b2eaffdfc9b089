package io.haihe.bench.kit;

import io.haihe.platform.database.CityDatabase;
import io.haihe.platform.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL everybody is measured on: the product's own with its own settings, new each time, or the external one of
 * {@code HAIHE_DB_URL}, whose user must be allowed to create databases. Each contestant gets a database of its own.
 */
public final class Server implements AutoCloseable {

  private final CityDatabase database;
  private final Db main;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A database and who may use it. */
  public record Db(String url, String user, String password) {

    public Connection connect() throws SQLException {
      return DriverManager.getConnection(url, user, password);
    }

    /** The first column of the first row. */
    public String ask(String sql) throws SQLException {
      try (var connection = connect();
          var statement = connection.createStatement();
          var rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getString(1);
      }
    }

    public long number(String sql) throws SQLException {
      return Long.parseLong(ask(sql));
    }

    public void execute(String sql) throws SQLException {
      try (var connection = connect();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  private Server(CityDatabase database) {
    this.database = database;
    Map<String, Object> given = database.properties();
    this.main = new Db(
        (String) given.get("spring.datasource.url"),
        (String) given.get("spring.datasource.username"),
        (String) given.get("spring.datasource.password"));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  public static Server start() throws IOException {
    var folder = Folders.work().resolve("server");
    FileSystemUtils.deleteRecursively(folder);
    Files.createDirectories(folder);
    return new Server(CityDatabase.open(DatabaseSettings.of(withoutData(), folder)));
  }

  /** The city's own data folder is none of our business. */
  private static Map<String, String> withoutData() {
    var environment = new HashMap<>(System.getenv());
    environment.remove("HAIHE_DATA");
    return environment;
  }

  /** A new, empty database. */
  public Db database(String name) throws SQLException {
    main.execute("drop database if exists " + name + " with (force)");
    main.execute("create database " + name);
    return at(name);
  }

  /** A new database that begins as the other one is; nobody may be connected to that. */
  public Db copy(String source, String name) throws SQLException {
    main.execute("drop database if exists " + name + " with (force)");
    main.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + source + "'");
    main.execute("create database " + name + " template " + source);
    return at(name);
  }

  public void drop(String name) throws SQLException {
    main.execute("drop database if exists " + name + " with (force)");
  }

  /** The database of that name. */
  public Db at(String name) {
    return new Db(main.url().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name), main.user(), main.password());
  }

  /** How many transactions have written something so far, whoever they were. */
  public long writingTransactions() throws SQLException {
    return main.number("select pg_snapshot_xmax(pg_current_snapshot())::text");
  }

  /** So that nobody pays for what was written before. */
  public void checkpoint() throws SQLException {
    main.execute("checkpoint");
  }

  public String describe() throws SQLException {
    return "PostgreSQL %s, fsync %s, synchronous_commit %s, full_page_writes %s, shared_buffers %s, max_wal_size %s".formatted(
        main.ask("show server_version"), main.ask("show fsync"), main.ask("show synchronous_commit"),
        main.ask("show full_page_writes"), main.ask("show shared_buffers"), main.ask("show max_wal_size"));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      database.close();
    }
  }
}

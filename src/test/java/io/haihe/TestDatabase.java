package io.haihe;

import io.haihe.platform.database.ModuleMigrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * One real PostgreSQL per JVM, started on first use. New databases are copies of a template into which the migrations
 * of all modules have run once, so one costs some 50 ms.
 */
public final class TestDatabase {

  static final String USER = "postgres";
  private static final String TEMPLATE = "haihe_template";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /** A new database with every table and no rows but those the migrations insert. */
  public static DataSource fresh() {
    return dataSource(freshName());
  }

  /** A new database without any table, for tests of migrations and of the database itself. */
  public static DataSource empty() {
    var name = nextName();
    execute("create database " + name);
    return dataSource(name);
  }

  /** What a process of its own has in its environment to work on a new database with every table. */
  public static Map<String, String> environment() {
    return Map.of("HAIHE_DB_URL", url(freshName()), "HAIHE_DB_USER", USER, "HAIHE_DB_PASSWORD", "");
  }

  static String freshName() {
    var name = nextName();
    copy(Server.TEMPLATE_NAME, name);
    return name;
  }

  static String url(String name) {
    return Server.POSTGRES.getJdbcUrl(USER, name);
  }

  /** Copies a database; whoever is connected to the source is disconnected for the time it takes. */
  static void copy(String source, String target) {
    closeFor(source);
    execute("create database " + target + " template " + source);
    execute("alter database " + source + " allow_connections true");
  }

  /** Puts a copy of {@code source} in the place of {@code target}. */
  static void replace(String target, String source) {
    closeFor(target);
    execute("drop database " + target + " with (force)");
    copy(source, target);
  }

  private static void closeFor(String name) {
    execute("alter database " + name + " allow_connections false");
    execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + name + "'");
  }

  private static DataSource dataSource(String name) {
    return Server.POSTGRES.getDatabase(USER, name);
  }

  private static String nextName() {
    return "haihe_" + NUMBER.incrementAndGet();
  }

  private static void execute(String sql) {
    execute(Server.POSTGRES, sql);
  }

  private static void execute(EmbeddedPostgres server, String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Holder: the server starts when it is first asked for, and stops with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();
    static final String TEMPLATE_NAME = migrated();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("max_connections", "300")
            .setServerConfig("shared_buffers", "128MB")
            .setServerConfig("jit", "off")
            .setServerConfig("timezone", "UTC")
            .setLocaleConfig("encoding", "UTF8")
            .setLocaleConfig("locale", "C")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String migrated() {
      execute(POSTGRES, "create database " + TEMPLATE);
      new ModuleMigrations().migrate(Flyway.configure().dataSource(POSTGRES.getDatabase(USER, TEMPLATE)).load());
      return TEMPLATE;
    }
  }
}

package io.haihe.platform.database;

import io.haihe.TestFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL a test starts, kills and starts again, on one port; durable, unlike the tests' shared one. */
public final class ControlledPostgres implements AutoCloseable {

  public static final String USER = "haihe";

  private final Path cluster;
  private final PostgresCommands commands;
  private final int port;

  private ControlledPostgres(Path folder, PostgresCommands commands, int port) {
    this.cluster = folder.resolve("cluster");
    this.commands = commands;
    this.port = port;
  }

  /** A cluster that is empty and not started. */
  public static ControlledPostgres make(Path folder) throws IOException {
    ControlledPostgres made = in(folder);
    made.commands.must("initdb", "-D", made.cluster.toString(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C");
    made.configure("listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "jit = off", "timezone = UTC");
    return made;
  }

  /** One whose files others put there. */
  public static ControlledPostgres in(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new ControlledPostgres(folder, new PostgresCommands(binaries(), folder.resolve("output")), free.getLocalPort());
    }
  }

  private static Path binaries() throws IOException {
    return PostgresBinaries.unpack(Files.createDirectories(TestFolder.of("postgres")).toAbsolutePath());
  }

  /** Lays PostgreSQL's programs into a data folder: to unpack them there takes seconds. */
  public static void unpacked(Path data) throws IOException {
    Files.createSymbolicLink(data.resolve(binaries().getFileName()), binaries());
  }

  public Path cluster() {
    return cluster;
  }

  public int port() {
    return port;
  }

  public void configure(String... lines) throws IOException {
    Files.writeString(cluster.resolve("postgresql.auto.conf"), String.join("\n", lines) + "\n", StandardOpenOption.APPEND);
  }

  public ControlledPostgres start() {
    commands.must(
        "pg_ctl", "start", "-w", "-t", "120", "-s", "-D", cluster.toString(), "-l",
        cluster.resolveSibling("log").toString(), "-o", "-p " + port);
    return this;
  }

  public void promote() {
    commands.must("pg_ctl", "promote", "-w", "-D", cluster.toString());
  }

  /** SIGKILL for the first process; the others notice and end. */
  public void kill() {
    try {
      long pid = Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst());
      ProcessHandle first = ProcessHandle.of(pid).orElseThrow();
      var others = first.descendants().toList();
      first.destroyForcibly();
      first.onExit().get(20, TimeUnit.SECONDS);
      for (ProcessHandle other : others) {
        other.onExit().get(20, TimeUnit.SECONDS);
      }
      Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public String url() {
    return url(port);
  }

  public static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, "");
  }

  /** The first column of the first row. */
  public String ask(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      var rows = statement.getResultSet();
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  @Override
  public void close() {
    if (Files.exists(cluster.resolve("postmaster.pid"))) {
      commands.run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", cluster.toString());
    }
  }
}

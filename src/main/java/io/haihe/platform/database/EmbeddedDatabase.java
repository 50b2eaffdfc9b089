package io.haihe.platform.database;

import io.haihe.platform.OwnerOnly;
import io.haihe.platform.Secrets;
import io.haihe.platform.StartFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Our own PostgreSQL below the data folder: {@code postgres} is the cluster, {@code postgres.password} its password,
 * {@code postgres.log} what it says. {@code postgres.begun} exists only while the cluster is being made, so that one
 * that never became whole is told from one that holds a city.
 */
final class EmbeddedDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String USER = "haihe";
  private static final String VERSION = "17";

  private static final List<String> CONFIGURATION =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=100",
          "shared_buffers=256MB",
          "work_mem=16MB",
          "maintenance_work_mem=128MB",
          "effective_cache_size=1GB",
          "max_wal_size=2GB",
          "checkpoint_timeout=15min",
          "random_page_cost=1.1",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC");

  private final DataFolder folder;
  private final Path cluster;
  private final Path password;
  private final Path begun;
  private final PostgresCommands commands;

  private EmbeddedDatabase(DataFolder folder) throws IOException {
    this.folder = folder;
    this.cluster = folder.path().resolve("postgres");
    this.password = folder.path().resolve("postgres.password");
    this.begun = folder.path().resolve("postgres.begun");
    this.commands =
        new PostgresCommands(PostgresBinaries.unpack(folder.path()), folder.path().resolve("postgres.command.log"));
  }

  static CityDatabase start(Path path) {
    var folder = DataFolder.claim(path);
    try {
      return new EmbeddedDatabase(folder).start();
    } catch (IOException e) {
      folder.close();
      throw new StartFault(e, "platform.start.folderNotWritable", path);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Starts it, or where another process has done so, goes to that one. */
  static CityDatabase reach(Path path) {
    if (!Files.exists(path.resolve("postgres"))) {
      throw new StartFault("platform.start.nothing", path);
    }
    try {
      return start(path);
    } catch (StartFault fault) {
      if (!fault.finding().code().equals("platform.start.folderLocked")) {
        throw fault;
      }
      return beside(path, fault);
    }
  }

  /** The fourth line of the note PostgreSQL keeps is its port. */
  private static CityDatabase beside(Path path, StartFault locked) {
    try {
      var port = Files.readAllLines(path.resolve("postgres/postmaster.pid")).get(3).strip();
      var password = Files.readString(path.resolve("postgres.password"));
      return new CityDatabase("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password, () -> {});
    } catch (IOException | IndexOutOfBoundsException e) {
      locked.addSuppressed(e);
      throw locked;
    }
  }

  private CityDatabase start() throws IOException {
    Postmaster.clearLeftover(cluster);
    clearHalfMade();
    if (!Files.exists(cluster)) {
      make();
    }
    requireOurs();
    var port = freePort();
    launch(port);
    Files.deleteIfExists(begun);
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    return new CityDatabase(url, USER, Files.readString(password), this::stop);
  }

  private void clearHalfMade() throws IOException {
    if (Files.exists(begun)) {
      LOG.warn("The first start was interrupted before there was a database; making it again");
      FileSystemUtils.deleteRecursively(cluster);
    }
  }

  private void make() throws IOException {
    Files.writeString(begun, "");
    byte[] secret = Secrets.random(24);
    Files.deleteIfExists(password);
    OwnerOnly.create(password);
    Files.writeString(password, HexFormat.of().formatHex(secret));
    commands.must(
        "initdb", "-D", cluster.toString(), "-U", USER, "--pwfile=" + password, "-A", "scram-sha-256", "-E", "UTF8",
        "--locale=C");
  }

  private void requireOurs() throws IOException {
    var version = cluster.resolve("PG_VERSION");
    if (!Files.exists(version) || !Files.exists(password)) {
      throw new StartFault("platform.start.notWhole", cluster);
    }
    var found = Files.readString(version).strip();
    if (!found.equals(VERSION)) {
      throw new StartFault("platform.start.otherVersion", cluster, found, VERSION);
    }
  }

  private void launch(int port) {
    var log = folder.path().resolve("postgres.log");
    var options = CONFIGURATION.stream().map(setting -> "-c " + setting).collect(Collectors.joining(" "));
    var started =
        commands.run(
            "pg_ctl", "start", "-w", "-t", "300", "-s", "-D", cluster.toString(), "-l", log.toString(), "-o",
            "-p " + port + " " + options);
    if (!started) {
      throw new StartFault("platform.start.failed", PostgresCommands.lastWords(log));
    }
  }

  private void stop() {
    try {
      if (!commands.run("pg_ctl", "stop", "-w", "-t", "60", "-s", "-m", "fast", "-D", cluster.toString())) {
        LOG.warn("PostgreSQL did not stop in time; see {}", folder.path().resolve("postgres.log"));
      }
    } finally {
      folder.close();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

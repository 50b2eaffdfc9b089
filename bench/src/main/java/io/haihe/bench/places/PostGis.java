package io.haihe.bench.places;

import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.Server.Db;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** Debian's PostGIS in a cluster of its own. */
final class PostGis implements AutoCloseable {

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

  private final Path programs;
  private final Path cluster;
  private final int port;

  private PostGis(Path programs, int port) {
    this.programs = programs;
    this.cluster = Folders.work().resolve("postgis");
    this.port = port;
  }

  /** Empty where it is not installed. */
  static Optional<PostGis> start() throws IOException, InterruptedException {
    Optional<Path> installed = installed();
    if (installed.isEmpty()) {
      return Optional.empty();
    }
    var one = new PostGis(installed.get(), freePort());
    FileSystemUtils.deleteRecursively(one.cluster);
    Files.createDirectories(one.cluster.getParent());
    one.run("initdb", "-D", one.cluster.toString(), "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C");
    one.run("pg_ctl", "start", "-w", "-s", "-D", one.cluster.toString(), "-l", one.cluster + ".log", "-o",
        "-p " + one.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB -c jit=off"
            + " -c max_parallel_workers_per_gather=0 -c work_mem=64MB -c random_page_cost=1.1");
    return Optional.of(one);
  }

  private static Optional<Path> installed() throws IOException {
    if (!Files.isDirectory(PROGRAMS)) {
      return Optional.empty();
    }
    try (var versions = Files.list(PROGRAMS)) {
      return versions
          .filter(version -> Files.exists(
              Path.of("/usr/share/postgresql", version.getFileName().toString(), "extension/postgis.control")))
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.exists(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  /** Puts the shapes and the points into tables, with an index on the shapes. */
  Db load(Path shapes, List<double[]> points) throws SQLException, IOException {
    var db = new Db("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "bench", "");
    db.execute("create extension postgis");
    db.execute("create table shape (code text, district text, geom geometry(Polygon, 4326))");
    db.execute("create table point (geom geometry(Point, 4326))");
    try (var connection = db.connect();
        var insert = connection.prepareStatement(
            """
            insert into shape select f->>'id', left(f->>'id', 6), st_setsrid(st_geomfromgeojson(f->>'geometry'), 4326)
            from json_array_elements(?::json->'features') f
            """)) {
      insert.setString(1, Files.readString(shapes));
      insert.executeUpdate();
    }
    addPoints(db, points);
    db.execute("create index on shape using gist (geom)");
    db.execute("vacuum analyze");
    return db;
  }

  private static void addPoints(Db db, List<double[]> points) throws SQLException {
    try (var connection = db.connect();
        var insert = connection.prepareStatement(
            "insert into point select st_setsrid(st_makepoint(x, y), 4326) from unnest(?::float8[], ?::float8[]) p(x, y)")) {
      insert.setArray(1, connection.createArrayOf("float8", points.stream().map(p -> p[0]).toArray()));
      insert.setArray(2, connection.createArrayOf("float8", points.stream().map(p -> p[1]).toArray()));
      insert.executeUpdate();
    }
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    var line = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      line.addAll(List.of("unshare", "-U"));
    }
    line.add(programs.resolve(program).toString());
    line.addAll(List.of(arguments));
    Path log = Folders.work().resolve("postgis.command.log");
    int code = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (code != 0) {
      throw new IOException(program + " failed: " + Files.readString(log));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", cluster.toString());
  }
}

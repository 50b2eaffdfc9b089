package io.haihe.platform.backup;

import io.haihe.platform.Digests;
import io.haihe.platform.Progress;
import io.haihe.platform.StartFault;
import io.haihe.platform.database.ModuleMigrations;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Puts a backup into an empty database: all of it, compared with the backup, or nothing. */
public final class Restore {

  private static final String BEGUN = "haihe_restore_begun";

  private final BackupFile backup;
  private final Connection connection;
  private final Catalogue catalogue;
  private final ModuleMigrations migrations;
  private final Flyway flyway;

  /** @param flyway on the same database */
  public Restore(BackupFile backup, Connection connection, Flyway flyway) {
    this.backup = backup;
    this.connection = connection;
    this.catalogue = new Catalogue(connection);
    this.migrations = new ModuleMigrations();
    this.flyway = flyway;
  }

  /** @throws StartFault if the database is not empty, or the backup was written by another program; nothing was changed then */
  public void run(Progress progress) throws SQLException, IOException {
    requireKnown();
    requireEmpty();
    catalogue.run("create table " + BEGUN + " (at timestamptz default now())");
    try {
      migrations.migrate(flyway, versions());
      load(progress);
      catalogue.run("drop table " + BEGUN);
    } catch (SQLException | IOException | RuntimeException e) {
      connection.setAutoCommit(true);
      clean();
      throw e;
    }
  }

  /** Said before anything is written. */
  private void requireKnown() {
    backup.manifest().migrations().forEach((history, applied) -> {
      List<String> known = migrations.versions(history.substring(Catalogue.HISTORY.length()));
      for (Manifest.Applied one : applied) {
        if (!known.contains(one.version())) {
          throw new StartFault("platform.backup.newer", "", backup.manifest().haihe());
        }
      }
    });
  }

  private void requireEmpty() throws SQLException {
    List<String> names = catalogue.all().stream().map(Catalogue.Table::name).toList();
    if (names.contains(BEGUN)) {
      clean();
    } else if (!names.isEmpty()) {
      throw new StartFault("platform.backup.notEmpty", names.size());
    }
  }

  private void clean() {
    Flyway.configure().configuration(flyway.getConfiguration()).cleanDisabled(false).load().clean();
  }

  private Map<String, String> versions() {
    Map<String, String> versions = new java.util.HashMap<>();
    backup.manifest().migrations().forEach((history, applied) -> {
      if (!applied.isEmpty()) {
        versions.put(history.substring(Catalogue.HISTORY.length()), applied.getLast().version());
      }
    });
    return versions;
  }

  private void load(Progress progress) throws SQLException, IOException {
    requireSameMigrations();
    connection.setAutoCommit(false);
    progress.total(2 * backup.manifest().tables().stream().mapToLong(Manifest.Table::bytes).sum() / Megabytes.ONE);
    catalogue.run(Catalogue.ONE_ORDER);
    List<String> again = loosen();
    makeParts();
    var copies = new CopyManager(connection.unwrap(BaseConnection.class));
    for (Manifest.Table table : backup.manifest().tables()) {
      load(copies, table, progress);
    }
    for (String statement : again) {
      catalogue.run(statement);
    }
    for (var sequence : backup.manifest().sequences().entrySet()) {
      catalogue.run("select setval('%s', %d)".formatted(Catalogue.quoted(sequence.getKey()), sequence.getValue()));
    }
    connection.commit();
    connection.setAutoCommit(true);
    catalogue.run("analyze");
  }

  private void requireSameMigrations() throws SQLException {
    Map<String, List<Manifest.Applied>> here = catalogue.migrations();
    backup.manifest().migrations().forEach((history, applied) -> {
      if (!applied.equals(here.get(history))) {
        throw new StartFault("platform.backup.otherSchema", backup.manifest().haihe(), history);
      }
    });
  }

  /** Takes indexes, references and triggers off, and says how to put them on again: rows load several times faster then. */
  private List<String> loosen() throws SQLException {
    List<String> again = new ArrayList<>();
    for (String take : List.of(Loosening.REFERENCES, Loosening.INDEXES, Loosening.TRIGGERS)) {
      for (String pair : catalogue.strings(take)) {
        String[] offAndOn = pair.split("\n", 2);
        catalogue.run(offAndOn[0]);
        again.add(offAndOn[1]);
      }
    }
    Collections.reverse(again);
    return again;
  }

  private void load(CopyManager copies, Manifest.Table table, Progress progress) throws SQLException, IOException {
    String name = Catalogue.quoted(table.name());
    String columns = String.join(", ", table.columns().stream().map(Catalogue::quoted).toList());
    catalogue.run("truncate " + name);
    try (var in = new Megabytes.Read(backup.rows(table), progress)) {
      long rows = copies.copyIn("copy " + name + " (" + columns + ") from stdin (format binary)", in);
      requireSame(table, rows == table.rows());
    }
    compare(copies, table, name, columns, progress);
  }

  /** What is in the table now is, byte for byte, what is in the file. */
  private void compare(CopyManager copies, Manifest.Table table, String name, String columns, Progress progress)
      throws SQLException, IOException {
    var digest = Digests.sha256();
    var out = new Megabytes.Counted(OutputStream.nullOutputStream(), progress);
    copies.copyOut(
        "copy (select " + columns + " from " + name + ") to stdout (format binary)", new DigestOutputStream(out, digest));
    requireSame(table, HexFormat.of().formatHex(digest.digest()).equals(table.sha256()));
  }

  /** What migrations do not make: parts made as the city went on, and parts that were taken off since. */
  private void makeParts() throws SQLException {
    for (Manifest.Partition part : backup.manifest().partitions()) {
      catalogue.run("create table if not exists %s partition of %s %s"
          .formatted(Catalogue.quoted(part.name()), Catalogue.quoted(part.parent()), part.bound()));
    }
    for (Manifest.Table table : backup.manifest().tables()) {
      List<String> columns = new ArrayList<>();
      for (int i = 0; i < table.columns().size(); i++) {
        columns.add(Catalogue.quoted(table.columns().get(i)) + " " + table.types().get(i));
      }
      catalogue.run(
          "create table if not exists " + Catalogue.quoted(table.name()) + " (" + String.join(", ", columns) + ")");
    }
  }

  private static void requireSame(Manifest.Table table, boolean same) {
    if (!same) {
      throw new StartFault("platform.backup.differs", table.name());
    }
  }
}

package io.haihe.platform.backup;

import io.haihe.platform.Digests;
import io.haihe.platform.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import tools.jackson.databind.json.JsonMapper;

/** Writes a backup while others go on working: one snapshot, read table by table in PostgreSQL's binary form. */
public final class BackupWriter {

  static final String SECRET = "secret.key";

  private final Order order;
  private final Catalogue catalogue;
  private final CopyManager copies;
  private final Connection connection;

  /**
   * What to write.
   *
   * @param haihe the version that writes it
   * @param timeline the table whose order of commits cursors refer to
   * @param emptied tables that are restored empty, such as those of sessions
   * @param fingerprint of the installation's secret; null if there is none
   * @param secret the secret, if it is to be in the file; else null
   */
  public record Order(
      String haihe, String timeline, Set<String> emptied, @Nullable String fingerprint, @Nullable String secret) {}

  private BackupWriter(Order order, Connection connection) throws SQLException {
    this.order = order;
    this.connection = connection;
    this.catalogue = new Catalogue(connection);
    this.copies = new CopyManager(connection.unwrap(BaseConnection.class));
  }

  /** Writes everything that was committed when it began, and perhaps some of what came right after. */
  public static Manifest write(Order order, Connection connection, OutputStream out, Progress progress)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    try (var zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      return new BackupWriter(order, connection).write(zip, progress);
    } finally {
      connection.rollback();
    }
  }

  private Manifest write(ZipOutputStream zip, Progress progress) throws SQLException, IOException {
    var commitOrder = new CommitOrder(order.timeline());
    List<String> strays = commitOrder.strays(catalogue);
    if (!strays.isEmpty()) {
      throw new IllegalStateException("transaction numbers without a position: " + strays);
    }
    catalogue.run(Catalogue.ONE_ORDER);
    progress.total(catalogue.number("select coalesce(sum(pg_table_size(oid)), 0) from pg_class "
        + "where relnamespace = current_schema()::regnamespace and relkind = 'r'") / Megabytes.ONE);
    List<Manifest.Table> tables = new ArrayList<>();
    for (Catalogue.Table table : catalogue.tables()) {
      tables.add(table(zip, table, commitOrder, progress));
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT, order.haihe(), catalogue.now(), catalogue.migrations(), tables,
            catalogue.partitions(), catalogue.sequences(), order.fingerprint(), order.secret() != null);
    put(zip, SECRET, order.secret());
    put(zip, Manifest.NAME, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
    return manifest;
  }

  private Manifest.Table table(ZipOutputStream zip, Catalogue.Table table, CommitOrder commitOrder, Progress progress)
      throws SQLException, IOException {
    String rowsOf = commitOrder.select(table) + (order.emptied().contains(table.name()) ? " where false" : "");
    var named = new Manifest.Table(table.name(), table.columns(), table.types(), 0, 0, "");
    zip.putNextEntry(new ZipEntry(named.entry()));
    var digest = Digests.sha256();
    var counted = new Megabytes.Counted(zip, progress);
    long rows = copies.copyOut("copy (" + rowsOf + ") to stdout (format binary)", new DigestOutputStream(counted, digest));
    zip.closeEntry();
    return new Manifest.Table(
        table.name(), table.columns(), table.types(), rows, counted.bytes(), HexFormat.of().formatHex(digest.digest()));
  }

  private static void put(ZipOutputStream zip, String name, @Nullable String text) throws IOException {
    if (text != null) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }
}

package io.haihe.platform.backup;

import io.haihe.platform.Digests;
import io.haihe.platform.Progress;
import io.haihe.platform.StartFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup as it lies on disk. */
public final class BackupFile implements AutoCloseable {

  private final Path path;
  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(Path path, ZipFile zip, Manifest manifest) {
    this.path = path;
    this.zip = zip;
    this.manifest = manifest;
  }

  /** @throws StartFault if it is no backup, a damaged one, or one of a newer form */
  public static BackupFile open(Path path) {
    try {
      return open(path, new ZipFile(path.toFile()));
    } catch (IOException | JacksonException e) {
      throw new StartFault(e, "platform.backup.noBackup", path);
    }
  }

  private static BackupFile open(Path path, ZipFile zip) throws IOException {
    var entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      zip.close();
      throw new IOException("no manifest");
    }
    try (var in = zip.getInputStream(entry)) {
      var manifest = JsonMapper.shared().readTree(in);
      int format = manifest.path("format").asInt(0);
      if (format != Manifest.FORMAT) {
        zip.close();
        throw new StartFault("platform.backup.newer", path, manifest.path("haihe").asString("?"));
      }
      return new BackupFile(path, zip, JsonMapper.shared().treeToValue(manifest, Manifest.class));
    }
  }

  public Manifest manifest() {
    return manifest;
  }

  /** The installation's secret, if it is in the file. */
  public Optional<String> secret() throws IOException {
    var entry = zip.getEntry(BackupWriter.SECRET);
    if (entry == null) {
      return Optional.empty();
    }
    try (var in = zip.getInputStream(entry)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads all of it and compares it with what the manifest says.
   *
   * @throws StartFault naming the first table that is damaged
   */
  public void verify(Progress progress) {
    progress.total(manifest.tables().stream().mapToLong(Manifest.Table::bytes).sum() / Megabytes.ONE);
    for (Manifest.Table table : manifest.tables()) {
      if (!isWhole(table, progress)) {
        throw new StartFault("platform.backup.damaged", path, table.name());
      }
    }
  }

  private boolean isWhole(Manifest.Table table, Progress progress) {
    var digest = Digests.sha256();
    try (var in = new Megabytes.Read(rows(table), progress)) {
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return in.bytes() == table.bytes() && HexFormat.of().formatHex(digest.digest()).equals(table.sha256());
    } catch (IOException e) {
      return false;
    }
  }

  InputStream rows(Manifest.Table table) throws IOException {
    var entry = zip.getEntry(table.entry());
    if (entry == null) {
      throw new IOException(table.entry() + " is missing");
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

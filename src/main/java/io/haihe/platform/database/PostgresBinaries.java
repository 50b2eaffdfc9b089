package io.haihe.platform.database;

import io.haihe.platform.StartFault;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** Unpacks the PostgreSQL that comes in the jar. */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /** The folder that holds {@code bin} and {@code lib}, unpacked below {@code folder} if it was not yet. */
  static Path unpack(Path folder) throws IOException {
    var archive = archive();
    var checksum = new CRC32();
    checksum.update(archive);
    var home = folder.resolve("postgres-binaries-" + HexFormat.of().toHexDigits((int) checksum.getValue()));
    if (!Files.exists(home)) {
      var half = folder.resolve("postgres-binaries.part");
      FileSystemUtils.deleteRecursively(half);
      extract(new ByteArrayInputStream(archive), half);
      Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return home;
  }

  private static byte[] archive() throws IOException {
    var system = System.getProperty("os.name").split(" ")[0].replace("Mac", "Darwin");
    try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
      return archive.readAllBytes();
    } catch (IllegalStateException e) {
      throw new StartFault(e, "platform.start.noBinaries", system, System.getProperty("os.arch"));
    }
  }

  private static void extract(InputStream archive, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(tar, entry, target.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      file.toFile().setExecutable((entry.getMode() & 0100) != 0);
    }
  }
}

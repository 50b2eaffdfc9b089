package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The ZIP of a record. Its files are stored as they are, since what a compressor makes of them differs from one to the next. */
final class Archive {

  /** Of one file, so that a small ZIP cannot fill the memory. */
  private static final int LARGEST = 256 << 20;

  private static final LocalDateTime NEVER = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Archive() {}

  static void write(Map<String, byte[]> files, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
    for (var file : files.entrySet()) {
      CRC32 sum = new CRC32();
      sum.update(file.getValue());
      ZipEntry entry = new ZipEntry(file.getKey());
      entry.setTimeLocal(NEVER);
      entry.setSize(file.getValue().length);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(file.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }

  /**
   * Reads the files wanted; others are named, and empty.
   *
   * @throws BadInput if it is no ZIP, has a name twice, or a file that is too large
   */
  static Map<String, byte[]> read(Path zip, Set<String> wanted) {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipFile opened = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : opened.stream().toList()) {
        byte[] bytes = wanted.contains(entry.getName()) ? bytes(opened, entry) : new byte[0];
        if (files.put(entry.getName(), bytes) != null) {
          throw new BadInput(Csv.fault(entry.getName(), 0, "draw.file.twice"));
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw new BadInput(Csv.fault(zip.toString(), 0, "draw.file.noZip"));
    }
    return files;
  }

  static Map<String, byte[]> read(byte[] zip, Set<String> wanted) {
    try {
      Path file = Files.createTempFile("draw", ".zip");
      try {
        Files.write(file, zip);
        return read(file, wanted);
      } finally {
        Files.delete(file);
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new BadInput(Csv.fault(entry.getName(), 0, "draw.file.large", LARGEST >> 20));
      }
      return bytes;
    }
  }
}

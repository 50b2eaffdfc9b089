package io.haihe.kernel.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Judges an Android app by its table of contents; nothing is unpacked, and nothing in it is run. */
final class AppCheck {

  private static final int ENTRIES = 65_535;
  private static final long UNPACKED = 2_000_000_000;
  private static final long TIMES = 200;
  private static final long MANIFEST = 4_000_000;

  private AppCheck() {}

  /** @throws BrokenFile for what is no app, or would unpack to very much more than it is */
  static byte[] judged(byte[] bytes) throws BrokenFile {
    try {
      Path file = Files.createTempFile("haihe-app", ".apk");
      try {
        Files.write(file, bytes);
        check(file, bytes.length);
      } finally {
        Files.delete(file);
      }
    } catch (IOException unreadable) {
      throw new BrokenFile();
    }
    return bytes;
  }

  private static void check(Path file, long packed) throws IOException, BrokenFile {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry manifest = zip.getEntry("AndroidManifest.xml");
      List<? extends ZipEntry> entries = zip.stream().limit(ENTRIES + 1L).toList();
      long unpacked = entries.stream().mapToLong(entry -> Math.clamp(entry.getSize(), 0, UNPACKED)).sum();
      if (manifest == null || manifest.getSize() > MANIFEST || entries.size() > ENTRIES
          || unpacked > Math.min(UNPACKED, packed * TIMES)) {
        throw new BrokenFile();
      }
    }
  }
}

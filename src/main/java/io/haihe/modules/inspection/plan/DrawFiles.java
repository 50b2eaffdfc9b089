package io.haihe.modules.inspection.plan;

import io.haihe.platform.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The files of draws as anybody fetches them. One may have a hundred megabytes: it comes into memory once, whoever else wants it meanwhile waits, and all
 * are given it from the disk. The newest few are kept there, as long as the program runs.
 */
@Component
class DrawFiles implements AutoCloseable {

  private static final int MOST = 8;

  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable Path folder;

  /** A file on the disk. */
  record Kept(Path path, String sha256) {}

  /**
   * A file that is the same each time.
   *
   * @param name the same for the same content, and for no other
   * @param bytes its content, asked for where it is not on the disk
   */
  synchronized Kept of(String name, Supplier<byte[]> bytes) {
    Kept there = kept.get(name);
    if (there != null && Files.exists(there.path())) {
      return there;
    }
    Kept fresh = keep(bytes.get());
    kept.put(name, fresh);
    if (kept.size() > MOST) {
      delete(Objects.requireNonNull(kept.remove(kept.keySet().iterator().next())));
    }
    return fresh;
  }

  private Kept keep(byte[] content) {
    try {
      if (folder == null || !Files.isDirectory(folder)) {
        folder = Files.createTempDirectory("haihe-draws");
      }
      Path file = Files.createTempFile(folder, "draw", ".zip");
      return new Kept(Files.write(file, content), Digests.sha256Hex(content));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Whoever reads it still reads it to its end. */
  private static void delete(Kept old) {
    try {
      Files.deleteIfExists(old.path());
    } catch (IOException later) {
      throw new UncheckedIOException(later);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    kept.clear();
  }
}

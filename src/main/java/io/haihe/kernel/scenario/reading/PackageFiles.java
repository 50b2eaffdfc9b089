package io.haihe.kernel.scenario.reading;

import io.haihe.platform.Digests;
import io.haihe.platform.Utf8;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a package by path with {@code /} between the parts.
 *
 * @param folder name of the folder, or null where it is not known
 */
public record PackageFiles(@Nullable String folder, SortedMap<String, byte[]> files) {

  private static final String SIGNATURE = "META-INF/";
  private static final int FILE_BYTES = 2_000_000;
  private static final int FILES = 500;
  private static final int TOTAL_BYTES = 20_000_000;

  /** Reads a folder, or a file that is a zip. */
  public static PackageFiles of(Path folderOrZip) throws IOException {
    return Files.isDirectory(folderOrZip) ? ofFolder(folderOrZip) : ofZip(Files.readAllBytes(folderOrZip));
  }

  /** Files that are in memory already. */
  public static PackageFiles of(@Nullable String folder, Map<String, byte[]> contents) throws OversizeException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    int total = 0;
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      total += guard(file.getKey(), files.size(), file.getValue().length, total);
      files.put(file.getKey(), file.getValue());
    }
    return new PackageFiles(folder, files);
  }

  /** Reads a folder; hidden files are no part of a package. */
  public static PackageFiles ofFolder(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<Path> found;
    try (var walk = Files.walk(folder, 4)) {
      found = walk.filter(Files::isRegularFile).limit(FILES + 1L).toList();
    }
    int total = 0;
    for (Path path : found) {
      String name = folder.relativize(path).toString().replace('\\', '/');
      if (!hidden(name)) {
        total += guard(name, files.size(), Files.size(path), total);
        files.put(name, Files.readAllBytes(path));
      }
    }
    return new PackageFiles(folder.toAbsolutePath().normalize().getFileName().toString(), files);
  }

  /** Reads a zip whose root is the package, or that holds it as its only folder. */
  public static PackageFiles ofZip(byte[] zip) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    int total = 0;
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        if (!entry.isDirectory() && !hidden(name)) {
          total += take(name, in, files, total);
        }
      }
    }
    return unwrapped(files);
  }

  /**
   * Reads all of a signed zip but the signature.
   *
   * @param read told of each entry once it has been read; its signers are known only then
   */
  public static PackageFiles ofJar(JarFile jar, Consumer<JarEntry> read) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    int total = 0;
    for (JarEntry entry : Collections.list(jar.entries())) {
      String name = entry.getName();
      if (files.containsKey(name)) {
        throw new OversizeException(name);
      }
      if (!entry.isDirectory() && !name.startsWith(SIGNATURE)) {
        try (InputStream in = jar.getInputStream(entry)) {
          total += take(name, in, files, total);
        }
        read.accept(entry);
      }
    }
    return new PackageFiles(null, files);
  }

  /** @return its length */
  private static int take(String name, InputStream in, SortedMap<String, byte[]> files, int total) throws IOException {
    byte[] bytes = in.readNBytes(FILE_BYTES + 1);
    int length = guard(name, files.size(), bytes.length, total);
    files.put(name, bytes);
    return length;
  }

  private static int guard(String name, int count, long bytes, int total) throws OversizeException {
    if (bytes > FILE_BYTES || count >= FILES || total + bytes > TOTAL_BYTES) {
      throw new OversizeException(name);
    }
    return (int) bytes;
  }

  private static PackageFiles unwrapped(SortedMap<String, byte[]> files) {
    List<String> roots = files.keySet().stream().map(name -> name.split("/", 2)[0]).distinct().toList();
    if (roots.size() != 1 || files.containsKey(roots.getFirst())) {
      return new PackageFiles(null, files);
    }
    SortedMap<String, byte[]> inner = new TreeMap<>();
    files.forEach((name, bytes) -> inner.put(name.substring(roots.getFirst().length() + 1), bytes));
    return new PackageFiles(roots.getFirst(), inner);
  }

  /** Also what a signature leaves behind. */
  private static boolean hidden(String name) {
    return name.startsWith(".") || name.contains("/.") || name.startsWith(SIGNATURE);
  }

  /** The same files always give the same bytes. */
  public byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        out.putNextEntry(entry);
        out.write(file.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** SHA-256 over the names and contents of all files but the examples, hex. */
  public String fingerprint() {
    MessageDigest digest = Digests.sha256();
    files.forEach(
        (name, bytes) -> {
          if (name.startsWith("examples/")) {
            return;
          }
          digest.update((name + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  public List<String> below(String folder, String ending) {
    List<String> names = new ArrayList<>(files.keySet());
    names.removeIf(name -> !name.startsWith(folder) || !name.endsWith(ending));
    return names;
  }

  /** The text of a file, or empty where it is missing or no UTF-8; a fault is added to the problems. */
  Optional<String> text(String name, Position usedAt, Problems problems) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      problems.error(usedAt, "scenario.file.missing", name);
      return Optional.empty();
    }
    Optional<String> text = Utf8.text(bytes).map(read -> read.startsWith("\uFEFF") ? read.substring(1) : read);
    if (text.isEmpty()) {
      problems.error(Position.of(name), "scenario.file.encoding", name);
    }
    return text;
  }

  /** A file, or all of them together, is larger than a package may be. */
  public static final class OversizeException extends IOException {
    OversizeException(String file) {
      super(file);
    }
  }
}

package io.haihe.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;

/** The installation's secret as it is kept: given by {@code HAIHE_SECRET}, or in the data folder for its owner alone. */
public final class SecretFile {

  /** Its name in the data folder. */
  public static final String NAME = "secret.key";

  private SecretFile() {}

  /**
   * The secret in force, without making one.
   *
   * @param given {@code HAIHE_SECRET}, or empty
   */
  public static Optional<byte[]> find(String given, Path data) throws IOException {
    if (!given.isEmpty()) {
      return Optional.of(given.getBytes(StandardCharsets.UTF_8));
    }
    Path file = data.resolve(NAME);
    return Files.exists(file) ? Optional.of(HexFormat.of().parseHex(Files.readString(file).strip())) : Optional.empty();
  }

  /**
   * Keeps a secret in the data folder. Written under another name first, so that a crash leaves no half a secret.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   */
  public static void keep(byte[] secret, Path data) throws IOException {
    Path file = data.resolve(NAME).toAbsolutePath();
    Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(file.getParent(), "secret", ".new");
    Files.writeString(draft, HexFormat.of().formatHex(secret));
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(draft, file);
  }

  /** Tells secrets apart and says nothing about them: 16 hex digits. */
  public static String fingerprint(byte[] secret) {
    return HexFormat.of().formatHex(new Secrets(secret).sign("backup", "fingerprint"), 0, 8);
  }
}

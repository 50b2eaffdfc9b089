package io.haihe.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/** The installation's secret as it is kept, for commands that run without the application. */
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

  /** Tells secrets apart and says nothing about them: 16 hex digits. */
  public static String fingerprint(byte[] secret) {
    return HexFormat.of().formatHex(new Secrets(secret).sign("backup", "fingerprint"), 0, 8);
  }
}

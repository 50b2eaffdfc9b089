package io.haihe.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The installation's secret: given by {@code HAIHE_SECRET}, or made once and kept in the data folder for its owner alone. */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

  private static final int BYTES = 32;

  @Bean
  Secrets secrets(@Value("${haihe.secret:}") String given, @Value("${haihe.data:data}") Path data) {
    return new Secrets(given.isEmpty() ? kept(data.resolve("secret.key")) : given.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] kept(Path file) {
    try {
      return Files.exists(file) ? read(file) : make(file);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      return kept(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static byte[] read(Path file) throws IOException {
    return HexFormat.of().parseHex(Files.readString(file).strip());
  }

  /** Written under another name first, so that a crash leaves no half a secret. */
  private static byte[] make(Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".new");
    Files.writeString(draft, HexFormat.of().formatHex(secret));
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(draft, file);
    return secret;
  }
}

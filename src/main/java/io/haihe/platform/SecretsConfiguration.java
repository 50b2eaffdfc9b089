package io.haihe.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The installation's secret, made where there is none yet. */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

  private static final int BYTES = 32;

  @Bean
  Secrets secrets(@Value("${haihe.secret:}") String given, @Value("${haihe.data:data}") Path data) {
    return new Secrets(kept(given, data));
  }

  private static byte[] kept(String given, Path data) {
    try {
      Optional<byte[]> found = SecretFile.find(given, data);
      return found.isPresent() ? found.get() : make(data);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      return kept(given, data);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static byte[] make(Path data) throws IOException {
    byte[] secret = Secrets.random(BYTES);
    SecretFile.keep(secret, data);
    return secret;
  }
}

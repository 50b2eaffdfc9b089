package io.haihe.kernel.org;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A password")
class PasswordSettingsTest {

  @Test
  void isKeptAsAHashThatTakesAThousandRoundsToTry() {
    String kept = new PasswordSettings().passwordEncoder().encode("correct horse battery");

    assertThat(kept).startsWith("$2a$10$");
  }
}

package io.haihe.modules.inspection.draw;

import static io.haihe.modules.inspection.draw.DrawFixtures.announcement;
import static io.haihe.modules.inspection.draw.DrawFixtures.bytes;
import static io.haihe.modules.inspection.draw.DrawFixtures.redrawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Records are kept for years: a version that writes or reads them otherwise would turn every old one into a forgery. */
@DisplayName("The sample record in the documentation")
class SampleRecordTest {

  @Test
  void isWrittenTodayAsItWasThen() throws IOException {
    assertThat(bytes(redrawn()::write)).isEqualTo(Files.readAllBytes(Path.of("docs/draws/sample.zip")));
    assertThat(bytes(announcement()::write)).isEqualTo(Files.readAllBytes(Path.of("docs/draws/sample-announced.zip")));
  }

  @Test
  void isStillRight() {
    assertThat(Verification.of(Path.of("docs/draws/sample.zip")).record().orElseThrow().seal()).isEqualTo(redrawn().seal());
  }
}

package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made to hurt are refused quickly and with a plain word. */
@Timeout(20)
class HostilePackagesTest {

  @TempDir Path folder;

  @Test
  void refusesManyAliases() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [ *a%d , *a%d ]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(codes(bomb.toString())).containsExactly("scenario.file.syntax");
  }

  @Test
  void refusesAnAliasToItself() throws IOException {
    assertThat(codes("a: &a [*a]\n")).contains("scenario.file.anchor");
  }

  @Test
  void refusesDeepNesting() throws IOException {
    assertThat(codes("[".repeat(100_000))).containsExactly("scenario.file.deep");
    assertThat(codes("- ".repeat(100_000))).containsExactly("scenario.file.deep");
    StringBuilder stairs = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      stairs.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(codes(stairs.toString())).containsExactly("scenario.file.deep");
  }

  @Test
  void refusesALargeFile() throws IOException {
    assertThat(codes("x".repeat(2_100_000))).containsExactly("scenario.package.size");
  }

  @Test
  void refusesAZipThatUnpacksToTooMuch() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("scenario.yaml"));
      zip.write(new byte[50_000_000]);
    }
    assertThat(ScenarioLoader.check(bytes.toByteArray()).errors())
        .extracting(Finding::code)
        .containsExactly("scenario.package.size");
  }

  @Test
  void refusesCustomTags() throws IOException {
    assertThat(codes("scenario: !!java.net.URL [x]\n")).isNotEmpty().doesNotContain("");
  }

  @Test
  void namesAFileThatIsNoText() throws IOException {
    Files.write(folder.resolve("scenario.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(ScenarioLoader.check(folder).errors()).extracting(Finding::code).containsExactly("scenario.file.encoding");
  }

  @Test
  void namesAMissingFolderAndAnEmptyOne() {
    assertThat(ScenarioLoader.check(folder.resolve("none")).errors())
        .extracting(Finding::code)
        .containsExactly("scenario.package.noFolder");
    assertThat(ScenarioLoader.check(folder).errors()).extracting(Finding::code).containsExactly("scenario.file.missing");
  }

  private List<String> codes(String text) throws IOException {
    Files.writeString(folder.resolve("scenario.yaml"), text, StandardCharsets.UTF_8);
    return ScenarioLoader.check(folder).errors().stream().map(Finding::code).distinct().toList();
  }
}

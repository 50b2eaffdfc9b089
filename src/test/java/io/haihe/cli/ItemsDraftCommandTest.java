package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("haihe items draft")
class ItemsDraftCommandTest {

  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Haihe.run(
        new Terminal(new PrintWriter(new StringWriter(), true), new PrintWriter(err, true), Texts.load(), Locale.ENGLISH), args);
  }

  @Test
  void findsTheCatalogueThatShipsByItsName() throws IOException {
    Path found = ItemsDraftCommand.file(ItemsDraftCommand.SHIPPED);

    assertThat(found).hasSameBinaryContentAs(Path.of("catalogues/national-laws/items.json"));
    assertThat(ItemsDraftCommand.name(ItemsDraftCommand.SHIPPED)).as("read as JSON").endsWith(".json");
    assertThat(Files.isRegularFile(found)).isTrue();
  }

  @Test
  void saysWhatIsMissingBeforeTheDatabaseStarts() {
    assertThat(run("items", "draft", "absent.csv")).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).startsWith("the file absent.csv cannot be read");
  }

  @Test
  void saysThatNoCatalogueShipsByThatName() {
    assertThat(run("items", "draft", "absent")).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("absent");
  }
}

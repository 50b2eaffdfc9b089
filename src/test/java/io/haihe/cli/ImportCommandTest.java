package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("haihe import and haihe demo")
class ImportCommandTest {

  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Haihe.run(
        new Terminal(new PrintWriter(new StringWriter(), true), new PrintWriter(err, true), Texts.load(), Locale.ENGLISH), args);
  }

  @Test
  void sayWhichFileIsMissingBeforeTheDatabaseStarts() {
    assertThat(run("import", "answered-messages", "absent.csv")).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).startsWith("the file absent.csv cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parties", "officers", "checklists"})
  void sayItOfRegistersTooAndHowTheyAreCalled(String register) {
    assertThat(run("import", register, "absent.csv")).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("absent.csv");
    assertThat(run("import", register)).isEqualTo(2);
    assertThat(err.toString()).contains("haihe import " + register + " --help");
  }

  @Test
  void sayWhichProfileIsMissing() {
    assertThat(run("import", "absent", "pom.xml")).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).startsWith("the file absent cannot be read");
  }

  @Test
  void refuseACallWithoutAFile() {
    assertThat(run("import", "answered-messages")).isEqualTo(2);
    assertThat(err.toString()).contains("haihe import --help");
  }

  @Test
  void sayThatThePortOfTheDemonstrationIsTaken() throws IOException {
    try (var taken = new ServerSocket(0)) {
      assertThat(run("demo", "--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
      assertThat(err.toString()).hasLineCount(1).startsWith("The port ");
    }
  }
}

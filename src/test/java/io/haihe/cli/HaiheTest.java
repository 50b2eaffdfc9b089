package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HaiheTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void explainsEveryCommandAndOptionInBothLanguages() {
    for (var locale : Texts.LANGUAGES) {
      assertThat(all(Haihe.commandLine(terminal(locale))))
          .hasSizeGreaterThan(8)
          .allSatisfy(
              command -> {
                assertThat(command.getCommandSpec().usageMessage().description())
                    .as(command.getCommandSpec().qualifiedName())
                    .isNotEmpty();
                assertThat(command.getCommandSpec().args())
                    .allSatisfy(arg -> assertThat(arg.description()).as(arg.toString()).isNotEmpty());
              });
    }
  }

  @Test
  void refusesAWrongCallWithOneLineAndTwo() {
    assertThat(run("serve", "--prt", "1")).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("--prt", "haihe serve --help");
    assertThat(run("city")).isEqualTo(2);
    assertThat(run("help", "absent")).isEqualTo(2);
  }

  @Test
  void saysThatAPortIsTakenBeforeTouchingAnything() throws IOException {
    try (var taken = new ServerSocket(0)) {
      assertThat(run("serve", "--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);

      assertThat(out.toString()).isEmpty();
      assertThat(err.toString())
          .hasLineCount(1)
          .startsWith("The port " + taken.getLocalPort() + " is taken by another program.");
    }
  }

  @Test
  void helpsOnACommand() {
    assertThat(run("help", "city", "load")).isZero();
    assertThat(out.toString()).contains("haihe city load").contains("city.yaml");
  }

  @Test
  void findsNoFaultInThePackagesThatShip() {
    assertThat(run("scenario", "check", "city-management", "hotline")).as(err::toString).isZero();
    assertThat(out.toString()).contains("city-management: no faults", "hotline: no faults");
  }

  @Test
  void saysThatACityIsNotThere() {
    assertThat(run("city", "load", "atlantis")).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("atlantis");
  }

  private int run(String... args) {
    return Haihe.run(terminal(Locale.ENGLISH), args);
  }

  private Terminal terminal(Locale locale) {
    return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Texts.load(), locale);
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().distinct().flatMap(HaiheTest::all));
  }
}

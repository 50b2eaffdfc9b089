package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.scenario.Packages;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class ScenarioCheckCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;

  @Test
  void saysThatAGoodPackageIsGood() {
    assertThat(run(Locale.ENGLISH, Packages.MINIMAL)).isZero();
    assertThat(out.toString()).contains(Packages.MINIMAL + ": no faults, no warnings");
  }

  @Test
  void namesFileLineAndMendOfAFault() throws IOException {
    Path broken = broken();
    assertThat(run(Locale.ENGLISH, Packages.MINIMAL, broken)).isEqualTo(1);
    assertThat(err.toString())
        .contains(broken.resolve("scenario.yaml") + ":20:7  No case ever comes into the state void. — Add a transition");
    assertThat(out.toString()).contains(broken + ": one fault, no warnings");
  }

  @Test
  void speaksChinese() throws IOException {
    assertThat(run(Locale.CHINESE, broken())).isEqualTo(1);
    assertThat(err.toString()).contains("没有事项会进入状态 void").contains("请添加通向它的流转");
  }

  @Test
  void namesAFolderThereIsNot() {
    assertThat(run(Locale.ENGLISH, folder.resolve("none"))).isEqualTo(1);
    assertThat(err.toString()).isNotBlank().doesNotContain("??");
  }

  @Test
  void asksForAFolder() {
    assertThat(Haihe.run(terminal(Locale.ENGLISH), "scenario", "check")).isEqualTo(2);
    assertThat(err.toString()).contains("PACKAGE");
  }

  private Path broken() throws IOException {
    Path copy = folder.resolve("minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, copy);
    Path file = copy.resolve("scenario.yaml");
    Files.writeString(file, Files.readString(file).replace("to: void", "to: closed"));
    return copy;
  }

  private int run(Locale language, Path... folders) {
    var args = new ArrayList<>(List.of("scenario", "check"));
    for (Path one : folders) {
      args.add(one.toString());
    }
    return Haihe.run(terminal(language), args.toArray(String[]::new));
  }

  private Terminal terminal(Locale language) {
    return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Texts.load(), language);
  }
}

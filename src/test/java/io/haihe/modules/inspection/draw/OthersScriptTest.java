package io.haihe.modules.inspection.draw;

import static io.haihe.modules.inspection.draw.DrawFixtures.bytes;
import static io.haihe.modules.inspection.draw.DrawFixtures.redrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The script of the documentation, which knows none of our code")
class OthersScriptTest {

  private static final Path SCRIPT = Path.of("docs/draws/verify.py");

  /** Runs the script over each file of a folder in one Python, and prints the names of those it finds right. */
  private static final String OVER_ALL = """
      import contextlib, io, os, sys
      script, folder = sys.argv[1:]
      code = compile(open(script, encoding="utf-8").read(), script, "exec")
      for name in sorted(os.listdir(folder)):
          sys.argv = [script, os.path.join(folder, name)]
          try:
              with contextlib.redirect_stdout(io.StringIO()):
                  exec(code, {"__name__": "__main__"})
              print(name)
          except (Exception, SystemExit):
              pass
      """;

  private final byte[] record = bytes(redrawn()::write);
  @TempDir Path folder;

  private record Said(int exit, String text) {}

  @BeforeAll
  static void thereIsPython() {
    boolean there;
    try {
      there = run("python3", "--version").exit() == 0;
    } catch (IOException missing) {
      there = false;
    }
    assumeTrue(there, "python3 is not on this machine, so the script cannot be run");
  }

  @Test
  void drawsAgainInTwentyLines() throws IOException {
    String text = Files.readString(SCRIPT);

    assertThat(text.substring(0, text.indexOf("\n\n")).split("\n")).hasSize(20).anyMatch(line -> line.contains("\"drawn.csv\")"));
    assertThat(text.lines().filter(line -> line.startsWith("import"))).containsExactly("import csv, hashlib, hmac, json, sys, zipfile");
    assertThat(text.lines()).allMatch(line -> line.length() <= 160);
  }

  @Test
  void stands() throws IOException {
    assertThat(Files.readString(Path.of("docs/draws.md"))).contains("```python\n" + Files.readString(SCRIPT) + "```\n");
  }

  @Test
  void findsARecordRightAndSaysWhatToCompare() throws IOException {
    Said said = verify(record);

    assertThat(said.text()).isEqualTo("RIGHT: 6 drawn, 3 redrawn. Compare: commitment %s, public value %s, seal %s\n"
        .formatted(redrawn().announcement().commitment(), DrawFixtures.VALUE.text(), redrawn().seal()));
    assertThat(said.exit()).isZero();
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertWrong("the pools are not those announced", Forgery.of(record).replace("officers.csv", "M3,", "M9,"));
    assertWrong("commitment or seed", Forgery.of(record).replace("draw.json", "+ 11", "+ 12").reseal());
    assertWrong("drawn.csv", Forgery.of(record).replace("drawn.csv", "1,", "2,").reseal());
    assertWrong("log.csv: 1,2026-11-29T13:46:10Z,relation", Forgery.of(record).replace("log.csv", ",declared,", ",relation,"));
    assertWrong("log.csv: 1,", Forgery.of(record).replace("log.csv", "," + redrawn().redraws().getFirst().in() + ",", ",M9,").reseal());
  }

  @Test
  void seesAnyByteThatIsChanged() throws IOException {
    Map<String, byte[]> files = Forgery.of(record).files;
    Random random = new Random(11);
    for (String name : files.keySet()) {
      for (int i = 0; i < files.get(name).length; i++) {
        Forgery forgery = Forgery.of(record);
        forgery.files.get(name)[i] += (byte) (i % 2 == 0 ? 1 : 1 + random.nextInt(255));
        Files.write(folder.resolve("%s-%05d".formatted(name, i)), forgery.zip());
      }
    }
    Files.write(folder.resolve("as-it-was"), record);
    Path driver = Files.writeString(folder.resolveSibling(folder.getFileName() + ".py"), OVER_ALL);
    try {
      assertThat(run("python3", driver.toString(), SCRIPT.toString(), folder.toString())).isEqualTo(new Said(0, "as-it-was\n"));
    } finally {
      Files.delete(driver);
    }
  }

  /** Two programs by one description: on many pools of all shapes both have to draw the same. */
  @Test
  void agreesWithUsOnManyPools() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      Files.write(folder.resolve("record-%03d".formatted(seed)), bytes(RandomDraws.record(seed)::write));
    }
    Path driver = Files.writeString(folder.resolveSibling(folder.getFileName() + ".py"), OVER_ALL);
    try {
      assertThat(run("python3", driver.toString(), SCRIPT.toString(), folder.toString()).text()).hasLineCount(60);
    } finally {
      Files.delete(driver);
    }
  }

  private void assertWrong(String what, Forgery forgery) throws IOException {
    Said said = verify(forgery.zip());
    assertThat(said.text()).startsWith("WRONG: " + what);
    assertThat(said.exit()).isEqualTo(1);
  }

  private Said verify(byte[] zip) throws IOException {
    Path file = Files.write(folder.resolve("record.zip"), zip);
    return run("python3", SCRIPT.toString(), file.toString());
  }

  private static Said run(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return new Said(process.exitValue(), text);
  }
}

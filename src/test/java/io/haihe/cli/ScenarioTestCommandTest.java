package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

@DisplayName("Whoever tests a package by its stories")
class ScenarioTestCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;
  private Path trees;
  private Path examples;

  @BeforeEach
  void copy() throws IOException {
    trees = copy("tree-care");
    examples = trees.resolve("examples");
  }

  private Path copy(String name) throws IOException {
    Path copy = folder.resolve(name);
    FileSystemUtils.copyRecursively(Path.of("docs/examples/tree-care"), copy);
    edit(copy.resolve("scenario.yaml"), "scenario: tree-care", "scenario: " + name);
    return copy;
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private int run(Object... arguments) {
    Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Texts.load(), Locale.ENGLISH);
    return Haihe.run(terminal, Stream.concat(Stream.of("scenario"), Stream.of(arguments).map(String::valueOf)).toArray(String[]::new));
  }

  @Test
  void isToldHowManyStoriesAreWrongAndWhere() throws IOException {
    edit(examples.resolve("broken-branch.yaml"), "{state: closed, ended: true,", "{state: reported, ended: false,");

    assertThat(run("test", trees)).isEqualTo(1);
    assertThat(out.toString().strip()).isEqualTo(trees + ": 2 stories, one not as told");
    assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith(examples.resolve("broken-branch.yaml") + ":13:5: Step 8: "));
  }

  @Test
  void mustCoverEverythingUnlessItIsWorkInProgress() throws IOException {
    Files.delete(examples.resolve("overdue.yaml"));

    assertThat(run("test", trees)).isEqualTo(1);
    assertThat(out.toString()).contains("No story covers tree: answering.overdue", "one story, all as told; 3 things are not covered");
    assertThat(err.toString()).contains("--partial");
    assertThat(run("test", "--partial", trees)).isZero();
  }

  @Test
  void hasProvenNothingWithoutStories() throws IOException {
    FileSystemUtils.deleteRecursively(examples);

    assertThat(run("test", trees)).isEqualTo(1);
    assertThat(out.toString()).contains(trees + ": no stories").doesNotContain("all as told");
    assertThat(run("test", "--partial", trees)).isZero();
  }

  @Test
  void hearsOfEveryPackageThoughTheFirstHasFaults() throws IOException {
    Path second = copy("second");
    edit(trees.resolve("scenario.yaml"), "to: closed", "to: nowhere");

    assertThat(run("test", trees, folder.resolve("none"), second)).isEqualTo(1);
    assertThat(err.toString()).contains(trees.resolve("scenario.yaml") + ":", "none");
    assertThat(out.toString()).contains(trees + ": ", second + ": 2 stories, all as told");
  }

  @Test
  void isToldOfWordsNobodyKnowsWhenThePackageIsChecked() throws IOException {
    edit(examples.resolve("overdue.yaml"), "  - expect: {due", "  - expct: {due");

    assertThat(run("check", trees)).isEqualTo(1);
    assertThat(err.toString()).contains(
        examples.resolve("overdue.yaml") + ":6:5  expct is not known here. — Use one of: take, task, pay, sign, wait, until, expect, also.");
    assertThat(out.toString()).contains("one fault, no warnings");
  }
}

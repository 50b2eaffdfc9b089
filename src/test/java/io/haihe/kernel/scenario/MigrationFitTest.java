package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.scenario.reading.MigrationReader;
import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

@DisplayName("A migration fits the older version if everything of it has a way")
class MigrationFitTest {

  private static final Texts TEXTS = Texts.load();

  @TempDir Path temporary;
  private Path later;

  @BeforeEach
  void copy() throws IOException {
    later = temporary.resolve("minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, later);
    rewrite("scenario.yaml", "version: 1.0.0", "version: 2.0.0");
  }

  private void rewrite(String file, String from, String to) throws IOException {
    Path path = later.resolve(file);
    String text = Files.readString(path);
    assertThat(text).containsPattern(from);
    Files.writeString(path, text.replaceAll(from, to));
  }

  private List<String> faults(String migration) throws IOException {
    Files.writeString(later.resolve("migration.yaml"), migration);
    PackageFiles files = PackageFiles.ofFolder(later);
    // as a version that was judged good before: only what the migration lacks is asked for here
    Scenario after = ScenarioLoader.trusted(files);
    MigrationReader.Result read = MigrationReader.read(files, ScenarioLoader.load(Packages.MINIMAL), after);
    assertThat(read.migration() == null).isEqualTo(!read.errors().isEmpty());
    read.errors().forEach(finding -> {
      for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
        assertThat(TEXTS.say(language, finding) + TEXTS.mend(language, finding)).doesNotContain("??");
      }
    });
    return read.errors().stream().map(finding -> finding.code().substring("scenario.migration.".length()) + " " + finding.line()).toList();
  }

  private static String of(String type) {
    return "from: [1.0.0]\ncases:\n  matter:\n" + type;
  }

  @Test
  void nothingHasToBeSaidWhereNothingIsCalledOtherwise() throws IOException {
    assertThat(faults("from: [1.0.0]\ncases: {}\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dispatched, stateGone, states", "accepting, deadlineGone, deadlines", "summons, taskGone, tasks", "dispatches, factGone, facts"
  })
  void whatIsGoneMustBeNamed(String name, String fault, String section) throws IOException {
    rewrite("scenario.yaml", "\\b" + name + "\\b", "other");
    String way = section.equals("facts") ? "    facts: {other: {from: " + name + "}}\n" : "    " + section + ": {" + name + ": other}\n";

    assertThat(faults(of("    drop: {}\n"))).containsExactly(fault + " 3");
    assertThat(faults(of(way))).isEmpty();
  }

  @Test
  void aStepOfATaskThatIsGoneNeedsTheTaskWithdrawn() throws IOException {
    rewrite("scenario.yaml", "\\bcontest\\b", "object");

    assertThat(faults(of("    drop: {}\n"))).containsExactly("stepGone 3");
    assertThat(faults(of("    tasks: {summons: withdraw}\n"))).isEmpty();
  }

  @Test
  void aFactOfAnotherTypeNeedsAValue() throws IOException {
    rewrite("scenario.yaml", "supervisions: count", "supervisions: text");

    assertThat(faults(of("    drop: {}\n"))).containsExactly("factType 3");
    assertThat(faults(of("    facts: {supervisions: {value: \"string(facts.supervisions)\"}}\n"))).isEmpty();
    assertThat(faults(of("    drop: {facts: [supervisions]}\n"))).isEmpty();
  }

  @Test
  void valuesAreRulesOverTheOlderVersion() throws IOException {
    assertThat(ScenarioLoader.load(Packages.MINIMAL).version()).isEqualTo("1.0.0");
    assertThat(MigrationReader.read(packed(of("    facts:\n      answer: {value: facts.rated}\n")), before(), before()).errors())
        .singleElement().satisfies(finding -> {
          assertThat(finding.code()).isEqualTo("scenario.rule.type");
          assertThat(finding.line()).isEqualTo(5);
        });
    assertThat(MigrationReader.read(packed(of("    facts:\n      answer: {value: facts.nothing}\n")), before(), before()).errors())
        .singleElement().satisfies(finding -> assertThat(finding.code()).isEqualTo("scenario.rule.unknownName"));
  }

  private static Scenario before() {
    return ScenarioLoader.load(Packages.MINIMAL);
  }

  private PackageFiles packed(String migration) throws IOException {
    Files.writeString(later.resolve("migration.yaml"), migration);
    return PackageFiles.ofFolder(later);
  }

  @Test
  void personalFieldsStayWhatTheyAre() throws IOException {
    rewrite("forms/report.schema.json", "\"plate\"", "\"number\"");
    assertThat(faults(of("    drop: {}\n"))).containsExactly("personal 3");
    assertThat(faults(of("    fields: {number: {from: plate}}\n"))).contains("personal 4");
  }

  @Test
  void aNameTheOlderVersionDidNotHaveIsAFault() throws IOException {
    assertThat(faults(of("    states: {nowhere: reported}\n    drop: {facts: [x]}\n    facts: {answer: {from: y}}\n")))
        .containsExactlyInAnyOrder("noOldState 4", "noOldFact 5", "noOldFact 6");
  }

  @Test
  void ofAShippedPackageFits() throws IOException {
    Path now = Path.of("scenarios/emergency-command");
    Path old = temporary.resolve("emergency-command");
    FileSystemUtils.copyRecursively(now, old);
    later = old;
    rewrite("scenario.yaml", "(?m)^version: .*$", "version: 1.0.0");
    rewrite("scenario.yaml", "(?m)^      reviewing:$", "      review:");
    rewrite("scenario.yaml", "due\\.reviewing", "due.review");

    MigrationReader.Result read =
        MigrationReader.read(PackageFiles.ofFolder(now), ScenarioLoader.trusted(PackageFiles.ofFolder(old)), ScenarioLoader.load(now));
    assertThat(read.errors()).isEmpty();
    assertThat(read.migration()).isNotNull();
  }
}

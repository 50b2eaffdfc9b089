package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

@DisplayName("An author of scenarios")
class ScenarioAuthoringTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;

  private int run(Locale locale, Object... arguments) {
    out.getBuffer().setLength(0);
    Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Texts.load(), locale);
    return Haihe.run(terminal, Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }

  private Path made(String name) {
    assertThat(run(Locale.ENGLISH, "scenario", "new", name, "--in", folder)).as(err::toString).isZero();
    return folder.resolve(name);
  }

  private Path copyOf(Path made) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("next")).resolve(made.getFileName());
    FileSystemUtils.copyRecursively(made, copy);
    return copy;
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void beginsWithAPackageThatWorksAndWhoseStoriesCoverIt() {
    Path made = made("tree-care");

    assertThat(run(Locale.ENGLISH, "scenario", "check", made)).as(err::toString).isZero();
    assertThat(out.toString()).contains("no faults, no warnings");
    assertThat(run(Locale.ENGLISH, "scenario", "test", made)).as(err::toString).isZero();
    assertThat(out.toString()).contains("3 stories, all as told").doesNotContain("No story covers");
    assertThat(ScenarioLoader.load(made).type("matter").prefix()).isEqualTo("TC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tree", "tree_care", "../tree", "1st", ""})
  void isToldWhichNamesAPackageMayHave(String name) {
    assertThat(run(Locale.ENGLISH, "scenario", "new", name, "--in", folder)).isEqualTo(1);
    assertThat(err.toString()).contains("lower-case letters");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void losesNoPackageToANewOneOfItsName() throws IOException {
    Path made = made("trees");
    Files.writeString(made.resolve("scenario.yaml"), "mine");

    assertThat(run(Locale.ENGLISH, "scenario", "new", "trees", "--in", folder)).isEqualTo(1);
    assertThat(err.toString()).contains("exists already");
    assertThat(made.resolve("scenario.yaml")).hasContent("mine");
  }

  @Test
  void isShownWhatAPackageDeclares() {
    assertThat(run(Locale.ENGLISH, "scenario", "show", made("trees"))).isZero();
    assertThat(out.toString())
        .contains("▶ Reported (reported) · waits for: Dispatcher", "Assign (assign) → Being handled · Dispatcher")
        .contains("Answer (answering): categories.limit | 5 working-day", "■ Closed (closed)");
  }

  @ParameterizedTest
  @MethodSource("io.haihe.kernel.scenario.Packages#shipped")
  void canHaveEachShippedPackageDrawnWithAllItsStatesAndSteps(Path name) throws Exception {
    Path svg = folder.resolve("picture.svg");
    assertThat(run(Locale.CHINESE, "scenario", "show", name, "--svg", svg)).as(err::toString).isZero();

    var drawn = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
    var words = drawn.getElementsByTagName("text");
    String all = Stream.iterate(0, i -> i + 1).limit(words.getLength()).map(i -> words.item(i).getTextContent()).toList().toString();
    var scenario = ScenarioLoader.load(name);
    scenario.types().values().forEach(type -> {
      type.states().keySet().forEach(state -> assertThat(all).contains(scenario.texts().text(Locale.CHINESE, "states." + state)));
      type.transitions().values().stream().filter(transition -> transition.to() != null).forEach(transition ->
          assertThat(all).contains(scenario.texts().text(Locale.CHINESE, "transitions." + transition.key())));
    });
    assertThat(all).doesNotContain("??");
  }

  @Test
  void isToldInWordsWhatANewVersionChanges() throws IOException {
    Path before = made("trees");
    Path after = copyOf(before);
    edit(after.resolve("scenario.yaml"), "version: 0.1.0", "version: 0.2.0");
    edit(after.resolve("scenario.yaml"), "{limit: 5 working-day}", "{limit: 7 working-day}");
    edit(after.resolve("scenario.yaml"), "by: [dispatcher]\n        do:", "by: [dispatcher, commandCentre]\n        do:");
    edit(after.resolve("categories.csv"), "A2,A,一般事项,Something usual,,一般,usual\n", "");
    edit(after.resolve("texts/en.properties"), "states.closed=Closed", "states.closed=Done");
    edit(after.resolve("forms/rate.schema.json"), "\"maximum\": 5", "\"maximum\": 10");

    assertThat(run(Locale.ENGLISH, "scenario", "diff", before, after)).as(err::toString).isZero();
    assertThat(out.toString().lines()).containsExactlyInAnyOrder(
        "Package version: was 0.1.0, is 0.2.0",
        "Step “Assign” (matter.assign): by was [dispatcher], is [dispatcher, commandCentre]",
        "Deadline “Answer” (matter.answering): limit was [{category: limit}, {limit: 5 working-day}], is [{category: limit}, {limit: 7 working-day}]",
        "Category “Something usual” (A2) is gone.",
        "Form rate: properties.score.maximum was 5, is 10",
        "Text states.closed: en was Closed, is Done",
        "6 changes.");
  }

  @Test
  void isWarnedOfCasesThatAStateWhichIsGoneWouldStrand() throws IOException {
    Path before = made("trees");
    Path after = copyOf(before);
    edit(before.resolve("scenario.yaml"), "refused:  {final: true}", "refused:  {final: true}\n      parked:   {awaits: {role: dispatcher, level: district}}");
    edit(before.resolve("scenario.yaml"), "      close:\n        from: handling", "      park: {from: handling, to: parked, by: [dispatcher]}\n      close:\n        from: [handling, parked]");
    for (String language : new String[] {"en", "zh"}) {
      Files.writeString(before.resolve("texts/" + language + ".properties"),
          Files.readString(before.resolve("texts/" + language + ".properties")) + "states.parked=Parked\ntransitions.park=Park\n");
    }

    assertThat(run(Locale.ENGLISH, "scenario", "diff", before, after)).as(err::toString).isZero();
    assertThat(out.toString()).contains("State “Parked” (matter.parked) is gone.", "Cases in “Parked” (matter.parked) keep the version they began with");
    assertThat(run(Locale.ENGLISH, "scenario", "diff", before, before)).isZero();
    assertThat(out.toString().strip()).isEqualTo("Nothing changes.");
  }

  @Test
  void packsAPackageIntoAFileThatIsThatPackage() throws IOException {
    Path made = made("trees");
    Path zip = folder.resolve("trees.zip");

    assertThat(run(Locale.ENGLISH, "scenario", "pack", made, "--to", zip)).as(err::toString).isZero();
    assertThat(out.toString()).contains("It is NOT signed");
    assertThat(ScenarioLoader.load(zip).fingerprint()).isEqualTo(ScenarioLoader.load(made).fingerprint());
    assertThat(run(Locale.ENGLISH, "scenario", "diff", made, zip)).isZero();
    assertThat(out.toString().strip()).isEqualTo("Nothing changes.");
  }
}

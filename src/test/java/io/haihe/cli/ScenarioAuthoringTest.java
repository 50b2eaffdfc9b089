package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.scenario.Packages;
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

  @Test
  void findsTheSchemaForEditorsWhereTheFirstLineSaysIt() throws IOException {
    Path made = made("trees");
    String first = Files.readAllLines(made.resolve("scenario.yaml")).getFirst();

    Path schema = made.resolve(first.substring(first.indexOf("$schema=") + "$schema=".length()));
    assertThat(schema).hasSameTextualContentAs(Path.of("scenarios/schema/scenario.schema.json"));
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

  @Test
  void isShownByWhenATasksStepsAreDueAndWhoIsToldWhenTheyAreNot() {
    assertThat(run(Locale.ENGLISH, "scenario", "show", "city-management")).isZero();
    assertThat(out.toString())
        .contains("[1 hour; 0 minute overdue: Head of unit; 1 hour overdue: Head of unit; 4 hour overdue: Command centre]");
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
        "Form rate: properties.score.maximum (Stars) was 5, is 10",
        "Text states.closed: en was Closed, is Done",
        "6 changes.");
  }

  /** One change of the sample package, as a line of a file before and after, and what is told of it. */
  private record Told(String file, String was, String is, String english, String chinese) {}

  private static Stream<Told> changes() {
    return Stream.of(
        new Told("examinations/apk.yaml", "[com.example.kit.]", "[com.example.set.]",
            "Suspicion “Why kits?” (apk.kits): classes (components of these names) was [com.example.kit.], is [com.example.set.]",
            "（apk.kits）：classes（组件名称） 由 [com.example.kit.] 改为 [com.example.set.]"),
        new Told("examinations/apk.yaml", "targetSdkBelow: 23}", "targetSdkBelow: 23, when: \"category == ''\"}",
            "Suspicion “Why old?” (apk.old): when (looked for only where) is new: category == ''", "（apk.old）：新增 when（检测条件）：category == ''"),
        new Told("scenario.yaml", "in: [handling, closed]", "in: [closed]",
            "Document “Record” (matter.record): in (printed in the states) was [handling, closed], is [closed]", "in（可打印的状态） 由 [handling, closed] 改为 [closed]"),
        new Told("scenario.yaml", "- sign: [handler]", "- heading: handler",
            "Document “Record” (matter.record): parts (what stands in it) was [{heading: matter},", "parts（内容） 由 [{heading: matter},"),
        new Told("scenario.yaml", ",\n               when: facts.urgent}\n    notices", "}\n    notices",
            "Reply template “Done” (matter.done): when (offered only where) is gone; it was facts.urgent", "（matter.done）：删除 when（提供条件），原为 facts.urgent"),
        new Told("scenario.yaml", "{on: opened, to: [reporter]}", "{on: [opened, dispatch], to: [reporter]}",
            "on (told when) was opened, is [opened, dispatch]", "on（何时通知） 由 opened 改为 [opened, dispatch]"),
        new Told("forms/close.schema.json", "[\"parts\", \"cost\",", "[\"cost\", \"parts\",",
            "Form close: x-sections (sections) was [{title: said, fields: [answer]}, {title: done, fields: [parts, cost,", "x-sections（分节） 由 [{title: said, fields: [answer]}, {title: done, fields: [parts, cost,"),
        new Told("forms/close.schema.json", "row.pieces > 1", "row.pieces > 2",
            "Form close: properties.parts.items.properties.price.x-when (Parts › Price of one: asked only where) was row.pieces > 1, is row.pieces > 2",
            "（配件 › 单价: 提问条件） 由 row.pieces > 1 改为 row.pieces > 2"),
        new Told("forms/close.schema.json", "form.cost > 100.0", "form.cost > 200.0",
            "Form close: properties.costly.x-compute (Costly: worked out as) was form.cost > 100.0, is form.cost > 200.0", "自动计算） 由 form.cost > 100.0 改为 form.cost > 200.0"),
        new Told("forms/close.schema.json", "\"maxItems\": 3", "\"maxItems\": 4",
            "Form close: properties.parts.maxItems (Parts: rows or choices at most) was 3, is 4", "行数或选项上限） 由 3 改为 4"),
        new Told("forms/close.schema.json", "\"seenAt\": {\"type\": \"string\", \"format\": \"place\"}", "\"seenAt\": {\"type\": \"string\"}",
            "Form close: properties.seenAt.format (Seen at: kind of value) is gone; it was place", "值的种类），原为 place"),
        new Told("forms/dispatch.schema.json", "\"note\": {\"type\": \"string\", \"maxLength\": 500}", "\"note\": {\"type\": \"string\", \"maxLength\": 500}, \"material\": {\"type\": \"string\", \"x-list\": \"lists/materials.csv\"}",
            "Form dispatch: properties.material.x-list (Main material: choices of) is new: lists/materials.csv", "选项来源）：lists/materials.csv"),
        new Told("lists/materials.csv", "wood,木,Wood", "wood,木,Timber",
            "List of choices materials: wood.en was Wood, is Timber", "选项清单materials：wood.en 由 Wood 改为 Timber"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isToldOfEachKindOfThingThatChanges(Told told) throws IOException {
    Path after = copyOf(Packages.MINIMAL);
    edit(after.resolve(told.file()), told.was(), told.is());

    assertThat(run(Locale.ENGLISH, "scenario", "diff", Packages.MINIMAL, after)).as(err::toString).isZero();
    assertThat(out.toString()).contains(told.english());
    assertThat(run(Locale.CHINESE, "scenario", "diff", Packages.MINIMAL, after)).as(err::toString).isZero();
    assertThat(out.toString()).contains(told.chinese());
  }

  @Test
  void isToldThatVotesBecomeSecretAndWhichStepCountsThem() throws IOException {
    Path after = Path.of("scenarios/title-review");
    Path before = copyOf(after);
    edit(before.resolve("scenario.yaml"), "ballot: true, ", "");
    edit(before.resolve("scenario.yaml"), "          - tally: {task: vote, facts: {for: agree, against: opposed}}\n", "");

    assertThat(run(Locale.ENGLISH, "scenario", "diff", before, after)).as(err::toString).isZero();
    assertThat(out.toString()).contains("steps.cast.ballot (secret ballot) is new: true", "{tally: {task: vote, facts: {for: agree, against: opposed}}}");
    assertThat(run(Locale.CHINESE, "scenario", "diff", before, after)).as(err::toString).isZero();
    assertThat(out.toString()).contains("新增 steps.cast.ballot（无记名投票）：true");
  }

  @Test
  void isToldOfAListOnceAndNotAgainByItsTexts() throws IOException {
    Path after = copyOf(Packages.MINIMAL);
    edit(after.resolve("lists/materials.csv"), "wood,木,Wood", "stone,石,Stone");

    assertThat(run(Locale.ENGLISH, "scenario", "diff", Packages.MINIMAL, after)).as(err::toString).isZero();
    assertThat(out.toString().lines()).contains("List of choices materials: stone.en is new: Stone", "4 changes.").noneMatch(line -> line.startsWith("Text"));
  }

  @Test
  void isShownWhatIsAskedHandedOutToldAndLookedFor() {
    assertThat(run(Locale.ENGLISH, "scenario", "show", Packages.MINIMAL)).as(err::toString).isZero();
    assertThat(out.toString().lines().map(String::strip)).contains(
        "Reply templates", "Done (done) → Close · Answer", "Looked (looked) → Contest · Note",
        "Apps are examined for", "4.1 Why calls? (calls): permissions android.permission.READ_CALL_LOG · only where category != ''",
        "2.1 Why kits? (kits): classes com.example.kit.", "Why open? (open): exported activity, provider", "4.6 Why old? (old): targetSdkBelow 23",
        "Forms", "What is said", "Answer (answer)", "Parts (parts) · rows, at most 3",
        "Price of one (parts.price) · only where row.pieces > 1", "Cost of all parts (cost) · worked out: sum(form.parts.map(p, p.total))",
        "Main material (material) · choices of lists/materials.csv · only where form.parts.size() > 0", "Seen at (seenAt) · a place of the city");

    assertThat(run(Locale.CHINESE, "scenario", "show", "scenarios/title-review")).as(err::toString).isZero();
    assertThat(out.toString()).contains("(无记名投票)", "结束无记名投票“");
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

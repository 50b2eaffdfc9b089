package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.place.CalendarsForTests;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.scenario.Packages;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

@DisplayName("A question that is answered by a file")
class FileAnswersTest {

  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
  private static final String ABSENT = "0".repeat(64);

  @TempDir Path temporary;
  private final SampleCity city = new SampleCity(CalendarsForTests.china());
  private Scenario scenario;
  private SimulatedCases cases;

  /** A related case may come with the licence where it is large, and a dispatch must. */
  @BeforeEach
  void asked() throws IOException {
    Path folder = temporary.resolve("minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, folder);
    ask(folder.resolve("forms/related.schema.json"), "", ", \"x-when\": \"form.size > 1\"");
    ask(folder.resolve("forms/dispatch.schema.json"), "\"required\": [\"licence\"], ", "");
    for (String language : List.of("en", "zh")) {
      Files.writeString(
          folder.resolve("texts/" + language + ".properties"), "\nfields.licence=Licence\n", StandardOpenOption.APPEND);
    }
    scenario = ScenarioLoader.load(folder);
    cases = new SimulatedCases(city, AT, key -> Optional.of(scenario));
  }

  private static void ask(Path form, String before, String more) throws IOException {
    String field =
        before + "\"properties\": {\"licence\": {\"type\": \"string\", \"format\": \"attachment\", \"x-accept\": [\"application/pdf\", \"image/*\"]"
            + more + "}, ";
    Files.writeString(form, Files.readString(form).replaceFirst("\"properties\": \\{", field));
  }

  private Command.Open related(Actor actor, int size, String licence) {
    return new Command.Open(
        actor, AT, null, "minimal", "related", "0101", SampleCity.place(PlaceLevel.COMMUNITY), null, null, "words",
        Contact.NONE, licence.isEmpty() ? Map.of("size", size) : Map.of("size", size, "licence", licence), "web", false);
  }

  private Decision begin(Command.Open open) {
    return cases.add(scenario).begin(open);
  }

  private Actor clerk() {
    return new Actor.Staff(city.person("intakeClerk"));
  }

  private static List<String> codes(Decision decision) {
    return decision instanceof Decision.No no
        ? no.refused().findings().stream().filter(finding -> "licence".equals(finding.field())).map(Finding::code).toList()
        : List.of();
  }

  @Test
  void takesAFileOfTheCaseOrOneThatComesWithIt() {
    FileInfo known = cases.handIn("licence.pdf");
    FileInfo brought = new FileInfo(0, "photo.jpg", "image/jpeg", 1, "f".repeat(64));

    assertThat(begin(related(clerk(), 2, known.sha256()))).isInstanceOfSatisfying(Decision.Done.class, done ->
        assertThat(done.after().form()).containsEntry("licence", known.sha256()));
    assertThat(begin(related(clerk(), 2, brought.sha256()).with(List.of(brought)))).isInstanceOf(Decision.Done.class);
  }

  @Test
  void refusesWhatIsNotThereAndWhatIsOfAnotherKind() {
    assertThat(codes(begin(related(clerk(), 2, ABSENT)))).containsExactly("casework.file.unknown");
    assertThat(codes(begin(related(clerk(), 2, cases.handIn("licence.txt").sha256())))).containsExactly("casework.file.kind");
  }

  @Test
  void isAskedLikeAnyOther() {
    assertThat(begin(related(clerk(), 1, ABSENT))).as("left out where it is not asked").isInstanceOfSatisfying(
        Decision.Done.class, done -> assertThat(done.after().form()).doesNotContainKey("licence"));

    SimulatedCase matter = cases.add(scenario);
    matter.begin(new Command.Open(
        new Actor.Reporter(), AT, null, "minimal", "matter", "0101", SampleCity.place(PlaceLevel.COMMUNITY), null, null, "words",
        Contact.NONE, Map.of(), "web", false));
    assertThat(dispatch(matter, Map.of())).as("it is required").isInstanceOf(Decision.No.class);
    assertThat(dispatch(matter, Map.of("licence", cases.handIn("licence.pdf").sha256()))).isInstanceOf(Decision.Done.class);
  }

  private Decision dispatch(SimulatedCase matter, Map<String, Object> input) {
    return matter.decide(new Command.Take(clerk(), AT, null, matter.id(), 0, "dispatch", input));
  }

  @Test
  void isKeptAsAnImportNamesItAndNeverFilledByAStepOfAnotherCase() {
    assertThat(begin(related(new Actor.Importer(1, 0, Map.of()), 2, ABSENT))).isInstanceOf(Decision.Done.class);
    assertThat(codes(begin(related(new Actor.Importer(1, 0, Map.of()), 2, "licence.pdf")))).containsExactly("casework.file.unknown");
    assertThat(codes(begin(related(new Actor.Other(By.SYSTEM), 2, ABSENT)))).containsExactly("casework.file.unknown");
  }
}

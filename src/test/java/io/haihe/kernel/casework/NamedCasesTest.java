package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Sight;
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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

@DisplayName("A case that a field of a form names")
class NamedCasesTest {

  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

  @TempDir Path temporary;
  private final SampleCity city = spy(new SampleCity(CalendarsForTests.china()));
  private Scenario scenario;
  private SimulatedCases cases;
  private SimulatedCase matter;

  /** Who orders an extension says with which matter theirs belongs together; who enters a related one, with which it was seen. */
  @BeforeEach
  void matterOfUnitA() throws IOException {
    Path folder = temporary.resolve("minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, folder);
    ask(folder.resolve("forms/extension.schema.json"));
    ask(folder.resolve("forms/related.schema.json"));
    for (String language : List.of("en", "zh")) {
      Files.writeString(
          folder.resolve("texts/" + language + ".properties"), "\nfields.seenWith=Seen with\n", StandardOpenOption.APPEND);
    }
    scenario = ScenarioLoader.load(folder);
    cases = new SimulatedCases(city, AT, key -> Optional.of(scenario));
    matter = handledBy("A");
  }

  private static void ask(Path form) throws IOException {
    String field =
        "\"properties\": {\"seenWith\": {\"type\": \"string\", \"format\": \"case\", \"x-scenario\": \"minimal\", \"x-case\": \"matter\"}, ";
    Files.writeString(form, Files.readString(form).replaceFirst("\"properties\": \\{", field));
  }

  private SimulatedCase handledBy(String unit) {
    SimulatedCase opened = cases.add(scenario);
    assertThat(opened.open(command(new Actor.Reporter(), "matter", Map.of()))).isEmpty();
    long id = city.unit(unit).orElseThrow().id();
    assertThat(opened.act(step(opened, "intakeClerk", "dispatch", Map.of("unit", id)))).isEmpty();
    assertThat(opened.act(step(opened, "handler@" + unit, "accept", Map.of()))).isEmpty();
    return opened;
  }

  private Command.Take step(SimulatedCase one, String who, String key, Map<String, Object> input) {
    return new Command.Take(new Actor.Staff(city.person(who)), one.clock(), null, one.id(), 0, key, input);
  }

  private Command.Open command(Actor actor, String type, Map<String, Object> form) {
    return new Command.Open(
        actor, AT, null, "minimal", type, "0101", SampleCity.place(PlaceLevel.COMMUNITY), null, null, "words",
        Contact.NONE, form, "web", false);
  }

  private Decision related(Actor actor, String number) {
    return cases.add(scenario).begin(command(actor, "related", Map.of("size", 1, "seenWith", number)));
  }

  private static List<Finding> findings(Decision decision) {
    return decision instanceof Decision.No no ? no.refused().findings() : List.of();
  }

  private static void refusedAsUnknown(Decision decision) {
    assertThat(findings(decision)).filteredOn(finding -> "seenWith".equals(finding.field()))
        .extracting(Finding::code)
        .containsExactly("casework.named.unknown");
  }

  private Actor clerk() {
    return new Actor.Staff(city.person("intakeClerk"));
  }

  @Test
  void isKeptByTheNumberItHasHoweverThatIsTyped() {
    assertThat(related(clerk(), " " + matter.now().number().toLowerCase() + " "))
        .isInstanceOfSatisfying(Decision.Done.class, done ->
            assertThat(done.after().form()).containsEntry("seenWith", matter.now().number()));
  }

  @Test
  void isThereAndOfTheKindAskedFor() {
    Decision.Done other = (Decision.Done) related(clerk(), matter.now().number());

    refusedAsUnknown(related(clerk(), "MM20260302999999"));
    refusedAsUnknown(related(clerk(), other.after().number()));
  }

  @Test
  void isInTheSightOfWhoeverNamesIt() {
    everybodySeesTheCasesOfTheirUnit();
    SimulatedCase ofOthers = handledBy("B");
    SimulatedCase alsoOfA = handledBy("A");

    refusedAsUnknown(extension(ofOthers.now().number()));
    refusedAsUnknown(extension("MM20260302999999"));
    assertThat(findings(extension(alsoOfA.now().number()))).isEmpty();
  }

  private void everybodySeesTheCasesOfTheirUnit() {
    doAnswer(asked -> List.of(new Sight.OfUnit(asked.<Seat>getArgument(0).unit().id(), Set.of()))).when(city).sights(any());
  }

  @Test
  void isAnotherOne() {
    refusedAsUnknown(extension(matter.now().number()));
  }

  @Test
  void isNamedByTheStaffAndInImportsOnly() {
    String number = matter.now().number();

    assertThat(related(new Actor.Importer(1, 0, Map.of()), number)).isInstanceOf(Decision.Done.class);
    refusedAsUnknown(related(new Actor.Reporter(), number));
    refusedAsUnknown(related(new Actor.Other(By.SYSTEM), number));
  }

  private Decision extension(String number) {
    return matter.decide(step(matter, "handler@A", "askMoreTime", Map.of("amount", 2, "reason", "Rain all week", "seenWith", number)));
  }
}

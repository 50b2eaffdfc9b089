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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

@DisplayName("What is entered in a form")
class FormsDecidedTest {

  private static final Map<String, Object> PART = Map.of("what", "bulb", "pieces", 2, "price", 4, "from", "Li");

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void copy() throws IOException {
    folder = temporary.resolve("minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, folder);
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }

  private SimulatedCase handling() {
    Scenario scenario = ScenarioLoader.load(folder);
    SampleCity city = new SampleCity(CalendarsForTests.china());
    SimulatedCase matter = new SimulatedCase(scenario, 1, 1, city, Instant.parse("2026-03-02T01:00:00Z"));
    matter.open(new Command.Open(
        new Actor.Reporter(), matter.clock(), null, "minimal", "matter", "0101", SampleCity.place(PlaceLevel.COMMUNITY), null,
        null, "words", Contact.NONE, Map.of(), "web", false));
    assertThat(take(matter, city, "intakeClerk", "dispatch", Map.of())).isEmpty();
    assertThat(take(matter, city, "handler@A", "accept", Map.of())).isEmpty();
    return matter;
  }

  private static Optional<Outcome.Refused> take(
      SimulatedCase matter, SampleCity city, String who, String step, Map<String, Object> input) {
    return matter.act(
        new Command.Take(new Actor.Staff(city.person(who)), matter.clock(), null, 1, 0, step, input));
  }

  private static Decision close(SimulatedCase matter, Map<String, Object> input) {
    SampleCity city = new SampleCity(CalendarsForTests.china());
    return matter.decide(
        new Command.Take(new Actor.Staff(city.person("handler@A")), matter.clock(), null, 1, 0, "close", input));
  }

  @Test
  void isKeptAsItCountsAndPartedFromWhatIsPersonalInEachRow() {
    Decision decision =
        close(handling(), Map.of("answer", "done", "material", "steel", "cost", 1, "parts", List.of(PART)));

    assertThat(decision).isInstanceOfSatisfying(Decision.Done.class, done -> {
      assertThat(done.entry().input())
          .containsEntry("parts", List.of(Map.of("what", "bulb", "pieces", 2L, "price", 4L, "total", 8.0)))
          .containsEntry("cost", 8.0)
          .containsEntry("costly", false);
      assertThat(done.personal()).isEqualTo(Map.of("parts", List.of(Map.of("from", "Li"))));
    });
  }

  @Test
  void namesAPlaceThatIsThere() {
    assertThat(close(handling(), Map.of("answer", "done", "seenAt", SampleCity.place(PlaceLevel.STREET).toString())))
        .isInstanceOf(Decision.Done.class);
    assertThat(close(handling(), Map.of("answer", "done", "seenAt", "110101001001")))
        .isInstanceOfSatisfying(Decision.No.class, no ->
            assertThat(no.refused().findings()).containsExactly(
                Finding.ofField("seenAt", "casework.place.unknown", "110101001001")));
  }

  @Test
  void isReadByRulesRowByRow() throws IOException {
    edit("scenario.yaml", "        require:\n          - {that: \"tasks.summons.open == 0\", else: summonsOpen}\n",
        "        require:\n          - {that: \"tasks.summons.open == 0 && input.parts.all(p, p.total < 10.0)\", else: summonsOpen}\n");
    assertThat(close(handling(), Map.of("answer", "done", "material", "steel", "parts", List.of(PART))))
        .isInstanceOf(Decision.Done.class);
    Map<String, Object> dear = Map.of("what", "pole", "pieces", 2, "price", 40);
    assertThat(close(handling(), Map.of("answer", "done", "material", "steel", "parts", List.of(dear))))
        .isInstanceOfSatisfying(Decision.No.class, no ->
            assertThat(no.refused().reason()).isEqualTo(Outcome.Reason.GUARD));
  }

  @Test
  void isRefusedWhereARuleCannotBeWorkedOutOnIt() throws IOException {
    edit("scenario.yaml", "{that: \"tasks.summons.open == 0\", else: summonsOpen}",
        "{that: \"tasks.summons.open == 0 && 12 / (input.crew - 3) < 100\", else: summonsOpen}");
    SimulatedCase matter = handling();

    assertThat(close(matter, Map.of("answer", "done", "crew", 3)))
        .isInstanceOfSatisfying(Decision.No.class, no ->
            assertThat(no.refused().reason()).isEqualTo(Outcome.Reason.RULE_FAILED));
    assertThat(matter.now().state()).isEqualTo("handling");
    assertThat(close(matter, Map.of("answer", "done", "crew", 4))).isInstanceOf(Decision.Done.class);
  }
}

package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.place.CalendarsForTests;
import io.haihe.kernel.place.PlaceLevel;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

@DisplayName("A step that opens a case in another scenario")
class OpeningElsewhereTest {

  private static final Path CITY_MANAGEMENT = Path.of("scenarios/city-management");
  private static final Instant START = Instant.parse("2026-03-02T00:30:00Z");

  private final SampleCity city = new SampleCity(CalendarsForTests.china());

  @TempDir Path folder;

  private Scenario changed(String file, String replace, String with) throws IOException {
    Path copy = folder.resolve("city-management");
    FileSystemUtils.copyRecursively(CITY_MANAGEMENT, copy);
    String text = Files.readString(copy.resolve(file));
    assertThat(text).contains(replace);
    Files.writeString(copy.resolve(file), text.replace(replace, with));
    return ScenarioLoader.load(copy);
  }

  /** What becomes of a finding that is handed on, where city management is as given. */
  private Refused handOn(Optional<Scenario> target) {
    SimulatedCases cases = new SimulatedCases(city, START, key -> target);
    SimulatedCase patrol = cases.add(ScenarioLoader.load(Path.of("scenarios/grid-patrol")));
    Actor collector = new Actor.Staff(city.person("collector@community"));
    patrol.open(new Command.Open(
        new Actor.Staff(city.person("unitHead@street")), START, null, "grid-patrol", "patrol", "G101",
        SampleCity.place(PlaceLevel.COMMUNITY), null, null, "Morning round", Contact.NONE,
        Map.of("stops", "yards", "startBy", START.plusSeconds(3600).toString(), "finishBy", START.plusSeconds(9000).toString()),
        "staff", false));
    patrol.act(new Command.Take(collector, START, null, patrol.id(), 0, "start", Map.of()));
    Case before = patrol.now();

    Optional<Refused> refused = patrol.act(new Command.Take(
        collector, START, null, patrol.id(), 0, "handOn", Map.of("matter", "lamp", "where", "gate", "seen", "It hangs loose.")));

    assertThat(patrol.now()).as("nothing has happened").isSameAs(before);
    assertThat(cases.all()).hasSize(1);
    return refused.orElseThrow();
  }

  private static List<String> codes(Refused refused) {
    assertThat(refused.reason()).isEqualTo(Reason.BAD_INPUT);
    return refused.findings().stream().map(Finding::code).toList();
  }

  @Test
  void isRefusedWhereThatScenarioIsNotThere() {
    assertThat(codes(handOn(Optional.empty()))).containsExactly("casework.open.noSuchKind");
  }

  @Test
  void isRefusedWhereThatScenarioTakesNone() throws IOException {
    assertThat(codes(handOn(Optional.of(changed("scenario.yaml", "by: [reporter, otherCase, ", "by: [reporter, ")))))
        .containsExactly("casework.open.notTaken");
  }

  @Test
  void isRefusedInTheWordsOfAnIntakeThatAsksForMore() throws IOException {
    Scenario asksForMore =
        changed("forms/report.schema.json", "\"landmark\": {\"type\": \"string\", \"maxLength\": 200}", "\"landmark\": {\"type\": \"string\", \"maxLength\": 2}");

    Refused refused = handOn(Optional.of(asksForMore));

    assertThat(codes(refused)).hasSize(2).first().isEqualTo("casework.open.refused");
    assertThat(refused.findings().getFirst().args()).contains("landmark");
  }

  @Test
  void isRefusedWhereTheCategoryIsGone() throws IOException {
    Scenario another = changed("categories.csv", "\n01037,", "\n01937,");

    assertThat(codes(handOn(Optional.of(another)))).containsExactly("casework.open.refused", "casework.category.unknown");
  }
}

package io.haihe.modules.inspection.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.inspection.OlderPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("What a visit has left open")
class SettlingTest {

  private static final Map<String, Object> SETTLED = Map.of(
      "result", "noProblem", "problems", 0, "settledSeen", "The report of the laboratory of 20 June.", "summary", "The sample was good.");

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired ProjectionsForTests projections;
  @Autowired Scenarios scenarios;
  @Autowired VisitJudge judge;
  @Autowired SettableClock clock;
  @Autowired MockMvcTester http;

  private SampleVisit sample;

  @BeforeEach
  void begin() {
    clock.set(SettableClock.START.plusSeconds(3600));
  }

  private Outcome take(Viewer viewer, String step, Map<String, Object> input) {
    clock.advance(Duration.ofMinutes(1));
    Outcome outcome = casework.act(new Command.Take(new Actor.Staff(viewer), clock.instant(), null, sample.caseId, 0, step, input));
    projections.catchUp();
    return outcome;
  }

  private Case matter() {
    return cases.forProjection(List.of(sample.caseId)).getFirst();
  }

  private String published() {
    return Browser.text(new Browser(http).get("/inspections/results/" + matter().number() + "?lang=en"));
  }

  @Test
  void isSettledByTwoOfItsOfficersAndTheResultTellsAnybodyWhatStoodBefore() {
    sample = SampleVisit.in(context);
    SampleVisit.leftOpen(context, sample.people[0], sample.id);
    assertThat(take(sample.head, "publish", Map.of())).isInstanceOf(Outcome.Moved.class);

    assertThat(take(sample.people[0], "settle", SETTLED)).isInstanceOf(Outcome.Moved.class);
    assertThat(published()).as("one officer's word changes nothing").contains("To be settled").doesNotContain("laboratory", "The sample was good");
    assertThat(take(sample.people[0], "countersignSettled", Map.of())).as("their own").isInstanceOf(Outcome.Refused.class);
    Viewer deputy = TinyCity.in(context).deputy(sample.people[0], Role.HANDLER, "settling.deputy", clock.instant());
    assertThat(take(deputy, "countersignSettled", Map.of())).as("their own, by a deputy").isInstanceOf(Outcome.Refused.class);
    assertThat(take(sample.head, "countersignSettled", Map.of())).as("who was not drawn").isInstanceOf(Outcome.Refused.class);
    clock.advance(Duration.ofDays(2));
    assertThat(take(sample.people[1], "countersignSettled", Map.of())).isInstanceOf(Outcome.Moved.class);
    assertThat(take(sample.head, "publish", Map.of())).isInstanceOf(Outcome.Moved.class);

    assertThat(published()).contains(
        "No problem found", "The sample was good.", "Settled after it was left open", "On 16 Jun 2025 it was published as “To be settled”, with 0 problems",
        "On 18 Jun 2025 it was settled", "countersigned by a second one", "The report of the laboratory of 20 June.");
  }

  @Test
  void isSettledByNobodyAloneInACaseOfAnOlderVersionEither(@TempDir Path temporary) throws IOException {
    Path folder = OlderPackage.of("1.2.0", temporary, declared -> declared
        .replaceFirst("(?s)      countersignSettled:.*?(?=      returnSettled:)", "")
        .replace("[record, countersignSettled]", "record"));
    scenarios.load(folder);
    try {
      sample = SampleVisit.in(context);
    } finally {
      scenarios.load(OlderPackage.SHIPPED);
    }

    assertThat(judge.objection(matter(), SampleVisit.NOBODY, "settle", SETTLED))
        .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo("inspection.visit.settle.alone"));
    sample = SampleVisit.in(context);
    assertThat(judge.objection(matter(), SampleVisit.NOBODY, "settle", SETTLED)).as("of the version in force").isEmpty();
  }
}

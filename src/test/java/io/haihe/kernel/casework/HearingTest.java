package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.casework.Relation.Kind;
import io.haihe.kernel.place.CalendarsForTests;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.scenario.Packages;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A whole that ends with its part, and joined cases that go on by themselves when the other ends. */
@DisplayName("The step a case takes when it hears that another has ended")
class HearingTest {

  private static final Instant START = Instant.parse("2026-03-02T00:30:00Z");

  private final SampleCity city = new SampleCity(CalendarsForTests.china());
  private final SimulatedCases cases = new SimulatedCases(city, START, key -> Optional.empty());

  @TempDir Path temporary;
  private Scenario scenario;
  private SimulatedCase whole;
  private SimulatedCase part;

  @BeforeEach
  void aWholeAndItsPart() throws IOException {
    scenario = scenario();
    whole = opened("the whole");
    take(whole, "split", Map.of("answer", "the part"));
    part = cases.all().getLast();
  }

  private SimulatedCase opened(String words) {
    SimulatedCase one = cases.add(scenario);
    assertThat(one.open(new Command.Open(
        new Actor.Staff(city.person("intakeClerk@district")), START, null, "minimal", "related", "0101",
        SampleCity.place(PlaceLevel.COMMUNITY), null, null, words, Contact.NONE, Map.of("size", 2), "counter", false))).isEmpty();
    return one;
  }

  private Scenario scenario() throws IOException {
    Path folder = temporary.resolve("minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, folder);
    edit(folder, "      split:\n", """
            callVote:
              from: begun
              by: [intakeClerk]
              do: [{open: {task: vote}}]
            count:
              from: begun
              by: [intakeClerk]
              do: [{tally: {task: vote, facts: {yes: agree, no: opposed}}}]
            lapse:
              from: begun
              to: done
              by: [system]
            split:
      """);
    edit(folder, "as: part, text: input.answer", "as: part, then: lapse, text: input.answer");
    edit(folder, "from: joined\n        by: [system]", "from: joined\n        to: begun\n        by: [system]");
    edit(folder, "    facts: {heardAt: instant}\n", """
          facts: {heardAt: instant, agree: count, opposed: count}
          tasks:
            vote: {role: handler, level: district, steps: {cast: {form: forms/vote.schema.json, ballot: true, completes: true}}}
      """);
    Files.writeString(
        folder.resolve("forms/vote.schema.json"),
        "{\"type\": \"object\", \"required\": [\"vote\"], \"properties\": {\"vote\": {\"type\": \"string\", \"enum\": [\"yes\", \"no\"]}}}");
    for (String language : new String[] {"en", "zh"}) {
      Path texts = folder.resolve("texts/" + language + ".properties");
      String more = """

          transitions.callVote=Vote
          transitions.count=Count
          transitions.lapse=Lapse
          facts.agree=For
          facts.opposed=Against
          tasks.vote=Vote
          tasks.vote.cast=Vote
          fields.vote=Vote
          fields.vote.yes=For
          fields.vote.no=Against
          """;
      Files.writeString(texts, Files.readString(texts) + more);
    }
    return ScenarioLoader.load(folder);
  }

  private static void edit(Path folder, String from, String to) throws IOException {
    Path file = folder.resolve("scenario.yaml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private void take(SimulatedCase one, String step, Map<String, Object> input) {
    Actor clerk = new Actor.Staff(city.person("intakeClerk@district"));
    assertThat(one.act(new Command.Take(clerk, START, null, one.id(), 0, step, input))).as(step).isEmpty();
  }

  @Test
  void letsAJoinedCaseGoOnByItselfAndBothKnowIt() {
    SimulatedCase joined = opened("the same once more");
    take(joined, "join", Map.of("number", part.now().number()));
    assertThat(part.now().relations()).anyMatch(to -> to.kind() == Kind.DUPLICATE);

    take(part, "finish", Map.of());

    assertThat(joined.now().state()).isEqualTo("begun");
    assertThat(joined.now().relations()).isEmpty();
    assertThat(part.now().relations()).noneMatch(to -> to.kind() == Kind.DUPLICATE);
  }

  @Test
  void endsTheSecretBallotThatRanAndForgetsItsVotes() {
    take(whole, "callVote", Map.of());
    assertThat(whole.act(new Command.TakeStep(
        new Actor.Staff(city.person("handler@district")), START, null, whole.id(), 0, 1, "cast", Map.of("vote", "yes")))).isEmpty();
    assertThat(whole.votes()).isEqualTo(Map.of("yes", 1L));

    take(part, "finish", Map.of());

    assertThat(whole.now().ended()).isTrue();
    assertThat(whole.votes()).isEmpty();
  }
}

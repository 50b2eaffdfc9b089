package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.platform.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A story that is wrong")
class WrongStoryTest {

  private static final Texts TEXTS = Texts.load();
  private static final Stories STORIES =
      Stories.inSampleCity(ScenarioLoader.load(Path.of("docs/examples/tree-care")), key -> Optional.empty());

  /** Each step stands in a line of its own, the first in line 6. */
  private static Stories.Report report(String... steps) {
    String story = """
        story: A branch
        case: tree
        at: 2026-03-02T09:00
        report: {category: T11, place: community, text: A branch., form: {danger: false}}
        steps:
        """ + String.join("", List.of(steps).stream().map(step -> "  - " + step + "\n").toList());
    return STORIES.run(Map.of("examples/told.yaml", story.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> said(String... steps) {
    return report(steps).failures().stream().map(finding -> TEXTS.line(Locale.ENGLISH, finding)).toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{expct: {state: assigned}} | 6:6: expct is not known here. Use one of: take, task, pay, sign, wait, until, expect, also.",
      "{take: assign, as: unitHead@street, afer: 1 hour} | 6:41: afer is not known here. Use one of: take, as, after, at, with, refused, of.",
      "{expect: {stat: assigned}} | 6:15: stat is not known here. Use one of: state, awaits, ended, responsible, addressee, clock, due, facts, indicators, may, "
          + "prints, related, tasks, told, fired, notFired.",
      "{take: assign, as: unitHead@street, expect: {state: assigned}} | 6:5: This step does more than one thing: take, expect. "
          + "Give each a step of its own, in a line with a dash.",
      "{as: unitHead@street} | 6:5: This step does nothing. Give it one of: take, task, pay, sign, wait, until, expect, also.",
      "{take: assign} | 6:5: as is missing. Add it.",
      "{expect: {fired: answering.warn}} | 6:22: This should be of type array. Correct it; numbers that are meant as text stand in quotes.",
      "{take: assgn, as: unitHead@street} | 6:5: Step 1: assgn is no step of this case. Use one of: assign.",
      "{task: hearing, step: hold, as: handler@A} | 6:5: Step 1: hearing.hold was refused: noSuchStep. Mend the story or the package, or tell the refusal with "
          + "\"refused: noSuchStep\".",
      "{take: assign, as: handler@A} | 6:5: Step 1: assign was refused: notPermitted. Mend the story or the package, or tell the refusal with \"refused: notPermitted\".",
      "{take: assign, as: handler@A, refused: tooLate} | 6:5: Step 1: assign should have been refused with tooLate, but was refused with notPermitted. "
          + "Mend the story or the package.",
      "{take: assign, as: unitHead@street, refused: notPermitted} | 6:5: Step 1: assign should have been refused with notPermitted, but was taken. "
          + "Mend the story or the package.",
      "{take: assign, as: unitHead@street, after: soon} | 6:5: Step 1: it cannot be played: after: soon is no limit. Mend the story.",
      "{expect: {facts: {reworkz: 1}}} | 6:5: Step 1: it cannot be played: there is no fact reworkz but closedAt, answer, score, ratings. Mend the story.",
      "{expect: {tasks: {hearing: {opne: 0}}}} | 6:33: opne is not known here. Use one of: open, done, cancelled, count.",
      "{expect: {tasks: {hearing: 0}}} | 6:32: This should be of type object. Correct it; numbers that are meant as text stand in quotes.",
      "{take: [assign], as: unitHead@street} | 6:12: This should be of type string. Correct it; numbers that are meant as text stand in quotes.",
      "{expect: {told: {reporter: accepted}}} | 6:32: This should be of type array. Correct it; numbers that are meant as text stand in quotes."
  })
  void isToldWithPlaceAndMend(String step, String said) {
    assertThat(said(step)).containsExactly("examples/told.yaml:" + said);
  }

  @Test
  void endsAtTheFirstStepThatDoesNotComeOutAsTold() {
    assertThat(said(
            "expect: {state: closed, ended: true}",
            "{take: accept, as: handler@A}",
            "expect: {state: closed}"))
        .containsExactly(
            "examples/told.yaml:6:5: Step 1: state should be \"closed\" and is \"reported\". Mend the story or the package.",
            "examples/told.yaml:6:5: Step 1: ended should be \"true\" and is \"false\". Mend the story or the package.");
  }

  @Test
  void saysWhichFieldOfWhatWasEnteredIsWrong() {
    assertThat(said("{take: assign, as: unitHead@street}", "{take: giveBack, as: handler@A}"))
        .hasSize(2)
        .first().asString().startsWith("examples/told.yaml:7:5: Step 2: giveBack was refused: badInput.");
    assertThat(said("{take: assign, as: unitHead@street}", "{take: giveBack, as: handler@A}")).last().asString()
        .startsWith("examples/told.yaml:7:5: reason: ");
  }

  @Test
  void whoseDateIsNoneIsNamedAndStopsNoOther() {
    Stories.Report report = STORIES.run(Map.of(
        "examples/a.yaml", "{at: yesterday, report: {category: T11}}".getBytes(StandardCharsets.UTF_8),
        "examples/b.yaml", "{at: 2026-03-02T09:00, report: {}, stpes: []}".getBytes(StandardCharsets.UTF_8)));

    assertThat(report.failures()).extracting("file", "code")
        .contains(org.assertj.core.groups.Tuple.tuple("examples/a.yaml", "casework.story.wrong"),
            org.assertj.core.groups.Tuple.tuple("examples/b.yaml", "scenario.story.unknown"));
    assertThat(report.wrong()).isEqualTo(2);
  }

  @Test
  void isCountedOnceAndSaysNothingOfWhatItWouldHaveCovered() {
    Stories.Report report = report("expect: {state: closed, ended: true}");
    assertThat(report.failures()).hasSize(2);
    assertThat(report.wrong()).isEqualTo(1);
    assertThat(report.untold()).isEmpty();
    assertThat(report("expect: {state: reported}").untold()).contains("tree: assign");
  }
}

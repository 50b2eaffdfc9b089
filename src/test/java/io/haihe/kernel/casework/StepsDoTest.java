package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.place.CalendarsForTests;
import io.haihe.kernel.scenario.Packages;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import io.haihe.platform.Worded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

@DisplayName("What a package lets happen beside its transitions")
class StepsDoTest {

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void copy() throws IOException {
    folder = temporary.resolve("minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, folder);
    Files.createDirectories(folder.resolve("examples"));
  }

  private void edit(String from, String to) throws IOException {
    String text = Files.readString(folder.resolve("scenario.yaml"));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve("scenario.yaml"), text.replace(from, to));
  }

  private void comesOutAsTold(String story) throws IOException {
    Files.writeString(folder.resolve("examples/one.yaml"), story);
    assertThat(new Stories(ScenarioLoader.load(folder), CalendarsForTests.china(), Stories.beside(folder)).run(ScenarioLoader.files(folder)).failures()).isEmpty();
  }

  @Test
  void isDoneByOpening() throws IOException {
    edit("        - {input: unit}\n", "");
    edit("    initial: reported\n", "      do: [{address: handlingUnit}, {set: {answer: category, urgent: \"form.urgency == 'urgent'\"}}]\n    initial: dispatched\n");
    comesOutAsTold(
        """
        story: Opened, it is on the desk of the unit whose duty it is
        at: 2026-03-02T09:00
        report: {category: "0101", place: community, text: words, form: {urgency: urgent}}
        steps:
          - expect: {state: dispatched, awaits: handler, addressee: A, facts: {answer: "0101", urgent: true}, due: {accepting: 2026-03-02T09:30}}
        """);
  }

  @Test
  void isRefusedAtOpeningInTheScenariosOwnWords() throws IOException {
    edit("    initial: reported\n", "      require: [{that: \"form.plate != '' || form.urgency != 'urgent'\", else: plateNeeded}]\n    initial: reported\n");
    for (String language : new String[] {"en", "zh"}) {
      Path texts = folder.resolve("texts/" + language + ".properties");
      Files.writeString(texts, Files.readString(texts) + "\nrefusals.plateNeeded=plate " + language + "\n");
    }
    comesOutAsTold(
        """
        story: Urgent without a plate
        at: 2026-03-02T09:00
        report: {category: "0101", place: community, text: words, form: {urgency: urgent}, refused: plateNeeded}
        """);
    comesOutAsTold(
        """
        story: Urgent with one, which is personal
        at: 2026-03-02T09:00
        report: {category: "0101", place: community, text: words, form: {urgency: urgent, plate: A12345}}
        steps:
          - expect: {state: reported}
        """);
    Worded words = language -> language.equals(Locale.CHINESE) ? "plate zh" : "plate en";
    Finding told = Finding.ofField("form", "casework.intake.rule", words);
    assertThat(Texts.load().say(Locale.forLanguageTag("en-GB"), told)).isEqualTo("plate en");
    assertThat(Texts.load().say(Locale.forLanguageTag("zh-CN"), told)).isEqualTo("plate zh");
  }

  @Test
  void isDoneByTheStepOfATask() throws IOException {
    edit("            completes: true\n", "            completes: true\n            do: [{count: supervisions}]\n");
    comesOutAsTold(
        """
        story: A unit that leaves is counted
        at: 2026-03-02T09:00
        report: {category: "0101", place: community, text: words}
        steps:
          - {take: blow, as: unitHead@street, with: {units: [A, B], kind: daily}}
          - {task: summons, unit: A, step: sign, as: handler@A}
          - {task: summons, unit: A, step: arrive, as: handler@A}
          - expect: {facts: {supervisions: 0}}
          - {task: summons, unit: A, step: leave, as: handler@A, with: {settled: true}}
          - expect: {facts: {supervisions: 1}, tasks: {summons: {open: 1, done: 1}}}
        """);
  }
}

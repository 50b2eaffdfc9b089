package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.scenario.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The minimal package, and a later version of it in which a state, a fact, a field, a task and a deadline are called otherwise. */
final class TwoVersions {

  static final String MIGRATION =
      """
      from: [1.0.0]
      cases:
        matter:
          states: {dispatched: assigned}
          facts:
            givenOut: {from: dispatches}
            supervisions: {value: "facts.supervisions + 10"}
          fields:
            speed: {from: urgency}
          tasks: {summons: call, approval: withdraw}
          deadlines: {accepting: taking}
      """;

  private TwoVersions() {}

  static Path first(Path parent) throws IOException {
    Path folder = parent.resolve("one/minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, folder);
    return folder;
  }

  static Path second(Path parent) throws IOException {
    Path folder = parent.resolve("two/minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, folder);
    Path scenario = folder.resolve("scenario.yaml");
    rewrite(scenario, "1.0.0", "2.0.0");
    rewrite(scenario, "\\bdispatched\\b", "assigned");
    rewrite(scenario, "\\bdispatches\\b", "givenOut");
    rewrite(scenario, "\\bsummons\\b", "call");
    rewrite(scenario, "\\baccepting\\b", "taking");
    rewrite(scenario, "form\\.urgency", "form.speed");
    rewrite(scenario, "form: \\{urgency", "form: {speed");
    rewrite(folder.resolve("forms/report.schema.json"), "urgency", "speed");
    for (String language : new String[] {"en", "zh"}) {
      Path texts = folder.resolve("texts/" + language + ".properties");
      rewrite(texts, "states\\.dispatched", "states.assigned");
      rewrite(texts, "facts\\.dispatches", "facts.givenOut");
      rewrite(texts, "tasks\\.summons", "tasks.call");
      rewrite(texts, "deadlines\\.accepting", "deadlines.taking");
      rewrite(texts, "fields\\.urgency", "fields.speed");
    }
    Files.writeString(folder.resolve("migration.yaml"), MIGRATION);
    return folder;
  }

  private static void rewrite(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).containsPattern(from);
    Files.writeString(file, text.replaceAll(from, to));
  }
}

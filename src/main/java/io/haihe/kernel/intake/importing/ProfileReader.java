package io.haihe.kernel.intake.importing;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a profile and holds it against the scenario it names. */
@Component
class ProfileReader {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .build();

  private final Scenarios scenarios;

  ProfileReader(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  /** @throws BadInput with what is wrong with it */
  Profile read(Path file) {
    return read(String.valueOf(file.getFileName()), text(file));
  }

  /** @throws BadInput with what is wrong with it */
  Profile read(String name, String text) {
    Profile profile = parse(name, text);
    List<Finding> findings = new ArrayList<>();
    missing(profile).ifPresent(field -> findings.add(Finding.at(name, 1, 1, field, "importing.profile.missing", field)));
    if (findings.isEmpty()) {
      check(profile, name, findings);
    }
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    return profile;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadInput(Finding.at(file.toString(), 0, 0, "", "importing.file.unreadable", file.toString()));
    }
  }

  private static Profile parse(String name, String text) {
    try {
      return YAML.readValue(text, Profile.class);
    } catch (JacksonException e) {
      List<String> path = e.getPath().stream().map(JacksonException.Reference::getPropertyName).filter(Objects::nonNull).toList();
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      int at = e instanceof UnrecognizedPropertyException ? position(text, path) : -1;
      if (at >= 0) {
        line = (int) text.substring(0, at).lines().count() + (text.charAt(Math.max(0, at - 1)) == '\n' ? 1 : 0);
        column = at - text.lastIndexOf('\n', at - 1);
      }
      String field = String.join(".", path);
      throw new BadInput(Finding.at(name, line, column, field, "importing.profile.unreadable", e.getOriginalMessage()));
    }
  }

  /** Where the last name of the path stands; the parser complains of an unknown field only when it has read past it. */
  private static int position(String text, List<String> path) {
    int at = -1;
    for (String name : path) {
      Matcher matcher = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?=\"?\\s*:)").matcher(text);
      if (!matcher.find(at + 1)) {
        return -1;
      }
      at = matcher.start();
    }
    return at;
  }

  @SuppressWarnings("ConstantValue") // what the file leaves out is null whatever the record says
  private static Optional<String> missing(Profile profile) {
    return Optional.ofNullable(
        profile.key() == null ? "import"
            : profile.scenario() == null ? "scenario"
            : profile.type() == null ? "case"
            : profile.id() == null ? "id"
            : profile.open() == null ? "open"
            : profile.open().at() == null ? "open.at"
            : profile.open().category() == null ? "open.category"
            : profile.open().text() == null ? "open.text"
            : profile.steps().stream().anyMatch(step -> step.at() == null) ? "steps.at"
            : null);
  }

  private void check(Profile profile, String name, List<Finding> findings) {
    Scenario scenario = scenarios.find(profile.scenario()).orElse(null);
    CaseType type = scenario == null ? null : scenario.types().get(profile.type());
    if (scenario == null || type == null) {
      String field = scenario == null ? "scenario" : "case";
      String value = scenario == null ? profile.scenario() : profile.type();
      findings.add(Finding.at(name, 0, 0, field, "importing.profile.unknown", value));
      return;
    }
    for (String deadline : profile.promises().keySet()) {
      unlessKnown(type.deadlines().containsKey(deadline), "promises", deadline, name, findings);
    }
    for (Profile.Step step : profile.steps()) {
      String task = step.task();
      boolean known = task == null ? type.transitions().containsKey(String.valueOf(step.take())) : knows(type, task, step.step());
      unlessKnown(known, "steps", task == null ? String.valueOf(step.take()) : task + "." + step.step(), name, findings);
    }
    for (String code : codes(profile.open().category())) {
      unlessKnown(scenario.categories().find(code).isPresent(), "open.category", code, name, findings);
    }
  }

  private static List<String> codes(Profile.Matching category) {
    List<String> codes = new ArrayList<>(category.table().values());
    Optional.ofNullable(category.fixed()).ifPresent(codes::add);
    Optional.ofNullable(category.otherwise()).ifPresent(codes::add);
    return codes;
  }

  private static boolean knows(CaseType type, String task, @Nullable String step) {
    TaskType kind = type.tasks().get(task);
    return kind != null && step != null && kind.steps().containsKey(step);
  }

  private static void unlessKnown(boolean known, String field, String value, String name, List<Finding> findings) {
    if (!known) {
      findings.add(Finding.at(name, 0, 0, field, "importing.profile.unknown", value));
    }
  }
}

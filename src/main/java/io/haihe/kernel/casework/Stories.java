package io.haihe.kernel.casework;

import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Runs the stories of a package ({@code examples/*.yaml}): the real engine on a sample city, in simulated time, without a database. */
public final class Stories {

  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  private final Scenario scenario;
  private final WorkingCalendar calendar;
  private final Function<String, Optional<Scenario>> others;

  /**
   * @param calendar the working calendar of the sample city
   * @param others scenarios that this one may open cases of, by their keys
   */
  public Stories(Scenario scenario, WorkingCalendar calendar, Function<String, Optional<Scenario>> others) {
    this.scenario = scenario;
    this.calendar = calendar;
    this.others = others;
  }

  /** The packages that stand beside one, for its stories. */
  public static Function<String, Optional<Scenario>> beside(Path folder) {
    return key -> Optional.of(folder.resolveSibling(key))
        .filter(sibling -> Files.exists(sibling.resolve("scenario.yaml")))
        .map(ScenarioLoader::load);
  }

  /**
   * @param failures what did not come out as told, one finding for each; empty when all is well
   * @param untold transitions, task steps, deadline firings and notices that no story covers
   */
  public record Report(int stories, List<Finding> failures, Set<String> untold) {}

  /** @param folder the package's folder of stories; a missing one holds none */
  public Report run(Path folder) throws IOException {
    List<Finding> failures = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    List<Path> files = files(folder);
    for (Path file : files) {
      failures.addAll(run(file, told));
    }
    Set<String> untold = new LinkedHashSet<>(everything());
    untold.removeAll(told);
    return new Report(files.size(), failures, untold);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private List<Finding> run(Path file, Set<String> told) throws IOException {
    String name = file.getFileName().toString();
    try {
      JsonNode story = YAML.readTree(Files.readString(file));
      Story run = new Story(scenario, calendar, name, story, others);
      List<Finding> failures = run.play();
      told.addAll(run.told());
      return failures;
    } catch (JacksonException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
      return List.of(Finding.at(name, line, 0, "", "casework.story.unreadable", broken.getOriginalMessage()));
    }
  }

  /** Every transition, every step of a task, every firing of a deadline and every notice that the package declares. */
  private Set<String> everything() {
    Set<String> all = new LinkedHashSet<>();
    for (CaseType type : scenario.types().values()) {
      everything(type).forEach(name -> all.add(Story.name(type, name)));
    }
    return all;
  }

  private static List<String> everything(CaseType type) {
    List<String> all = new ArrayList<>(type.transitions().keySet());
    type.deadlines().values().forEach(rule -> all.addAll(StoryFirings.of(rule, rule.key())));
    type.correspondence().notices().values().forEach(notice -> all.add(notice.text()));
    type.tasks().values().forEach(kind -> kind.steps().values().forEach(step -> {
      all.add(kind.key() + "." + step.key());
      if (step.deadline() != null) {
        all.addAll(StoryFirings.of(step.deadline(), kind.key() + "." + step.key()));
      }
    }));
    return all;
  }
}

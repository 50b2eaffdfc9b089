package io.haihe.kernel.casework;

import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.kernel.scenario.StoryFile;
import io.haihe.platform.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** Runs the stories of a package ({@code examples/*.yaml}): the real engine on a sample city, in simulated time, without a database. */
public final class Stories {


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
    Map<String, Optional<Scenario>> known = new HashMap<>();
    this.others = key -> known.computeIfAbsent(key, others);
  }

  /** The packages that stand beside one, for its stories. */
  public static Function<String, Optional<Scenario>> beside(Path folder) {
    return key -> Optional.of(folder.resolveSibling(key))
        .filter(sibling -> Files.exists(sibling.resolve("scenario.yaml")))
        .map(ScenarioLoader::load);
  }

  /** As {@code haihe scenario test} runs them. */
  public static Stories inSampleCity(Scenario scenario, Function<String, Optional<Scenario>> others) {
    return new Stories(scenario, StoryProof.sampleCalendar(), others);
  }

  /**
   * @param failures what did not come out as told, one finding for each; empty when all is well
   * @param untold transitions, task steps, deadline firings and notices that no story covers; empty while a story that fails may still come to them
   */
  public record Report(int stories, List<Finding> failures, Set<String> untold) {

    /** How many stories did not come out as told. */
    public long wrong() {
      return failures.stream().map(Finding::file).distinct().count();
    }
  }

  /** @param files of a whole package by path, of which those in its folder of stories are run */
  public Report run(Map<String, byte[]> files) {
    SortedMap<String, byte[]> stories = new TreeMap<>(files);
    stories.keySet().removeIf(path -> !isStory(path));
    return told(stories);
  }

  /** Whether a file of a package is a story. */
  public static boolean isStory(String path) {
    return path.startsWith(StoryFile.FOLDER) && path.endsWith(StoryFile.ENDING);
  }

  private Report told(SortedMap<String, byte[]> files) {
    List<Finding> failures = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    files.forEach((name, story) -> failures.addAll(run(name, new String(story, StandardCharsets.UTF_8), told)));
    Set<String> untold = failures.isEmpty() ? new LinkedHashSet<>(everything()) : new LinkedHashSet<>();
    untold.removeAll(told);
    return new Report(files.size(), failures, untold);
  }

  private List<Finding> run(String name, String text, Set<String> told) {
    StoryFile file = StoryFile.read(name, text);
    if (!file.faults().isEmpty()) {
      return file.faults();
    }
    try {
      Story story = new Story(scenario, calendar, file, others);
      List<Finding> failures = story.play();
      told.addAll(story.told());
      return failures;
    } catch (IllegalArgumentException | DateTimeException | JacksonException unplayable) {
      return List.of(new Finding(name, 0, 0, null, "casework.story.wrong", List.of(0, String.valueOf(unplayable.getMessage()))));
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

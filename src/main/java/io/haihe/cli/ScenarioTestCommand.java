package io.haihe.cli;

import io.haihe.kernel.casework.Stories;
import io.haihe.kernel.place.CalendarDefinition;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.platform.NotFound;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "test")
final class ScenarioTestCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "PACKAGE", descriptionKey = "package")
  private List<String> packages = new ArrayList<>();

  @Option(names = "--calendar", defaultValue = "china")
  private String calendar = "";

  @Option(names = "--zone", defaultValue = "Asia/Shanghai")
  private ZoneId zone = ZoneId.of("UTC");

  ScenarioTestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var working = WorkingCalendar.of(CalendarDefinition.builtIn(calendar), zone);
    var failures = 0;
    for (var name : packages) {
      var folder = Folders.find("scenarios", name);
      var report = new Stories(ScenarioLoader.load(folder), working, key -> other(folder, key)).run(folder.resolve("examples"));
      report.failures().forEach(terminal::warn);
      report.untold().forEach(step -> terminal.say("cli.scenario.untold", step));
      terminal.say("cli.scenario.tested", name, report.stories(), report.failures().size());
      failures += report.failures().size();
    }
    return failures == 0 ? 0 : 1;
  }

  /** A package that stands beside this one, or ships. */
  private static Optional<Scenario> other(Path folder, String key) {
    return Stories.beside(folder).apply(key).or(() -> {
      try {
        return Optional.of(ScenarioLoader.load(Folders.find("scenarios", key)));
      } catch (IOException | NotFound absent) {
        return Optional.empty();
      }
    });
  }
}

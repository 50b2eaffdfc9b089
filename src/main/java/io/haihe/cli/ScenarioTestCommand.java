package io.haihe.cli;

import io.haihe.kernel.casework.Stories;
import io.haihe.kernel.place.CalendarDefinition;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.platform.BadInput;
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

  @Option(names = "--partial", descriptionKey = "partial")
  private boolean partial;

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
    var good = true;
    for (var name : packages) {
      good &= test(name, working);
    }
    return good ? 0 : 1;
  }

  /** @return whether it is proven; what is wrong with one package keeps no other from being tested */
  private boolean test(String name, WorkingCalendar working) throws IOException {
    try {
      var folder = Folders.find("scenarios", name);
      var check = ScenarioLoader.check(folder);
      if (check.scenario() == null) {
        check.errors().forEach(finding -> terminal.warn(folder, finding));
        terminal.say("cli.scenario.checked", name, check.errors().size(), check.warnings().size());
        return false;
      }
      return told(name, folder, new Stories(check.scenario(), working, key -> other(folder, key)).run(ScenarioLoader.files(folder)));
    } catch (BadInput bad) {
      bad.findings().forEach(terminal::warn);
    } catch (NotFound missing) {
      terminal.warn(missing.finding());
    }
    return false;
  }

  private boolean told(String name, Path folder, Stories.Report report) {
    report.failures().forEach(finding -> terminal.warn(folder, finding));
    report.untold().forEach(step -> terminal.say("cli.scenario.untold", step));
    if (report.stories() == 0) {
      terminal.say("cli.scenario.untested", name);
    } else {
      terminal.say("cli.scenario.tested", name, report.stories(), report.wrong(), report.untold().size());
    }
    var covered = partial || report.stories() > 0 && report.untold().isEmpty();
    if (!covered) {
      terminal.err().println(terminal.text("cli.scenario.uncovered"));
    }
    return covered && report.failures().isEmpty();
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

package io.haihe.cli;

import io.haihe.kernel.scenario.ScenarioLoader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "check")
final class ScenarioCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "PACKAGE", descriptionKey = "package")
  private List<String> packages = new ArrayList<>();

  ScenarioCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var faults = 0;
    for (var name : packages) {
      var check = ScenarioLoader.check(Folders.find("scenarios", name));
      check.warnings().forEach(terminal::warn);
      check.errors().forEach(terminal::warn);
      terminal.say("cli.scenario.checked", name, check.errors().size(), check.warnings().size());
      faults += check.errors().size();
    }
    return faults == 0 ? 0 : 1;
  }
}

package io.haihe.cli;

import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.nio.file.Path;
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
      var folder = Folders.find("scenarios", name);
      var check = ScenarioLoader.check(folder);
      check.warnings().forEach(finding -> say("scenario.check.warning", folder, finding));
      var errors = new ArrayList<>(check.errors());
      errors.addAll(ScenarioLoader.checkStories(folder));
      errors.forEach(finding -> say("scenario.check.error", folder, finding));
      terminal.say("cli.scenario.checked", name, errors.size(), check.warnings().size());
      faults += errors.size();
    }
    return faults == 0 ? 0 : 1;
  }

  /** With the path from here, so that a terminal can open it and several packages stay apart. */
  private void say(String key, Path folder, Finding finding) {
    var file = folder.resolve(String.valueOf(finding.file()));
    var place = file + (finding.line() > 0 ? ":" + finding.line() + ":" + finding.column() : "");
    var what = terminal.texts().say(terminal.locale(), finding);
    terminal.err().println(terminal.text(key, place, what, terminal.texts().mend(terminal.locale(), finding)));
  }
}

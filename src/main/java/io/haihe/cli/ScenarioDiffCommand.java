package io.haihe.cli;

import io.haihe.kernel.scenario.authoring.Difference;
import io.haihe.kernel.scenario.authoring.Differences;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "diff")
final class ScenarioDiffCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "BEFORE", descriptionKey = "package")
  private String before = "";

  @Parameters(index = "1", paramLabel = "AFTER", descriptionKey = "package")
  private String after = "";

  ScenarioDiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var found = Differences.between(
        Folders.find("scenarios", before), Folders.find("scenarios", after), terminal.locale());
    found.forEach(this::say);
    terminal.say("cli.scenario.differences", found.size());
    return 0;
  }

  private void say(Difference one) {
    var what = terminal.text("scenario.section." + one.section());
    var key = one.type().isEmpty() || one.type().equals(one.key()) ? one.key() : one.type() + "." + one.key();
    var name = one.title().equals(one.key()) ? key : terminal.text("cli.scenario.named", one.title(), key);
    var kind = one.before() == null ? "added" : one.after() == null ? "gone" : "changed";
    if (one.part().isEmpty()) {
      terminal.say("cli.scenario.whole." + kind, what, name, one.before(), one.after());
    } else {
      terminal.say("cli.scenario.part." + kind, what, name, one.part(), one.before(), one.after());
    }
    if (one.strandsCases()) {
      terminal.say("cli.scenario.strands", name);
    }
  }
}

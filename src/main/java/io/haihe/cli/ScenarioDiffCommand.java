package io.haihe.cli;

import io.haihe.kernel.scenario.authoring.Difference;
import io.haihe.kernel.scenario.authoring.Differences;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      terminal.say("cli.scenario.part." + kind, what, name, part(one), one.before(), one.after());
    }
    if (one.strandsCases()) {
      terminal.say("cli.scenario.strands", name);
    }
  }

  /** The path, and what it means where it does not say so itself. */
  private String part(Difference one) {
    var meaning = one.meaning().isEmpty() ? "" : terminal.text(one.meaning());
    var said = Stream.of(one.names(), meaning).filter(text -> !text.isEmpty()).collect(Collectors.joining(": "));
    return said.isEmpty() ? one.part() : terminal.text("cli.scenario.part.meaning", one.part(), said);
  }
}

package io.haihe.cli;

import io.haihe.kernel.scenario.authoring.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "new")
final class ScenarioNewCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "name")
  private String name = "";

  @Option(names = "--in", paramLabel = "FOLDER", descriptionKey = "in")
  private @Nullable Path parent;

  ScenarioNewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var folder = Template.make(name, parent == null ? Folders.scenarios() : parent);
    terminal.say("cli.scenario.made", folder);
    return 0;
  }
}

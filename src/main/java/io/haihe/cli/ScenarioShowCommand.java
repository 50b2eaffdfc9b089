package io.haihe.cli;

import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.kernel.scenario.authoring.Outline;
import io.haihe.kernel.scenario.authoring.StateChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show")
final class ScenarioShowCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "PACKAGE", descriptionKey = "package")
  private String name = "";

  @Option(names = "--svg", paramLabel = "FILE", descriptionKey = "svg")
  private @Nullable Path svg;

  ScenarioShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var scenario = ScenarioLoader.load(Folders.find("scenarios", name));
    if (svg == null) {
      Outline.of(scenario, terminal.texts(), terminal.locale()).forEach(terminal.out()::println);
    } else {
      Files.writeString(svg, StateChart.svg(scenario, terminal.texts(), terminal.locale()));
      terminal.say("cli.scenario.drawn", svg);
    }
    return 0;
  }
}

package io.haihe.cli;

import picocli.CommandLine.Command;

@Command(
    name = "scenario",
    subcommands = {
      ScenarioNewCommand.class,
      ScenarioCheckCommand.class,
      ScenarioTestCommand.class,
      ScenarioShowCommand.class,
      ScenarioDiffCommand.class,
      ScenarioPackCommand.class,
      ScenarioInstallCommand.class,
      ScenarioMigrateCommand.class
    })
final class ScenarioCommand extends Group {

  ScenarioCommand(Terminal terminal) {
    super(terminal);
  }
}

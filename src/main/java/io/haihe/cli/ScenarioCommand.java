package io.haihe.cli;

import picocli.CommandLine.Command;

@Command(name = "scenario", subcommands = {ScenarioCheckCommand.class, ScenarioTestCommand.class})
final class ScenarioCommand extends Group {

  ScenarioCommand(Terminal terminal) {
    super(terminal);
  }
}

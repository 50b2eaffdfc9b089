package io.haihe.cli;

import picocli.CommandLine.Command;

@Command(name = "city", subcommands = CityLoadCommand.class)
final class CityCommand extends Group {

  CityCommand(Terminal terminal) {
    super(terminal);
  }
}

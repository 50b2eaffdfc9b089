package io.haihe.cli;

import picocli.CommandLine.Command;

@Command(name = "city", subcommands = {CityLoadCommand.class, CityAdminCommand.class})
final class CityCommand extends Group {

  CityCommand(Terminal terminal) {
    super(terminal);
  }
}

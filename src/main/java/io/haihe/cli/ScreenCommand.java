package io.haihe.cli;

import picocli.CommandLine.Command;

@Command(name = "screen", subcommands = ScreenRebuildCommand.class)
final class ScreenCommand extends Group {

  ScreenCommand(Terminal terminal) {
    super(terminal);
  }
}

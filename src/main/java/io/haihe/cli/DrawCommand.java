package io.haihe.cli;

import picocli.CommandLine.Command;

@Command(name = "draw", subcommands = DrawVerifyCommand.class)
final class DrawCommand extends Group {

  DrawCommand(Terminal terminal) {
    super(terminal);
  }
}

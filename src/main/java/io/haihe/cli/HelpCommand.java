package io.haihe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(name = "help", helpCommand = true)
final class HelpCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "COMMAND", descriptionKey = "command")
  private List<String> path = new ArrayList<>();

  HelpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var shown = Haihe.commandLine(terminal);
    for (var name : path) {
      shown = child(shown, name);
    }
    shown.usage(terminal.out());
    return CommandLine.ExitCode.OK;
  }

  private CommandLine child(CommandLine parent, String name) {
    var child = parent.getSubcommands().get(name);
    if (child == null) {
      throw new ParameterException(parent, terminal.text("cli.help.unknown", name));
    }
    return child;
  }
}

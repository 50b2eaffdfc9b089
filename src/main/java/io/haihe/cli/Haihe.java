package io.haihe.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code haihe} command. Exit codes: 0 done, 1 failed with one clear line, 2 called wrongly. */
@Command(
    name = "haihe",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      CityCommand.class,
      ScenarioCommand.class,
      ItemsCommand.class,
      ReclassifyCommand.class,
      TrainCommand.class,
      TokenCommand.class,
      AuditCommand.class,
      DrawCommand.class,
      ScreenCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      RehearseCommand.class,
      VersionCommand.class,
      HelpCommand.class
    })
public final class Haihe implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, descriptionKey = "helpOption")
  private boolean help;

  Haihe(Terminal terminal) {
    this.terminal = terminal;
  }

  public static void main(String[] args) {
    System.exit(run(Terminal.system(), args));
  }

  static int run(Terminal terminal, String... args) {
    return commandLine(terminal).execute(args);
  }

  static CommandLine commandLine(Terminal terminal) {
    var line = new CommandLine(new Haihe(terminal), new CommandFactory(terminal));
    line.setResourceBundle(new HelpTexts(terminal));
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setParameterExceptionHandler(new Refusals(terminal));
    line.setExecutionExceptionHandler(new Refusals(terminal));
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  @Override
  public Integer call() {
    commandLine(terminal).usage(terminal.out());
    return CommandLine.ExitCode.USAGE;
  }
}

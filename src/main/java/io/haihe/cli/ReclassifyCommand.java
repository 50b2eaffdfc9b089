package io.haihe.cli;

import io.haihe.kernel.place.City;
import io.haihe.modules.inspection.register.Credit;
import io.haihe.modules.inspection.register.RiskClass;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "reclassify")
final class ReclassifyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--city", paramLabel = "KEY")
  private @Nullable String city;

  ReclassifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var open = OpenCity.quiet()) {
      City meant = RegisterImportCommand.city(open, city);
      long begun = System.nanoTime();
      Credit.Run run = open.bean(Credit.class).classify(meant);
      terminal.say(
          "cli.register.classified", run.rule(), run.changed(), count(run, RiskClass.A), count(run, RiskClass.B), count(run, RiskClass.C),
          count(run, RiskClass.D), Long.toString((System.nanoTime() - begun) / 1_000_000_000));
      return 0;
    }
  }

  private static int count(Credit.Run run, RiskClass risk) {
    return run.classes().getOrDefault(risk, 0);
  }
}

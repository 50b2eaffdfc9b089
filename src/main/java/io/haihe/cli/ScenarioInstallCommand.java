package io.haihe.cli;

import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.authoring.SignedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "install")
final class ScenarioInstallCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE.zip", descriptionKey = "file")
  private Path file = Path.of("");

  @Option(names = "--unsigned", descriptionKey = "unsigned")
  private boolean unsigned;

  ScenarioInstallCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Folders.requireFile(file);
    var verified = unsigned ? null : SignedPackage.verify(file, OpenCity.settings().folder().resolve("trusted"));
    try (var open = OpenCity.quiet()) {
      var scenario = open.bean(Scenarios.class).load(verified == null ? Files.readAllBytes(file) : verified.zip());
      terminal.say("cli.scenario.installed", scenario.key(), scenario.version());
    }
    if (verified != null) {
      terminal.say("cli.scenario.signer", verified.signer());
    }
    return 0;
  }
}

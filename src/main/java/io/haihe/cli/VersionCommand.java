package io.haihe.cli;

import java.util.Objects;
import picocli.CommandLine.Command;

@Command(name = "version")
final class VersionCommand implements Runnable {

  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var version = Objects.requireNonNullElse(Haihe.class.getPackage().getImplementationVersion(), "?");
    terminal.say("cli.version.line", version, System.getProperty("java.version"));
  }
}

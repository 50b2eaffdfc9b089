package io.haihe.cli;

import picocli.CommandLine.Command;

@Command(name = "audit", subcommands = AuditVerifyCommand.class)
final class AuditCommand extends Group {

  AuditCommand(Terminal terminal) {
    super(terminal);
  }
}

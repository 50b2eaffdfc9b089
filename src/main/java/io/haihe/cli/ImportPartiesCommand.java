package io.haihe.cli;

import io.haihe.modules.inspection.register.RegisterImport;
import picocli.CommandLine.Command;

@Command(name = "parties")
final class ImportPartiesCommand extends RegisterImportCommand {

  ImportPartiesCommand(Terminal terminal) {
    super(terminal, RegisterImport.Kind.PARTIES, "parties-rejected.csv");
  }
}

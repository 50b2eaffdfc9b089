package io.haihe.cli;

import io.haihe.modules.inspection.register.RegisterImport;
import picocli.CommandLine.Command;

@Command(name = "officers")
final class ImportOfficersCommand extends RegisterImportCommand {

  ImportOfficersCommand(Terminal terminal) {
    super(terminal, RegisterImport.Kind.OFFICERS, "officers-rejected.csv");
  }
}

package io.haihe.cli;

import picocli.CommandLine.Command;

@Command(
    name = "items",
    subcommands = {ItemsCheckCommand.class, ItemsImportCommand.class, ItemsDraftCommand.class, ItemsExportCommand.class})
final class ItemsCommand extends Group {

  ItemsCommand(Terminal terminal) {
    super(terminal);
  }
}

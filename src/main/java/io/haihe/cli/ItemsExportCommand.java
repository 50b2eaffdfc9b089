package io.haihe.cli;

import io.haihe.modules.service.ItemExport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "export")
final class ItemsExportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  ItemsExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (var open = OpenCity.quiet(); OutputStream out = Files.newOutputStream(file)) {
      ItemExport export = open.bean(ItemExport.class);
      boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
      long items = csv ? export.csv(out) : export.json(out);
      terminal.say("cli.items.exported", items, file);
    }
    return 0;
  }
}

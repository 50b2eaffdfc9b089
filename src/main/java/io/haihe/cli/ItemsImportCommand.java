package io.haihe.cli;

import io.haihe.modules.service.ItemImport;
import io.haihe.modules.service.ItemLook;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import")
final class ItemsImportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  @Option(names = "--good", descriptionKey = "good")
  private boolean good;

  ItemsImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    byte[] bytes = ItemsFile.read(file);
    try (var open = OpenCity.quiet()) {
      ItemLook look = run(open, bytes);
      ItemsFile.say(terminal, look);
      if (!look.taken() && !look.findings().isEmpty()) {
        terminal.say("cli.items.nothing");
      }
      return look.findings().isEmpty() ? 0 : 1;
    }
  }

  private ItemLook run(OpenCity open, byte[] bytes) {
    try (var progress = terminal.progress("cli.items.taking", 0)) {
      return open.bean(ItemImport.class).take(file.toString(), bytes, good, ItemImport.By.operator(), progress);
    }
  }
}

package io.haihe.cli;

import io.haihe.modules.service.ItemImport;
import io.haihe.modules.service.ItemLook;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "check")
final class ItemsCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  ItemsCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    byte[] bytes = ItemsFile.read(file);
    try (var open = OpenCity.quiet()) {
      ItemLook look = open.bean(ItemImport.class).look(file.toString(), bytes);
      ItemsFile.say(terminal, look);
      return look.findings().isEmpty() ? 0 : 1;
    }
  }
}

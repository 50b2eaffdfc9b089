package io.haihe.cli;

import io.haihe.modules.inspection.register.ItemChange;
import io.haihe.modules.inspection.register.ItemChange.Verdict;
import io.haihe.modules.inspection.register.ItemPublishing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "checklists")
final class ImportChecklistsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  @Option(names = "--check")
  private boolean check;

  ImportChecklistsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    byte[] bytes = ItemsFile.read(file);
    try (var open = OpenCity.quiet()) {
      ItemPublishing publishing = open.bean(ItemPublishing.class);
      String name = String.valueOf(file.getFileName());
      List<ItemChange> changes = check ? publishing.look(name, bytes) : publishing.publish(name, bytes, null);
      terminal.say(
          "cli.register.checklists", changes.size(), count(changes, Verdict.NEW), count(changes, Verdict.CHANGED),
          count(changes, Verdict.RETIRED), count(changes, Verdict.SAME));
      return 0;
    }
  }

  private static long count(List<ItemChange> changes, Verdict verdict) {
    return changes.stream().filter(change -> change.verdict() == verdict).count();
  }
}

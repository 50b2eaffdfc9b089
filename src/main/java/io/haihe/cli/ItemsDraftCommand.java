package io.haihe.cli;

import io.haihe.modules.service.DraftFiles;
import io.haihe.modules.service.DraftLook;
import io.haihe.modules.service.DraftLook.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "draft")
final class ItemsDraftCommand implements Callable<Integer> {

  /** The catalogue that ships: items from the words of national laws. */
  static final String SHIPPED = "national-laws";

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private String typed = "";

  @Option(names = "--good", descriptionKey = "good")
  private boolean good;

  ItemsDraftCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    byte[] bytes = ItemsFile.read(file(typed));
    try (var open = OpenCity.quiet()) {
      DraftLook look = open.bean(DraftFiles.class).begin(name(typed), bytes, good, DraftFiles.By.operator());
      look.faults().forEach(terminal::warn);
      terminal.say(
          look.begun() ? "cli.items.drafts" : "cli.items.draftable", look.lines().size(), look.count(Verdict.NEW), look.count(Verdict.THERE),
          look.count(Verdict.WRONG));
      look.gaps().forEach((field, items) -> terminal.say("cli.items.gap", field, items));
      if (!look.begun() && !look.faults().isEmpty()) {
        terminal.say("cli.items.noDrafts");
      }
      return look.faults().isEmpty() ? 0 : 1;
    }
  }

  /** The file itself, or the one of a catalogue that ships. */
  static Path file(String typed) throws IOException {
    return ships(typed) ? Folders.find("catalogues", typed).resolve("items.json") : Path.of(typed);
  }

  /** What it is called in the log and in what is said of it. */
  static String name(String typed) {
    return ships(typed) ? typed + "/items.json" : typed;
  }

  private static boolean ships(String typed) {
    return typed.matches("[a-z0-9-]+") && !Files.isRegularFile(Path.of(typed));
  }
}

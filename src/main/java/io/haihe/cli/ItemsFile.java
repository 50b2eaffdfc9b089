package io.haihe.cli;

import io.haihe.modules.service.ItemLook;
import io.haihe.modules.service.ItemLook.Verdict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the commands about a file of items share. */
final class ItemsFile {

  private ItemsFile() {}

  /** Asked before the database starts. */
  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new NotFound(new Finding(null, 0, 0, null, "importing.file.unreadable", List.of(file.toString())));
    }
  }

  static void say(Terminal terminal, ItemLook look) {
    look.findings().forEach(terminal::warn);
    terminal.say(
        "cli.items.rows", look.lines().size(), look.count(Verdict.NEW), look.count(Verdict.CHANGED), look.count(Verdict.SAME),
        look.count(Verdict.WRONG));
  }
}

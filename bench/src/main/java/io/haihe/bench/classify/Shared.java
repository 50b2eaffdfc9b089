package io.haihe.bench.classify;

import io.haihe.bench.kit.Folders;
import io.haihe.kernel.intake.importing.CsvFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Real messages that may be measured with and may not ship. */
final class Shared {

  private Shared() {}

  static Path folder() {
    String named = System.getenv("HAIHE_BENCH_MESSAGES");
    return named == null ? Folders.project().resolve("../shared/data").normalize() : Path.of(named);
  }

  static boolean there() {
    return Files.isRegularFile(folder().resolve("messages-labelled.csv"));
  }

  static List<CsvFile.Row> rows(String file, String... columns) {
    return CsvFile.read(folder().resolve(file), Set.of(columns)).rows();
  }
}

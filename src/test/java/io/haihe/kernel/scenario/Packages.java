package io.haihe.kernel.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The packages tests share. */
public final class Packages {

  /** A good package that uses every word of the format. */
  public static final Path MINIMAL = Path.of("src/test/resources/sample-scenarios/minimal");

  private Packages() {}

  /** Every package that ships. */
  public static Stream<Path> shipped() throws IOException {
    try (var folders = Files.list(Path.of("scenarios"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("scenario.yaml"))).sorted().toList().stream();
    }
  }
}

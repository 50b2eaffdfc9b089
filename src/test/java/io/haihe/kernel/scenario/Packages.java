package io.haihe.kernel.scenario;

import java.nio.file.Path;

/** The packages tests share. */
public final class Packages {

  /** A good package that uses every word of the format. */
  public static final Path MINIMAL = Path.of("src/test/resources/sample-scenarios/minimal");

  private Packages() {}
}

package io.haihe;

import java.nio.file.Path;

/** Where tests of this JVM keep files: two JVMs run tests side by side and must not share any. */
public final class TestFolder {

  private static final Path FOLDER = Path.of("target", "test-data", System.getProperty("haihe.test.jvm", "0"));

  private TestFolder() {}

  public static Path of(String name) {
    return FOLDER.resolve(name);
  }
}

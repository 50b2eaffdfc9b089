package io.haihe.bench.kit;

import java.nio.file.Path;

/** Where things lie; the launcher says where the project is. */
public final class Folders {

  private Folders() {}

  public static Path project() {
    return Path.of(System.getProperty("haihe.home", ".")).toAbsolutePath().normalize();
  }

  public static Path bench() {
    return project().resolve("bench");
  }

  /** Anything here may be removed while nothing runs. */
  public static Path work() {
    return bench().resolve("target/work");
  }
}

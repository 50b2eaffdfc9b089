package io.haihe.modules.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.springframework.util.FileSystemUtils;

/** The package of inspections as it might have been in an older version. */
public final class OlderPackage {

  public static final Path SHIPPED = Path.of("scenarios/inspection");

  private OlderPackage() {}

  /**
   * A copy of the package; without how cases come to it, since that knows of versions from before that one.
   *
   * @param without takes out of {@code scenario.yaml} what there was not yet
   */
  public static Path of(String version, Path temporary, UnaryOperator<String> without) throws IOException {
    Path folder = temporary.resolve("inspection");
    FileSystemUtils.copyRecursively(SHIPPED, folder);
    Files.delete(folder.resolve("migration.yaml"));
    Path declared = folder.resolve("scenario.yaml");
    Files.writeString(declared, without.apply(Files.readString(declared).replaceFirst("version: [0-9.]+", "version: " + version)));
    return folder;
  }
}

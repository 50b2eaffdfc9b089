package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A package with a fault: the good one of {@link Packages#MINIMAL} with an edit or two.
 *
 * @param errors {@code file:line code}, in the order of files and lines
 */
public record BrokenPackage(String breaks, List<Edit> edits, List<String> errors, List<String> warnings) {

  public record Edit(String file, String replace, String with) {}

  public BrokenPackage {
    warnings = warnings == null ? List.of() : warnings;
  }

  static BrokenPackage read(Path file) {
    return new YAMLMapper().readValue(file.toFile(), BrokenPackage.class);
  }

  /** Writes the package below a folder and returns where. */
  Path write(Path parent) throws IOException {
    Path folder = parent.resolve("minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, folder);
    for (Edit edit : edits) {
      Path file = folder.resolve(edit.file());
      String text = Files.readString(file);
      assertThat(text).as(breaks).containsOnlyOnce(edit.replace());
      Files.writeString(file, text.replace(edit.replace(), edit.with()));
    }
    return folder;
  }
}

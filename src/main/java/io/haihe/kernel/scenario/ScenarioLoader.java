package io.haihe.kernel.scenario;

import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.kernel.scenario.reading.PackageReader;
import io.haihe.kernel.scenario.reading.StoryReader;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads scenario packages and judges each as a whole. Needs neither Spring nor a database. */
public final class ScenarioLoader {

  /**
   * The judgement on a package.
   *
   * @param scenario null where there are errors
   * @param errors every fault, in the order of files and lines
   * @param warnings what is odd, but does no harm
   */
  public record Check(@Nullable Scenario scenario, List<Finding> errors, List<Finding> warnings) {}

  private ScenarioLoader() {}

  /**
   * @param folder the package's folder, named as the scenario, or a zip of it
   * @throws BadInput with every error of the package
   */
  public static Scenario load(Path folder) {
    return scenario(check(folder));
  }

  /**
   * @param zip a package as a zip
   * @throws BadInput with every error of the package
   */
  public static Scenario load(byte[] zip) {
    return scenario(check(zip));
  }

  public static Check check(Path folder) {
    if (!Files.exists(folder)) {
      var finding = Finding.at(folder.toString(), 0, 0, "", "scenario.package.noFolder", folder.toString());
      return new Check(null, List.of(finding), List.of());
    }
    return check(() -> PackageFiles.of(folder));
  }

  /** All files of a package by path. */
  public static Map<String, byte[]> files(Path folderOrZip) throws IOException {
    return PackageFiles.of(folderOrZip).files();
  }

  public static Check check(byte[] zip) {
    return check(() -> PackageFiles.ofZip(zip));
  }

  public static Check check(PackageFiles files) {
    PackageReader.Result result = PackageReader.read(files);
    return new Check(result.scenario(), result.errors(), result.warnings());
  }

  /** What is wrong with the shape of its stories. They are no part of what is loaded, so that it keeps no package out. */
  public static List<Finding> checkStories(Path folderOrZip) {
    try {
      return Files.exists(folderOrZip) ? StoryReader.faults(files(() -> PackageFiles.of(folderOrZip))) : List.of();
    } catch (BadInput e) {
      return List.of(); // the package as a whole is refused for it
    }
  }

  private static Check check(Source source) {
    try {
      return check(files(source));
    } catch (BadInput e) {
      return new Check(null, e.findings(), List.of());
    }
  }

  /** @throws BadInput if the package is larger than one may be */
  static PackageFiles files(Source source) {
    try {
      return source.files();
    } catch (PackageFiles.OversizeException e) {
      String file = String.valueOf(e.getMessage());
      throw new BadInput(Finding.at(file, 0, 0, "", "scenario.package.size", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A package that was good when it was first loaded, whatever has been asked of packages since. */
  static Scenario trusted(PackageFiles files) {
    return PackageReader.readTrusted(files);
  }

  static Scenario scenario(Check check) {
    if (!check.errors().isEmpty()) {
      throw new BadInput(check.errors());
    }
    return Objects.requireNonNull(check.scenario());
  }

  /** Where the files of a package come from. */
  interface Source {
    PackageFiles files() throws IOException;
  }
}

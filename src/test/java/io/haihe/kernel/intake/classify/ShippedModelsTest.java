package io.haihe.kernel.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The models that ship")
class ShippedModelsTest {

  private static final Path FOLDER = Path.of("src/main/resources/models");
  private static final long MOST_BYTES = 4_000_000;

  private static List<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static Scenario scenario(Path file) {
    return ScenarioLoader.load(Path.of("scenarios", file.getFileName().toString().replace(".model", "")));
  }

  @Test
  void knowTheCategoriesOfTheirPackages() throws IOException {
    for (Path file : files()) {
      List<String> leaves =
          scenario(file).categories().byCode().values().stream().filter(Category::leaf).map(Category::code).sorted().toList();
      assertThat(Classifier.read(file).labels())
          .as("%s: after a change of categories make it anew: ./haihe train --samples %s", file, FOLDER)
          .isEqualTo(leaves);
    }
  }

  @Test
  void wereLearntFromOurOwnTextsAlone() throws IOException {
    for (Path file : files()) {
      assertThat(Classifier.read(file).about().texts()).as("%s", file).isZero();
      assertThat(Classifier.read(file).about().samples()).as("%s", file).isPositive();
    }
  }

  @Test
  void areSmall() throws IOException {
    assertThat(files().stream().mapToLong(file -> file.toFile().length()).sum()).isLessThan(MOST_BYTES);
  }

  @Test
  void understandEverydayWords() {
    Classifier hotline = Classifier.read(FOLDER.resolve("hotline.model"));

    assertThat(hotline.suggest(List.of("暖气一点都不热，家里只有十五度")).best()).extracting(Likely::label).contains("H0907");
    assertThat(hotline.suggest(List.of("楼上天天漏水，天花板都湿了")).best()).extracting(Likely::label).contains("H0802");
  }
}

package io.haihe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.intake.importing.Importer;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.platform.BadInput;
import io.haihe.platform.NotFound;
import io.haihe.platform.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Files of operators and authors with something wrong in them: taken, or refused in words. See {@link HttpFuzzTest}. */
@CityTest
@DisplayName("Whatever is in a file")
class FileFuzzTest {

  private static final int ROUNDS = Integer.getInteger("haihe.test.fuzz", 2_000) / 20;
  private static final long SEED = Long.getLong("haihe.test.seed", 20250616);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final String SHAPES =
      """
      {"type": "FeatureCollection",
       "features": [
       {"type": "Feature", "id": "990101000000", "properties": {"code": "990101"},
        "geometry": {"type": "Polygon", "coordinates": [[[117.1, 39.1], [117.2, 39.1],
          [117.2, 39.2], [117.1, 39.2], [117.1, 39.1]]]}},
       {"type": "Feature", "properties": {"code": "990102000000"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[[[117.3, 39.1], [117.4, 39.2], [117.4, 39.1],
          [117.3, 39.2], [117.3, 39.1]]]]}}]}
      """;

  private static final String PROFILE =
      """
      import: fuzz
      scenario: city-management
      case: matter
      id: no
      wholeDays: [due]
      promises: {handling: due}
      open:
        at: came
        category: {column: kind, table: {rubbish: "06010", lamp: "01037"}}
        text: "{kind}: {words}"
        place: {code: place}
        contact: {phone: phone}
      steps:
        - {take: file, at: came, with: {urgency: normal}}
        - {take: dispatch, at: came, with: {unit: "{unit}"}, when: {unit: []}}
        - {take: accept, at: came, when: {unit: []}}
        - {take: feedback, at: done, with: {done: swept}, when: {done: []}}
      """;
  private static final String ROWS =
      """
      no,kind,words,place,phone,came,due,done,unit
      1,lamp,flickers,990101001001,13800001111,2024-05-06T08:30:00,2024-05-09,,990101000000/urban-management
      2,rubbish,"by the gate, again",990101001002,,2024-05-06T08:30:00,2024-05-07,2024-05-20T16:00:00,990101000000/water
      3,lamp,出了故障,990102001001,,2024-05-06T08:30:00,2024-05-07,2024-05-06T09:00:00,
      """;

  @TempDir Path folder;
  @Autowired ApplicationContext context;
  private final Random random = new Random(SEED);
  private final Nonsense nonsense = new Nonsense(random);
  private final List<String> wrong = new ArrayList<>();

  private interface Reading {
    void read() throws Exception;
  }

  @BeforeEach
  void city() {
    TinyCity.in(context);
  }

  @AfterEach
  void isTakenOrRefusedInWords() {
    assertThat(wrong).as("seed %d", SEED).isEmpty();
  }

  private void each(Path source, Reading reading) throws Exception {
    for (int round = 0; round < ROUNDS && wrong.size() < 10; round++) {
      Path copy = folder.resolve(source.getFileName());
      FileSystemUtils.deleteRecursively(copy);
      FileSystemUtils.copyRecursively(source, copy);
      Path file = nonsense.pick(files(copy));
      byte[] changed = nonsense.changed(Files.readString(file));
      Files.write(file, changed);
      judge(file, changed, reading);
    }
  }

  private void judge(Path file, byte[] content, Reading reading) {
    long begun = System.nanoTime();
    try {
      reading.read();
    } catch (BadInput | NotFound refused) {
      assertThat(refused).isNotNull();
    } catch (Exception | StackOverflowError fault) {
      String where = fault.getStackTrace().length > 0 ? fault.getStackTrace()[0].toString() : "";
      wrong.add("%s: %s %s%n%s".formatted(file.getFileName(), fault, where, excerpt(content)));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    if (took.compareTo(LONGEST) > 0) {
      wrong.add("%s took %s%n%s".formatted(file.getFileName(), took, excerpt(content)));
    }
  }

  private static String excerpt(byte[] content) {
    String text = new String(content, java.nio.charset.StandardCharsets.UTF_8);
    return text.length() > 1500 ? text.substring(0, 1500) : text;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void ofAScenario() throws Exception {
    Path sample = Path.of("src/test/resources/sample-scenarios/lamp-report");
    each(sample, () -> ScenarioLoader.check(folder.resolve(sample.getFileName())));
  }

  @Test
  void ofACityWithShapes() throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    FileSystemUtils.copyRecursively(Path.of("src/test/resources/cities/tiny"), source);
    Files.writeString(source.resolve("shapes.geojson"), SHAPES);
    Files.writeString(
        source.resolve("city.yaml"),
        Files.readString(source.resolve("city.yaml")) + "\nshapes:\n  - {file: shapes.geojson, coordinates: gcj02}\n");
    Path copy = Files.createDirectory(folder.resolve("copies")).resolve("source");
    CityLoader loader = context.getBean(CityLoader.class);
    for (int round = 0; round < ROUNDS && wrong.size() < 10; round++) {
      FileSystemUtils.deleteRecursively(copy);
      FileSystemUtils.copyRecursively(source, copy);
      Path file = copy.resolve(nonsense.pick(List.of("shapes.geojson", "places.csv", "city.yaml")));
      byte[] changed = nonsense.changed(Files.readString(file));
      Files.write(file, changed);
      judge(file, changed, () -> loader.load(copy));
    }
  }

  @Test
  void ofAnImport() throws Exception {
    Path source = Files.createDirectory(folder.resolve("import"));
    Files.writeString(source.resolve("profile.yaml"), PROFILE);
    Files.writeString(source.resolve("rows.csv"), ROWS);
    Importer importer = context.getBean(Importer.class);
    Path copy = Files.createDirectory(folder.resolve("copies")).resolve("import");
    for (int round = 0; round < ROUNDS / 4 && wrong.size() < 10; round++) {
      FileSystemUtils.deleteRecursively(copy);
      FileSystemUtils.copyRecursively(source, copy);
      Path file = copy.resolve(nonsense.oneIn(4) ? "profile.yaml" : "rows.csv");
      byte[] changed = nonsense.changed(Files.readString(file));
      Files.write(file, changed);
      judge(file, changed, () -> importer.run(
          new Importer.Order(copy.resolve("profile.yaml"), copy.resolve("rows.csv"), "tiny", copy.resolve("no.csv"), Locale.ENGLISH, 1),
          Progress.silent()));
    }
  }

}

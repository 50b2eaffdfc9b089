package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.platform.Finding;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** Reads and judges a package as a whole. */
public final class PackageReader {

  private static final int LAST_RANK = 1000;
  private static final String MAIN = "scenario.yaml";
  private static final List<String> LANGUAGES = List.of("en", "zh");

  /**
   * @param scenario null where there are errors
   * @param errors in the order of files and lines
   */
  public record Result(@Nullable Scenario scenario, List<Finding> errors, List<Finding> warnings) {}

  private final PackageFiles files;
  private final Problems problems = new Problems();
  private final FormReader forms;
  private final Supplier<List<TextFile>> texts;

  private PackageReader(PackageFiles files, boolean trusted) {
    this.files = files;
    this.texts = SingletonSupplier.of(
        () -> LANGUAGES.stream().map(language -> TextFile.read(files, language, problems)).toList());
    this.forms = new FormReader(files, SingletonSupplier.of(() -> texts(texts.get(), Map.of())), problems, trusted);
  }

  public static Result read(PackageFiles files) {
    return new PackageReader(files, false).read();
  }

  /**
   * Reads a package that was judged good before. It is not judged again, and its rules and forms are compiled when they are first used: one that no
   * longer compiles fails then.
   */
  public static Scenario readTrusted(PackageFiles files) {
    PackageReader reader = new PackageReader(files, true);
    return reader
        .root()
        .map(reader::scenario)
        .orElseThrow(() -> new IllegalStateException("unreadable package: " + reader.problems.errors()));
  }

  /** The version it says it is, faults or not; empty where that cannot be read. */
  public static String version(PackageFiles files) {
    return new PackageReader(files, true).root().map(root -> root.get("version").text()).orElse("");
  }

  private Result read() {
    Scenario scenario = root().map(this::scenario).orElse(null);
    if (scenario != null && !problems.any()) {
      MigrationFile.check(files, scenario, problems);
    }
    return new Result(problems.any() ? null : scenario, problems.errors(), problems.warnings());
  }

  private Optional<SourceNode> root() {
    return files.text(MAIN, Position.of(MAIN), problems).flatMap(text -> SourceReader.read(MAIN, text, problems));
  }

  private Scenario scenario(SourceNode root) {
    if (!forms.trusted()) {
      StructureCheck.check(root, problems);
    }
    boolean shapely = !forms.trusted() && !problems.any();
    SourceNode key = root.get("scenario");
    if (files.folder() != null && key.exists() && !key.text().equals(files.folder())) {
      problems.error(key.at(), "scenario.package.folder", key.text(), files.folder());
    }
    CategoryTable categories = CategoryTable.read(files, root.get("categories"), problems);
    Map<String, CaseType> types = types(root, categories, shapely);
    if (shapely) {
      TextCheck.check(root, forms, texts.get(), problems);
      types.values().forEach(type -> CorrespondenceCheck.check(type, texts.get(), problems));
    }
    UseCheck.checkForms(files, forms, problems);
    return new Scenario(
        key.text(),
        root.get("version").text(),
        files.fingerprint(),
        root.get("rank").exists() ? (int) root.get("rank").number() : LAST_RANK,
        types,
        categories.categories(root.get("categories").get("standard").text()),
        ScreenReader.read(root.get("screen"), types, problems),
        texts(texts.get(), forms.listed()));
  }

  private Map<String, CaseType> types(SourceNode root, CategoryTable categories, boolean shapely) {
    Map<String, CaseType> types = new LinkedHashMap<>();
    Map<String, String> prefixes = new HashMap<>();
    SourceNode cases = root.get("cases");
    cases.entries().forEach((key, node) -> {
      types.put(key, type(new TypeScope(root.get("scenario").text(), cases, node, forms, problems), key, categories, shapely));
      String other = prefixes.putIfAbsent(node.get("prefix").text(), key);
      if (other != null) {
        problems.error(node.get("prefix").at(), "scenario.package.prefix", node.get("prefix").text(), other);
      }
    });
    return types;
  }

  private static CaseType type(TypeScope scope, String key, CategoryTable categories, boolean shapely) {
    CaseType type = new CaseTypeReader(scope, categories).read(key);
    if (shapely) {
      GraphCheck.check(scope, type);
      PrivacyCheck.check(scope, type);
      RatingCheck.check(scope, type);
      CaseFieldCheck.check(scope, type);
      RelationCheck.check(scope, type);
      UseCheck.check(scope);
      BallotCheck.check(scope);
    }
    return type;
  }

  /** @param listed names of the entries of reference lists, by language and key */
  private static ScenarioTexts texts(List<TextFile> files, Map<String, Map<String, String>> listed) {
    Map<String, Map<String, String>> byLanguage = new HashMap<>();
    files.forEach(file -> {
      Map<String, String> all = new HashMap<>(listed.getOrDefault(file.language(), Map.of()));
      all.putAll(file.texts());
      byLanguage.put(file.language(), Map.copyOf(all));
    });
    return new ScenarioTexts(Map.copyOf(byLanguage));
  }
}

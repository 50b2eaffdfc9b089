package io.haihe.kernel.intake.importing;

import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the category of a row as its profile says. */
final class CategoryFinder {

  /** A category's own name says more than one of its synonyms. */
  private static final int OWN_NAME = 2;

  private final Profile.Matching matching;
  private final Map<String, List<String>> words = new HashMap<>();

  CategoryFinder(Profile.Matching matching, Scenario scenario) {
    this.matching = matching;
    scenario.categories().byCode().values().stream()
        .filter(Category::leaf)
        .forEach(category -> words.put(category.code(), wordsOf(category)));
  }

  private static List<String> wordsOf(Category category) {
    List<String> all = new ArrayList<>(List.of(category.nameZh(), category.nameEn()));
    Stream.of("words_zh", "words_en")
        .flatMap(column -> Arrays.stream(category.columns().getOrDefault(column, "").split(";")))
        .forEach(all::add);
    return all.stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).filter(word -> word.length() > 1).toList();
  }

  String of(CsvFile.Row row) {
    String column = matching.column();
    if (column != null) {
      String value = row.get(column);
      String code = matching.table().isEmpty() ? value : matching.table().getOrDefault(value, "");
      return known(code, column, value);
    }
    return known(matching.words().isEmpty() ? String.valueOf(matching.fixed()) : byWords(row), "category", "");
  }

  private String known(String code, String column, String value) {
    if (words.containsKey(code)) {
      return code;
    }
    if (matching.otherwise() == null) {
      throw new RejectedRow(column, "importing.row.category", value);
    }
    return matching.otherwise();
  }

  /** The first column says what it is about; the others only where it is silent. */
  private String byWords(CsvFile.Row row) {
    return matching.words().stream()
        .map(column -> best(row.get(column).toLowerCase(Locale.ROOT)))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElse("");
  }

  private @Nullable String best(String text) {
    String best = null;
    int most = 0;
    for (Map.Entry<String, List<String>> category : words.entrySet()) {
      int weight = weight(category.getValue(), text);
      if (weight > most || weight == most && best != null && weight > 0 && category.getKey().compareTo(best) < 0) {
        most = weight;
        best = category.getKey();
      }
    }
    return best;
  }

  private static int weight(List<String> ofCategory, String text) {
    int weight = 0;
    for (int i = 0; i < ofCategory.size(); i++) {
      String word = ofCategory.get(i);
      if (text.contains(word)) {
        weight += word.length() * (i == 0 ? OWN_NAME : 1);
      }
    }
    return weight;
  }
}

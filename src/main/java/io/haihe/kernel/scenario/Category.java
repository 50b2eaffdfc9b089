package io.haihe.kernel.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of a scenario's category tree.
 *
 * @param parent null for a root
 * @param leaf whether a case may have it
 * @param reportable whether the public page offers it
 * @param columns every column of its row by header, empty cells left out
 */
public record Category(
    String code,
    @Nullable String parent,
    String nameZh,
    String nameEn,
    boolean leaf,
    boolean reportable,
    Map<String, String> columns) {

  public String name(Locale locale) {
    return locale.getLanguage().equals("zh") ? nameZh : nameEn;
  }

  /** Everyday words for it, in both languages. */
  public Stream<String> words() {
    return Stream.of("words_zh", "words_en")
        .flatMap(column -> Arrays.stream(columns.getOrDefault(column, "").split("[;；,，]")))
        .map(String::strip)
        .filter(word -> !word.isEmpty());
  }
}

package io.haihe.kernel.scenario;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a scenario.
 *
 * @param byLanguage texts by language ({@code zh}, {@code en}), then by key
 */
public record ScenarioTexts(Map<String, Map<String, String>> byLanguage) {

  /** The text in that language, or else in English, or else the key itself so that a gap shows. */
  public String text(Locale locale, String key) {
    return find(locale, key).orElse(key);
  }

  /** As anybody reads it, who need not be the reporter, where that is said otherwise. */
  public String openText(Locale locale, String key) {
    return find(locale, key + ".open").orElseGet(() -> text(locale, key));
  }

  /** As the reporter reads it, where that is said otherwise. */
  public String publicText(Locale locale, String key) {
    return find(locale, key + ".public").orElseGet(() -> text(locale, key));
  }

  /** What helps to fill in a field, or empty. A choice that is called {@code help} owns the key. */
  public String help(Locale locale, Form.Field field) {
    return field.options().contains("help") ? "" : find(locale, "fields." + field.path() + ".help").orElse("");
  }

  public Optional<String> find(Locale locale, String key) {
    return Optional.ofNullable(byLanguage.getOrDefault(locale.getLanguage(), Map.of()).get(key))
        .or(() -> Optional.ofNullable(byLanguage.getOrDefault("en", Map.of()).get(key)));
  }
}

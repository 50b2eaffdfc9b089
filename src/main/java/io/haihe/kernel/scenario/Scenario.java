package io.haihe.kernel.scenario;

import java.util.Map;

/**
 * A scenario package as loaded and checked (应用场景): immutable, and the same for as long as a case that began with it runs.
 *
 * @param key kebab-case, such as {@code city-management}
 * @param version as its author numbers it
 * @param fingerprint SHA-256 of all its files but the examples, hex; two packages with the same fingerprint are the same version
 * @param rank where it stands among the scenarios: the lowest comes first
 * @param types case types by key, in the order of the file
 * @param screen how it looks on the city's screen
 */
public record Scenario(
    String key,
    String version,
    String fingerprint,
    int rank,
    Map<String, CaseType> types,
    Categories categories,
    ScreenLayout screen,
    ScenarioTexts texts) {

  /** The categories a case of that type may have. */
  public Categories categories(CaseType type) {
    return categories.within(type.intake().categories());
  }

  /** @throws IllegalArgumentException if the package declares no such type */
  public CaseType type(String type) {
    CaseType found = types.get(type);
    if (found == null) {
      throw new IllegalArgumentException("scenario " + key + " declares no case type " + type);
    }
    return found;
  }
}

package io.haihe.kernel.scenario.authoring;

import org.jspecify.annotations.Nullable;

/**
 * One thing a new version of a package changes.
 *
 * @param type the case type it belongs to; empty for what belongs to the whole package
 * @param section what kind of thing: {@code states}, {@code transitions}, {@code forms}, {@code categories}, {@code texts} …
 * @param key what it is called in the package
 * @param title what people call it, in the newer version where it is in both; the key where it has no text
 * @param part what of it changed, as a path; empty where the whole is new or gone
 * @param before as written before, or null where it was not there
 * @param after as written now, or null where it is gone
 */
public record Difference(
    String type, String section, String key, String title, String part, @Nullable String before, @Nullable String after) {

  /** Whether running cases can be in it, so that they need to be told where to go. */
  public boolean strandsCases() {
    return section.equals("states") && part.isEmpty() && after == null;
  }
}

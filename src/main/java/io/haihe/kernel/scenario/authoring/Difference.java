package io.haihe.kernel.scenario.authoring;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing a new version of a package changes.
 *
 * @param type the case type it belongs to; empty for what belongs to the whole package
 * @param section what kind of thing: {@code states}, {@code transitions}, {@code forms}, {@code categories}, {@code texts} …
 * @param key what it is called in the package
 * @param title what people call it, in the newer version where it is in both; the key where it has no text
 * @param part what of it changed, as a path; empty where the whole is new or gone
 * @param names what people call the field that part is of, in a form; empty elsewhere
 * @param before as written before, or null where it was not there
 * @param after as written now, or null where it is gone
 */
public record Difference(
    String type, String section, String key, String title, String part, String names, @Nullable String before, @Nullable String after) {

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "cases", Set.of("apk"),
          "tasks", Set.of("ballot"),
          "forms", Set.of("x-sections", "x-when", "x-compute", "x-list", "x-personal", "x-visibility", "x-scenario", "x-case", "x-accept", "x-item", "x-certificate", "x-consent", "format", "maxItems"),
          "examinations", Set.of("item", "when", "permissions", "classes", "exported", "flags", "targetSdkBelow"),
          "documents", Set.of("in", "when", "by", "personal", "parts", "type", "issuedOn", "holder", "valid", "revokedOn"),
          "templates", Set.of("transition", "step", "field", "when"),
          "notices", Set.of("on", "to", "when"),
          "fees", Set.of("in", "amount", "then"));

  /** The text that says what the part means, {@code scenario.part.<section>.<word>}; empty where its path alone does. */
  public String meaning() {
    String word = part.substring(part.lastIndexOf('.') + 1);
    return WORDS.getOrDefault(section, Set.of()).contains(word) ? "scenario.part." + section + "." + word : "";
  }

  /** Whether running cases can be in it, so that they need to be told where to go. */
  public boolean strandsCases() {
    return section.equals("states") && part.isEmpty() && after == null;
  }
}

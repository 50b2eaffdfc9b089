package io.haihe.kernel.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ways people write an official name, by the endings of a language.
 *
 * @param endings the longest first
 */
record NameForms(List<Ending> endings) {

  private static final int SHORTEST_IDEOGRAPHIC = 2;
  private static final int SHORTEST_OTHER = 4;

  private record Ending(String ending, List<String> instead) {}

  /**
   * The forms of one name, in lower case.
   *
   * @param full the official name and others as complete
   * @param bare the name without its ending: a weaker hint
   */
  record Forms(Set<String> full, Set<String> bare) {}

  /** The endings of a language; none where the product has no list for it. */
  static NameForms of(String language) {
    if (!language.matches("[a-z]{2,8}")) {
      return new NameForms(List.of());
    }
    try (InputStream in = NameForms.class.getResourceAsStream("/city/name-endings/" + language + ".txt")) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new NameForms(text.lines().filter(line -> line.contains("=")).map(NameForms::ending).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ending ending(String line) {
    String[] sides = line.split("=", 2);
    List<String> instead = new ArrayList<>();
    for (String form : sides[1].split(",")) {
      if (!form.isBlank()) {
        instead.add(form.strip());
      }
    }
    return new Ending(sides[0].strip(), instead);
  }

  Forms forms(CharSequence officialName) {
    String name = lower(officialName);
    Set<String> full = new LinkedHashSet<>();
    full.add(name);
    for (Ending ending : endings) {
      String stem = name.endsWith(ending.ending()) ? name.substring(0, name.length() - ending.ending().length()) : "";
      if (longEnough(stem.strip())) {
        ending.instead().forEach(form -> full.add(stem + form));
        return new Forms(full, Set.of(stem.strip()));
      }
    }
    return new Forms(full, Set.of());
  }

  private static boolean longEnough(String stem) {
    boolean ideographic = !stem.isEmpty() && Character.isIdeographic(stem.charAt(0));
    return stem.length() >= (ideographic ? SHORTEST_IDEOGRAPHIC : SHORTEST_OTHER);
  }

  /** Lower case, character by character, so that positions stay. */
  static String lower(CharSequence text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      lower.append(Character.toLowerCase(text.charAt(i)));
    }
    return lower.toString();
  }
}

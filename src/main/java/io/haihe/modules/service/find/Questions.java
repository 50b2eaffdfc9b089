package io.haihe.modules.service.find;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that make a question and say nothing of what is looked for: how, where, I want to. */
final class Questions {

  private final Pattern chinese;
  private final Set<String> particles;
  private final Set<String> english;

  Questions() {
    List<String> words = Words.rows("questions.csv").stream().map(row -> row.get("word").strip()).toList();
    chinese = Pattern.compile(words.stream()
        .filter(word -> Folding.isHan(word.charAt(0)) && word.length() > 1)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|")));
    particles = words.stream().filter(word -> Folding.isHan(word.charAt(0)) && word.length() == 1).collect(Collectors.toSet());
    english = words.stream().filter(word -> Folding.isLatin(word.charAt(0))).collect(Collectors.toSet());
  }

  /**
   * The run without them; single characters stay where they make a known word with a neighbour.
   *
   * @param known whether two characters stand together somewhere in the catalogue
   */
  String strip(String run, Predicate<String> known) {
    String rest = chinese.matcher(run).replaceAll("");
    var stripped = new StringBuilder();
    for (int i = 0; i < rest.length(); i++) {
      boolean before = i > 0 && known.test(rest.substring(i - 1, i + 1));
      boolean after = i + 1 < rest.length() && known.test(rest.substring(i, i + 2));
      if (before || after || !isParticle(rest.charAt(i))) {
        stripped.append(rest.charAt(i));
      }
    }
    return stripped.toString();
  }

  boolean isParticle(char c) {
    return particles.contains(String.valueOf(c));
  }

  /** Words of an English question that are left; all where nothing else would be. */
  List<String> strip(List<String> words) {
    List<String> rest = words.stream().filter(word -> !english.contains(word) && !English.stem(word).isEmpty()).toList();
    return rest.isEmpty() ? words : rest;
  }
}

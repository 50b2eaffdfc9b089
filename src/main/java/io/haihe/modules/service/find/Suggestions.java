package io.haihe.modules.service.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Beginnings of names and phrases, and of the words within names, as written, as they sound and by initials, sorted to be looked up. */
final class Suggestions {

  private static final int LONGEST_KEY = 24;
  /** So many are compared at most; one letter begins thousands. */
  private static final int MOST_COMPARED = 20_000;

  private final String[] keys;
  /** For each key the number of the target it leads to. */
  private final int[] ranks;
  /** The best first. */
  private final List<Target> targets;

  /**
   * @param at at which sign of the text the key begins
   * @param phrase whether it is no name
   */
  private record Target(Spoken text, String code, int at, boolean phrase) {

    static final Comparator<Target> BEST = Comparator.comparing((Target target) -> target.at > 0)
        .thenComparing(Target::phrase)
        .thenComparing(target -> target.text.signs().size())
        .thenComparing(target -> target.text.text())
        .thenComparing(Target::code);
  }

  /** @param rank number of the target it leads to */
  private record Key(String text, int rank) {}

  private Suggestions(List<Target> targets) {
    this.targets = targets;
    List<Key> sorted = IntStream.range(0, targets.size())
        .boxed()
        .flatMap(rank -> keys(targets.get(rank)).map(text -> new Key(text, rank)))
        .sorted(Comparator.comparing(Key::text))
        .toList();
    keys = sorted.stream().map(Key::text).toArray(String[]::new);
    ranks = sorted.stream().mapToInt(Key::rank).toArray();
  }

  static Suggestions of(List<Entry> entries) {
    List<Target> targets = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Entry entry : entries) {
      String code = entry.item().code();
      entry.names().stream()
          .filter(name -> known.add(name.text()))
          .forEach(name -> IntStream.range(0, name.signs().size()).forEach(at -> targets.add(new Target(name, code, at, false))));
      entry.phrases().stream()
          .filter(phrase -> !phrase.signs().isEmpty() && known.add(phrase.text()))
          .forEach(phrase -> targets.add(new Target(phrase, code, 0, true)));
    }
    return new Suggestions(targets.stream().sorted(Target.BEST).toList());
  }

  private static Stream<String> keys(Target target) {
    var written = new StringBuilder();
    var sound = new StringBuilder();
    var initials = new StringBuilder();
    Spoken text = target.text;
    for (int i = target.at; i < text.signs().size() && written.length() < LONGEST_KEY; i++) {
      written.append(text.signs().get(i).text());
      sound.append(soundOf(text, i));
      initials.append(soundOf(text, i), 0, 1);
    }
    return text.signs().get(target.at).han() ? Stream.of(cut(written), cut(sound), cut(initials)) : Stream.of(cut(written));
  }

  private static String soundOf(Spoken text, int at) {
    return text.signs().get(at).han() ? text.sounds().get(at) : text.signs().get(at).text();
  }

  private static String cut(StringBuilder key) {
    return key.substring(0, Math.min(LONGEST_KEY, key.length()));
  }

  /** The best first: what begins so before what has a word that does, names before phrases, short before long. */
  List<Suggestion> suggest(String beginning, int most) {
    String key = key(beginning);
    if (key.isEmpty()) {
      return List.of();
    }
    int from = first(key);
    int end = from;
    while (end < keys.length && end - from < MOST_COMPARED && keys[end].startsWith(key)) {
      end++;
    }
    Set<String> told = new HashSet<>();
    return Arrays.stream(ranks, from, end)
        .sorted()
        .mapToObj(targets::get)
        .filter(target -> told.add(target.text.text()))
        .limit(most)
        .map(target -> new Suggestion(target.text.text(), target.code))
        .toList();
  }

  private int first(String key) {
    int found = Arrays.binarySearch(keys, key);
    int at = found < 0 ? -found - 1 : found;
    while (at > 0 && keys[at - 1].equals(key)) {
      at--;
    }
    return at;
  }

  /** As written; by sound where characters and letters are mixed. */
  private static String key(String beginning) {
    Spoken typed = Spoken.of(beginning.substring(0, beginning.offsetByCodePoints(0, Math.min(LONGEST_KEY, beginning.codePointCount(0, beginning.length())))));
    boolean mixed = typed.signs().stream().anyMatch(Sign::han) && typed.signs().stream().anyMatch(sign -> !sign.han());
    var key = new StringBuilder();
    for (int i = 0; i < typed.signs().size(); i++) {
      key.append(mixed ? soundOf(typed, i) : typed.signs().get(i).text());
    }
    return cut(key);
  }
}

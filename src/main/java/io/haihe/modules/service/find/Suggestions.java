package io.haihe.modules.service.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Beginnings of names and phrases, and of the words within names, as written, as they sound and by initials, sorted to be looked up. */
final class Suggestions {

  private static final int LONGEST_KEY = 24;
  /** So many are compared at most; one letter begins thousands. */
  private static final int MOST_COMPARED = 3000;

  private final String[] keys;
  private final Target[] targets;

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

  private record Key(String text, Target target) {}

  private Suggestions(List<Key> sorted) {
    keys = sorted.stream().map(Key::text).toArray(String[]::new);
    targets = sorted.stream().map(Key::target).toArray(Target[]::new);
  }

  static Suggestions of(List<Entry> entries) {
    List<Key> keys = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Entry entry : entries) {
      String code = entry.item().code();
      entry.names().stream().filter(name -> known.add(name.text())).forEach(name -> {
        for (int at = 0; at < name.signs().size(); at++) {
          add(new Target(name, code, at, false), keys);
        }
      });
      entry.phrases().stream().filter(phrase -> !phrase.signs().isEmpty() && known.add(phrase.text()))
          .forEach(phrase -> add(new Target(phrase, code, 0, true), keys));
    }
    keys.sort(Comparator.comparing(Key::text).thenComparing(Key::target, Target.BEST));
    return new Suggestions(keys);
  }

  private static void add(Target target, List<Key> keys) {
    var written = new StringBuilder();
    var sound = new StringBuilder();
    var initials = new StringBuilder();
    Spoken text = target.text;
    for (int i = target.at; i < text.signs().size() && written.length() < LONGEST_KEY; i++) {
      written.append(text.signs().get(i).text());
      sound.append(soundOf(text, i));
      initials.append(soundOf(text, i), 0, 1);
    }
    keys.add(new Key(cut(written), target));
    if (text.signs().get(target.at).han()) {
      keys.add(new Key(cut(sound), target));
      keys.add(new Key(cut(initials), target));
    }
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
    int from = Arrays.binarySearch(keys, key);
    List<Target> found = new ArrayList<>();
    for (int i = first(key, from); i < keys.length && keys[i].startsWith(key) && found.size() < MOST_COMPARED; i++) {
      found.add(targets[i]);
    }
    Set<String> told = new HashSet<>();
    return found.stream()
        .sorted(Target.BEST)
        .filter(target -> told.add(target.text.text()))
        .limit(most)
        .map(target -> new Suggestion(target.text.text(), target.code))
        .toList();
  }

  private int first(String key, int found) {
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

package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the words in a text that are names of places: at each position the longest. */
final class NameIndex {

  private static final int KEY_LENGTH = 2;

  private final Map<String, List<Candidate>> words = new HashMap<>();

  /** How long the words are that begin with these two characters, the longest first. */
  private final Map<String, TreeSet<Integer>> lengths = new HashMap<>();

  private final TreeMap<PlaceCode, Place> all;

  /**
   * A place that a word may mean.
   *
   * @param full whether the word is a complete name, not one without its ending
   */
  record Candidate(Place place, boolean full) {}

  /** A word of the text and what it may mean. */
  record Mention(String word, List<Candidate> candidates) {}

  private NameIndex(TreeMap<PlaceCode, Place> all) {
    this.all = all;
  }

  static NameIndex of(
      TreeMap<PlaceCode, Place> all,
      Set<PlaceCode> retired,
      Map<String, Map<PlaceCode, String>> names,
      Collection<City> cities) {
    NameIndex index = new NameIndex(all);
    for (City city : cities) {
      NameForms forms = NameForms.of(city.language().getLanguage());
      all.subMap(city.root().code(), true, city.root().last(), true).values().stream()
          .filter(place -> !retired.contains(place.code()))
          .forEach(place -> index.add(place, forms.forms(place.name())));
    }
    names.forEach((language, translated) -> {
      NameForms forms = NameForms.of(language);
      translated.forEach((code, name) -> {
        Place place = all.get(code);
        if (place != null && !retired.contains(code)) {
          index.add(place, forms.forms(name));
        }
      });
    });
    return index;
  }

  private void add(Place place, NameForms.Forms forms) {
    forms.full().forEach(word -> add(word, new Candidate(place, true)));
    forms.bare().forEach(word -> add(word, new Candidate(place, false)));
  }

  private void add(String word, Candidate candidate) {
    if (word.length() < KEY_LENGTH) {
      return;
    }
    List<Candidate> known = words.computeIfAbsent(word, any -> new ArrayList<>(1));
    if (known.stream().noneMatch(other -> other.place().equals(candidate.place()))) {
      known.add(candidate);
    }
    lengths
        .computeIfAbsent(word.substring(0, KEY_LENGTH), any -> new TreeSet<>(Comparator.reverseOrder()))
        .add(word.length());
  }

  List<PlaceMatch> match(String text, Optional<Place> within) {
    return new NameResolution(all, mentions(text, within)).best();
  }

  private List<Mention> mentions(String text, Optional<Place> within) {
    String lower = NameForms.lower(text);
    List<Mention> mentions = new ArrayList<>();
    for (int at = 0; at + KEY_LENGTH <= lower.length(); ) {
      int length = longestAt(lower, at, within);
      if (length > 0) {
        List<Candidate> candidates = candidates(lower.substring(at, at + length), within);
        mentions.add(new Mention(text.substring(at, at + length), candidates));
      }
      at += Math.max(1, length);
    }
    return mentions;
  }

  private int longestAt(String text, int at, Optional<Place> within) {
    for (int length : lengths.getOrDefault(text.substring(at, at + KEY_LENGTH), new TreeSet<>())) {
      int end = at + length;
      if (end <= text.length() && isWord(text, at, end) && !candidates(text.substring(at, end), within).isEmpty()) {
        return length;
      }
    }
    return 0;
  }

  private List<Candidate> candidates(String word, Optional<Place> within) {
    return words.getOrDefault(word, List.of()).stream()
        .filter(candidate -> within.isEmpty() || within.get().covers(candidate.place().code()))
        .toList();
  }

  /** In scripts with spaces a name does not begin or end within a longer word. */
  private static boolean isWord(String text, int from, int to) {
    return !joined(text, from - 1, from) && !joined(text, to - 1, to);
  }

  private static boolean joined(String text, int left, int right) {
    return left >= 0 && right < text.length() && spaced(text.charAt(left)) && spaced(text.charAt(right));
  }

  private static boolean spaced(char c) {
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }
}

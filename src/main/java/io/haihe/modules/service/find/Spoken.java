package io.haihe.modules.service.find;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A name or phrase, and how it sounds.
 *
 * @param sounds a syllable for each Chinese character, for each Latin word its stem; empty where it has none
 */
record Spoken(String text, List<Sign> signs, List<String> sounds) {

  /** More syllables than this are typed only as a whole. */
  private static final int LONGEST_SOUND = 6;
  private static final int LONGEST_INITIALS = 8;

  static Spoken of(String text) {
    List<Sign> signs = List.copyOf(Sign.of(text));
    List<String> sounds = new ArrayList<>();
    int at = 0;
    while (at < signs.size()) {
      int end = endOfRun(signs, at);
      if (end == at) {
        sounds.add(English.stem(signs.get(at).text()));
        at++;
      } else {
        sounds.addAll(List.of(Sounds.of(Sign.join(signs.subList(at, end)))));
        at = end;
      }
    }
    return new Spoken(text, signs, List.copyOf(sounds));
  }

  /** Everything that stands in it, without what stands between. */
  String whole() {
    return Sign.join(signs);
  }

  /** Its characters, each two that follow one another, and its Latin words, whole for slips and by their stem. */
  Set<String> words() {
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i < signs.size(); i++) {
      Sign sign = signs.get(i);
      if (!sign.han()) {
        words.add(sign.text());
        words.add(sounds.get(i));
        continue;
      }
      words.add(sign.text());
      if (i + 1 < signs.size() && signs.get(i + 1).han()) {
        words.add(sign.text() + signs.get(i + 1).text());
      }
    }
    words.remove("");
    return words;
  }

  /** What its Chinese characters sound like, one by one. */
  Set<String> syllables() {
    return IntStream.range(0, signs.size()).filter(i -> signs.get(i).han()).mapToObj(sounds::get).collect(Collectors.toSet());
  }

  /** Pinyin of every few characters that follow one another, and of all. */
  Set<String> sounding() {
    return pieces(LONGEST_SOUND, sound -> sound);
  }

  /** First letters of the same, of two and more. */
  Set<String> initials() {
    Set<String> initials = pieces(LONGEST_INITIALS, sound -> sound.substring(0, 1));
    initials.removeIf(letters -> letters.length() < 2);
    return initials;
  }

  private Set<String> pieces(int longest, Function<String, String> part) {
    Set<String> pieces = new LinkedHashSet<>();
    for (int from = 0; from < signs.size(); from++) {
      int end = endOfRun(signs, from);
      var piece = new StringBuilder();
      for (int i = from; i < end; i++) {
        piece.append(part.apply(sounds.get(i)));
        if (i - from < longest || (i == end - 1 && isStart(from))) {
          pieces.add(piece.toString());
        }
      }
    }
    return pieces;
  }

  private boolean isStart(int at) {
    return at == 0 || !signs.get(at - 1).han();
  }

  private static int endOfRun(List<Sign> signs, int from) {
    int end = from;
    while (end < signs.size() && signs.get(end).han()) {
      end++;
    }
    return end;
  }
}

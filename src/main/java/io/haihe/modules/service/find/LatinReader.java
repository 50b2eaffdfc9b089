package io.haihe.modules.service.find;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Takes Latin words for English, for pinyin in any spacing, or for initials; what is none of these for the beginning of one, or for one with a slip. */
final class LatinReader {

  private static final double TOLD = 0.3;
  private static final double BEGUN = 0.7;
  private static final int LONGEST_INITIALS = 8;

  private final Vocabulary vocabulary;
  private final Questions questions;
  private final Synonyms synonyms;
  private final Weighing weighing;

  LatinReader(Vocabulary vocabulary, Questions questions, Synonyms synonyms) {
    this.vocabulary = vocabulary;
    this.questions = questions;
    this.synonyms = synonyms;
    this.weighing = new Weighing(vocabulary);
  }

  List<String> strip(List<String> words) {
    return questions.strip(words);
  }

  /** @param words all that follow one another, with those of a question */
  List<Unit> read(List<String> words) {
    List<Unit> spelled = words.size() > 1 ? spelledApart(words) : List.of();
    return spelled.isEmpty() ? sayings(questions.strip(words)) : spelled;
  }

  /** Pinyin with spaces; empty where it is not. */
  private List<Unit> spelledApart(List<String> words) {
    String joined = String.join("", words);
    if (vocabulary.knows(Shape.SOUNDS, joined)) {
      List<Unit> units = new ArrayList<>(List.of(weighing.unit(Way.sound(joined))));
      words.stream()
          .filter(word -> vocabulary.knows(Shape.SOUNDS, word) && vocabulary.syllables(word).size() > 1)
          .forEach(word -> units.add(weighing.unit(Way.sound(word)).lighter(TOLD)));
      return units;
    }
    List<List<String>> syllables = words.stream().map(vocabulary::syllables).toList();
    boolean pinyin = syllables.stream().noneMatch(List::isEmpty) && !words.stream().allMatch(this::isEnglish);
    return pinyin ? neighbours(syllables.stream().flatMap(List::stream).toList()) : List.of();
  }

  private boolean isEnglish(String word) {
    String stem = English.stem(word);
    return stem.isEmpty() || vocabulary.knows(Shape.WORDS, stem);
  }

  /** Each two syllables that stand together somewhere. */
  private List<Unit> neighbours(List<String> syllables) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i + 1 < syllables.size(); i++) {
      String two = syllables.get(i) + syllables.get(i + 1);
      if (vocabulary.knows(Shape.SOUNDS, two)) {
        units.add(weighing.unit(Way.sound(two)));
      }
    }
    return units;
  }

  private List<Unit> sayings(List<String> words) {
    List<String> stems = words.stream().map(English::stem).toList();
    List<Unit> units = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int length = synonyms.at(stems, at);
      if (length < 2) {
        units.addAll(word(words.get(at), stems.subList(at, at + length)));
        at++;
        continue;
      }
      weighing.saying(stems.subList(at, at + length), synonyms).ifPresent(units::add);
      for (int end = at + length; at < end; at++) {
        if (vocabulary.knows(Shape.WORDS, stems.get(at))) {
          units.add(weighing.unit(Way.written(stems.get(at))).lighter(TOLD));
        }
      }
    }
    return units;
  }

  /** @param saying the word's stem if it is one, else none */
  private List<Unit> word(String word, List<String> saying) {
    List<Way> ways = new ArrayList<>();
    if (!saying.isEmpty()) {
      weighing.saying(saying, synonyms).ifPresent(unit -> ways.addAll(unit.ways()));
    }
    String stem = English.stem(word);
    if (vocabulary.knows(Shape.WORDS, stem)) {
      ways.add(Way.written(stem));
    }
    if (vocabulary.knows(Shape.SOUNDS, word)) {
      ways.add(Way.sound(word));
    }
    if (ways.isEmpty() && word.length() <= LONGEST_INITIALS && vocabulary.knows(Shape.INITIALS, word)) {
      ways.add(Way.initials(word));
    }
    if (ways.isEmpty()) {
      List<Unit> cut = neighbours(vocabulary.syllables(word));
      if (!cut.isEmpty()) {
        return cut;
      }
      ways.addAll(begun(word));
    }
    if (ways.isEmpty()) {
      ways.addAll(mended(word));
    }
    return ways.isEmpty() ? List.of() : List.of(weighing.unit(ways));
  }

  private List<Way> begun(String word) {
    if (word.length() < 3) {
      return List.of();
    }
    return Stream.concat(
            vocabulary.completions(Shape.SOUNDS, word, 3).stream().map(Way::sound),
            vocabulary.completions(Shape.WORDS, word, 3).stream().map(Way::written))
        .map(way -> way.trusted(BEGUN))
        .toList();
  }

  private List<Way> mended(String word) {
    List<Way> pinyin = mended(Shape.SOUNDS, word);
    return pinyin.isEmpty() ? mended(Shape.WORDS, word) : pinyin;
  }

  private List<Way> mended(Shape shape, String word) {
    return vocabulary.near(shape, word, 3).stream().map(near -> Way.mended(shape, near.string, near.score)).toList();
  }
}

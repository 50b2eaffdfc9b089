package io.haihe.modules.service.find;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes a run of Chinese characters for what is in the catalogue: sayings first, then every two neighbours that stand together there. Where none do,
 * neighbours that sound the same are taken, then nearly the same, then swapped ones, at last the single character.
 */
final class HanReader {

  /** Against a word, for what is already told by a saying. */
  private static final double TOLD = 0.3;
  private static final double SINGLE = 0.35;
  private static final double NEARLY = 0.7;

  private final Vocabulary vocabulary;
  private final Questions questions;
  private final Synonyms synonyms;
  private final Weighing weighing;

  HanReader(Vocabulary vocabulary, Questions questions, Synonyms synonyms) {
    this.vocabulary = vocabulary;
    this.questions = questions;
    this.synonyms = synonyms;
    this.weighing = new Weighing(vocabulary);
  }

  /** The run without the words of a question; as it is where nothing else would be left. */
  String strip(String run) {
    String rest = questions.strip(run, two -> vocabulary.knows(Shape.WORDS, two));
    return rest.isEmpty() ? run : rest;
  }

  List<Unit> read(String run) {
    var covered = new boolean[run.length()];
    var told = new boolean[run.length()];
    List<Unit> units = sayings(run, told);
    System.arraycopy(told, 0, covered, 0, told.length);
    for (int i = 0; i + 1 < run.length(); i++) {
      if (vocabulary.knows(Shape.WORDS, run.substring(i, i + 2))) {
        units.add(weighing.unit(Way.written(run.substring(i, i + 2))).lighter(told[i] && told[i + 1] ? TOLD : 1));
        covered[i] = true;
        covered[i + 1] = true;
      }
    }
    mend(run, covered, units);
    singles(run, covered, units);
    return units;
  }

  private List<Unit> sayings(String run, boolean[] told) {
    List<Unit> units = new ArrayList<>();
    List<String> characters = run.chars().mapToObj(Character::toString).toList();
    int at = 0;
    while (at < characters.size()) {
      int length = synonyms.at(characters, at);
      if (length == 0) {
        at++;
        continue;
      }
      weighing.saying(characters.subList(at, at + length), synonyms).ifPresent(units::add);
      for (int end = at + length; at < end; at++) {
        told[at] = true;
      }
    }
    return units;
  }

  private void mend(String run, boolean[] covered, List<Unit> units) {
    boolean[] before = covered.clone();
    for (int i = 0; i + 1 < run.length(); i++) {
      String two = run.substring(i, i + 2);
      if (before[i] && before[i + 1] || vocabulary.knows(Shape.WORDS, two)) {
        continue;
      }
      List<Way> ways = mended(two);
      if (!ways.isEmpty()) {
        units.add(weighing.unit(ways));
        covered[i] = true;
        covered[i + 1] = true;
      }
    }
  }

  private List<Way> mended(String two) {
    List<Way> same = soundsOf(two).stream()
        .filter(sound -> vocabulary.knows(Shape.SOUNDS, sound))
        .map(sound -> Way.mended(Shape.SOUNDS, sound, 1))
        .toList();
    if (!same.isEmpty()) {
      return same;
    }
    String swapped = new StringBuilder(two).reverse().toString();
    if (vocabulary.knows(Shape.WORDS, swapped)) {
      return List.of(Way.mended(Shape.WORDS, swapped, 1));
    }
    return soundsOf(two).stream()
        .limit(1)
        .flatMap(sound -> vocabulary.near(Shape.SOUNDS, sound, 2).stream())
        .map(word -> Way.mended(Shape.SOUNDS, word.string, NEARLY * word.score))
        .toList();
  }

  private static Set<String> soundsOf(String two) {
    Set<String> sounds = new LinkedHashSet<>();
    sounds.add(String.join("", Sounds.of(two)));
    for (String first : Sounds.readings(two.charAt(0))) {
      for (String second : Sounds.readings(two.charAt(1))) {
        sounds.add(first + second);
      }
    }
    return sounds;
  }

  private void singles(String run, boolean[] covered, List<Unit> units) {
    for (int i = 0; i < run.length(); i++) {
      String one = run.substring(i, i + 1);
      if (!covered[i] && !questions.isParticle(run.charAt(i)) && vocabulary.knows(Shape.WORDS, one)) {
        units.add(weighing.unit(Way.written(one)).lighter(run.length() == 1 ? 1 : SINGLE));
      }
    }
  }
}

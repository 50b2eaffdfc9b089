package io.haihe.modules.service.find;

import io.haihe.modules.service.find.Found.How;
import java.util.List;

/**
 * One way to take a piece of what was typed.
 *
 * @param terms all of which have to be there
 * @param trust how likely it was meant so, among ways of its kind; at most 1
 */
record Way(How how, Shape shape, List<String> terms, double trust) {

  static Way written(String... terms) {
    return new Way(How.AS_WRITTEN, Shape.WORDS, List.of(terms), 1);
  }

  static Way sound(String sound) {
    return new Way(How.SOUND, Shape.SOUNDS, List.of(sound), 1);
  }

  static Way initials(String letters) {
    return new Way(How.INITIALS, Shape.INITIALS, List.of(letters), 1);
  }

  static Way mended(Shape shape, String term, double trust) {
    return new Way(How.MENDED, shape, List.of(term), trust);
  }

  Way trusted(double share) {
    return new Way(how, shape, terms, trust * share);
  }
}

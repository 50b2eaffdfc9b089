package io.haihe.modules.service.find;

import io.haihe.modules.service.find.Found.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes units of ways: what few items have tells more than what many have. */
final class Weighing {

  private final Vocabulary vocabulary;

  Weighing(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Unit unit(Way way) {
    return unit(List.of(way));
  }

  Unit unit(List<Way> ways) {
    return new Unit(ways, ways.stream().mapToDouble(this::weight).max().orElse(0));
  }

  /** A saying as it stands, or what it means; empty where the catalogue has none of it. */
  Optional<Unit> saying(List<String> saying, Synonyms synonyms) {
    List<Way> ways = new ArrayList<>();
    ways.add(new Way(How.AS_WRITTEN, Shape.WORDS, terms(saying), 1));
    for (String meaning : synonyms.of(saying)) {
      ways.add(new Way(How.SYNONYM, Shape.WORDS, terms(Synonyms.units(meaning)), 1));
    }
    ways.removeIf(way -> way.terms().stream().anyMatch(term -> !vocabulary.knows(way.shape(), term)));
    return ways.isEmpty() ? Optional.empty() : Optional.of(new Unit(ways, weight(saying, ways)));
  }

  /** As much as its own words would have: what it means may be long. */
  private double weight(List<String> saying, List<Way> ways) {
    double rarest = ways.stream().mapToDouble(way -> weight(way) / way.terms().size()).max().orElse(0);
    return rarest * terms(saying).size();
  }

  private double weight(Way way) {
    return way.terms().stream().mapToDouble(term -> vocabulary.rarity(way.shape(), term)).sum();
  }

  /** Each two Chinese characters that follow one another, and each English stem. */
  private static List<String> terms(List<String> units) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      boolean han = Folding.isHan(units.get(i).charAt(0));
      if (!han || units.size() == 1) {
        terms.add(units.get(i));
      } else if (i + 1 < units.size()) {
        terms.add(units.get(i) + units.get(i + 1));
      }
    }
    return terms;
  }
}

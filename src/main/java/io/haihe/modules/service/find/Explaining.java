package io.haihe.modules.service.find;

import io.haihe.modules.service.find.Found.Hit;
import io.haihe.modules.service.find.Found.How;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says by which words an item was found. */
final class Explaining {

  private Explaining() {}

  static Hit hit(Entry entry, double score, Reading reading) {
    List<Marks> all = entry.texts().stream().map(text -> Marks.of(text, reading)).toList();
    Marks best = all.stream().max(Comparator.comparingInt(Marks::count).thenComparing(all::indexOf, Comparator.reverseOrder())).orElseThrow();
    String by = best.count() == 0 ? "" : best.text().text();
    return new Hit(entry.item().code(), score, how(best.text(), reading), by, best.words());
  }

  /** The most that had to be supposed for a piece that was found. */
  private static How how(Spoken text, Reading reading) {
    return reading.units().stream()
        .flatMap(unit -> unit.ways().stream().filter(way -> Marks.has(text, way)).map(Way::how).min(Comparator.naturalOrder()).stream())
        .max(Comparator.naturalOrder())
        .orElse(How.AS_WRITTEN);
  }

  /** What was meant, where it was not taken as it stands or for a synonym; empty if it was. */
  static String corrected(Hit best) {
    return best.how().compareTo(How.SYNONYM) > 0 ? best.words().stream().distinct().collect(Collectors.joining(" ")) : "";
  }
}

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
    Marks best = best(entry, reading);
    String by = best.count() == 0 ? "" : best.text().text();
    return new Hit(entry.item().code(), score, how(best.text(), reading), by, best.words());
  }

  private static Marks best(Entry entry, Reading reading) {
    List<Marks> all = entry.texts().stream().map(text -> Marks.of(text, reading)).toList();
    return all.stream().max(Comparator.comparingInt(Marks::count).thenComparing(all::indexOf, Comparator.reverseOrder())).orElseThrow();
  }

  /** @param shown the name under which the item is shown */
  static Highlight highlight(Entry entry, String shown, Reading reading) {
    Comparator<Marks> telling = Comparator.comparing(Marks::all).thenComparing(Marks::count);
    Marks best = entry.texts().stream().map(text -> Marks.of(text, reading)).max(telling).orElseThrow();
    return entry.names().stream()
        .filter(name -> name.text().equals(shown))
        .findFirst()
        .map(name -> Marks.of(name, reading))
        .map(name -> new Highlight(name.pieces(), telling.compare(best, name) > 0 ? best.pieces() : List.of()))
        .orElseGet(() -> Highlight.none(shown));
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

package io.haihe.modules.service.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** What people say and what it is called in the catalogue. A saying is a row of units: Chinese characters, or stems of English words. */
final class Synonyms {

  private final Map<List<String>, List<String>> meanings = new HashMap<>();
  private final int longest;

  private Synonyms(List<CSVRecord> rows) {
    for (CSVRecord row : rows) {
      meanings.computeIfAbsent(units(row.get("say")), _ -> new ArrayList<>()).addAll(Arrays.asList(row.get("means").split("\\|")));
    }
    longest = meanings.keySet().stream().mapToInt(List::size).max().orElse(0);
  }

  static Synonyms chinese() {
    return new Synonyms(Words.rows("synonyms_zh.csv"));
  }

  static Synonyms english() {
    return new Synonyms(Words.rows("synonyms_en.csv"));
  }

  /** How many units the longest saying has that begins there; 0 if none does. */
  int at(List<String> units, int from) {
    for (int length = Math.min(longest, units.size() - from); length > 0; length--) {
      if (meanings.containsKey(units.subList(from, from + length))) {
        return length;
      }
    }
    return 0;
  }

  /** Words of the catalogue for a saying. */
  List<String> of(List<String> saying) {
    return meanings.getOrDefault(saying, List.of());
  }

  /** All sayings. */
  Iterable<List<String>> sayings() {
    return meanings.keySet();
  }

  static List<String> units(String text) {
    List<String> units = new ArrayList<>();
    for (Sign sign : Sign.of(text)) {
      units.add(sign.han() ? sign.text() : English.stem(sign.text()));
    }
    units.removeIf(String::isEmpty);
    return units;
  }
}

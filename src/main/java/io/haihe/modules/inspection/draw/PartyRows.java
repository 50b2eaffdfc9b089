package io.haihe.modules.inspection.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of parties.csv as parties. Of a million few differ in more than their code: what is the same is kept once. */
final class PartyRows {

  private final List<String> departments;
  private final int fixed;
  private final Map<String, String> words = new HashMap<>();
  private final Map<List<String>, Map<String, String>> decks = new HashMap<>();

  private PartyRows(List<String> header, int fixed) {
    this.departments = header.subList(fixed, header.size());
    this.fixed = fixed;
  }

  /** @param fixed how many columns stand before those of the departments */
  static List<Party> read(List<List<String>> rows, int fixed) {
    PartyRows reader = new PartyRows(rows.getFirst(), fixed);
    List<Party> parties = new ArrayList<>(rows.size());
    rows.stream().skip(1).forEach(row -> parties.add(reader.party(row)));
    return parties;
  }

  private Party party(List<String> row) {
    Map<String, String> visited = decks.computeIfAbsent(row.subList(fixed, row.size()), this::visited);
    return new Party(row.get(0), same(row.get(1)), same(row.get(2)), visited);
  }

  private Map<String, String> visited(List<String> cells) {
    Map<String, String> visited = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        visited.put(departments.get(i), same(cells.get(i)));
      }
    }
    return Map.copyOf(visited);
  }

  private String same(String word) {
    return words.computeIfAbsent(word, itself -> itself);
  }
}

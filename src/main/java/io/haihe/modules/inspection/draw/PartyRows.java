package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of parties.csv as parties. Of a million few differ in more than their code: what is the same is kept once. */
final class PartyRows {

  private final int fixed;
  private final List<String> departments = new ArrayList<>();
  private final List<Party> parties = new ArrayList<>();
  private final Map<String, String> words = new HashMap<>();
  private final Map<List<String>, Map<String, String>> decks = new HashMap<>();

  private PartyRows(int fixed) {
    this.fixed = fixed;
  }

  /**
   * Reads them row by row, so that a million rows are not held beside a million parties.
   *
   * @param fixed how many columns stand before those of the departments
   */
  static List<Party> read(String file, byte[] bytes, int fixed) {
    PartyRows reader = new PartyRows(fixed);
    Csv.read(file, bytes, row -> reader.take(file, row));
    return reader.parties;
  }

  private void take(String file, List<String> row) {
    if (!departments.isEmpty()) {
      parties.add(party(row));
    } else if (row.size() > fixed) {
      departments.addAll(row.subList(fixed, row.size()));
    } else {
      throw new BadInput(Csv.fault(file, 1, "draw.file.cells", fixed + 1, row.size()));
    }
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

package io.haihe.bench.draw;

import io.haihe.modules.inspection.draw.Party;
import io.haihe.modules.inspection.draw.Pools;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same draw without a trace: everybody is shuffled, those who come first are taken, officers by turns. */
final class PlainDraw {

  private PlainDraw() {}

  /** @return each team that goes */
  static List<List<String>> of(Pools pools, Map<String, Integer> sizes, Map<String, Integer> teams) {
    SecureRandom random = new SecureRandom();
    List<Party> line = new ArrayList<>(pools.parties());
    Collections.shuffle(line, random);
    Map<String, Integer> left = new TreeMap<>(sizes);
    Map<String, List<String>> decks = new HashMap<>();
    Map<String, Integer> turns = new HashMap<>();
    List<List<String>> gone = new ArrayList<>();
    for (Party party : line) {
      if (left.merge(party.stratum(), -1, Integer::sum) >= 0) {
        teams.forEach((department, size) -> {
          String name = party.decks().get(department);
          if (name != null) {
            List<String> deck = decks.computeIfAbsent(name, _ -> shuffled(pools, name, random));
            gone.add(next(deck, size, turns.merge(name, size, Integer::sum) - size, pools, party));
          }
        });
      }
    }
    return gone;
  }

  private static List<String> shuffled(Pools pools, String name, SecureRandom random) {
    List<String> deck = new ArrayList<>(pools.deck(name));
    Collections.shuffle(deck, random);
    return deck;
  }

  private static List<String> next(List<String> deck, int size, int turn, Pools pools, Party party) {
    List<String> team = new ArrayList<>();
    for (int i = 0; i < deck.size() && team.size() < size; i++) {
      String officer = deck.get((turn + i) % deck.size());
      if (!pools.recused(party.code()).contains(officer)) {
        team.add(officer);
      }
    }
    return team;
  }
}

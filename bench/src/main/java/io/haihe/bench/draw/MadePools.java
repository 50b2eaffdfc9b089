package io.haihe.bench.draw;

import io.haihe.modules.inspection.draw.Officer;
import io.haihe.modules.inspection.draw.Party;
import io.haihe.modules.inspection.draw.Pools;
import io.haihe.modules.inspection.draw.Recusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A city's pools, made up: a deck of each department in each of 250 streets; every tenth party is visited by both. */
record MadePools(List<Party> parties, List<Officer> officers, Set<Recusal> recusals) {

  private static final int STREETS = 250;

  static MadePools of(int parties, int officers) {
    SplittableRandom random = new SplittableRandom(1);
    List<Map<String, String>> one = new ArrayList<>();
    List<Map<String, String>> both = new ArrayList<>();
    for (int street = 0; street < STREETS; street++) {
      one.add(Map.of("market", "market/" + street));
      both.add(Map.of("market", "market/" + street, "fire", "fire/" + street));
    }
    List<Party> whom = new ArrayList<>(parties);
    for (int i = 0; i < parties; i++) {
      int street = random.nextInt(STREETS);
      int weight = random.nextInt(100);
      String stratum = weight < 50 ? "A" : weight < 80 ? "B" : weight < 95 ? "C" : "D";
      whom.add(new Party("9112%014d".formatted((long) i * 7_919), stratum, "120101%03d000".formatted(street), (i % 10 == 0 ? both : one).get(street)));
    }
    List<Officer> who = new ArrayList<>(officers);
    for (int i = 0; i < officers; i++) {
      who.add(new Officer("12%09d".formatted(i), (i % 5 == 0 ? "fire/" : "market/") + i / 5 % STREETS));
    }
    Set<Recusal> not = new LinkedHashSet<>();
    for (int i = 0; i < parties / 50; i++) {
      not.add(new Recusal(who.get(random.nextInt(officers)).certificate(), whom.get(random.nextInt(parties)).code()));
    }
    return new MadePools(whom, who, not);
  }

  static int decks(Pools pools) {
    Set<String> names = new TreeSet<>();
    pools.parties().forEach(party -> names.addAll(party.decks().values()));
    return names.size();
  }
}

package io.haihe.modules.inspection.draw;

import static io.haihe.modules.inspection.draw.DrawFixtures.COMMITTED;
import static io.haihe.modules.inspection.draw.DrawFixtures.DRAWN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Draws of all shapes: few and many officers, much recusal, officers in several decks, many redraws. The same for the same seed. */
final class RandomDraws {

  private final Random random;

  private RandomDraws(long seed) {
    random = new Random(seed);
  }

  static DrawRecord record(long seed) {
    return new RandomDraws(seed).record();
  }

  private DrawRecord record() {
    int departments = 1 + random.nextInt(3);
    int decks = 1 + random.nextInt(4);
    List<Party> parties = new ArrayList<>();
    for (int i = 0, count = 1 + random.nextInt(60); i < count; i++) {
      Map<String, String> visited = new HashMap<>();
      for (int department = 0; department < departments; department++) {
        if (department == 0 || random.nextBoolean()) {
          visited.put("部门" + department, "deck " + random.nextInt(decks + 1));
        }
      }
      parties.add(new Party("P" + i, "ABCD".charAt(random.nextInt(4)) + "", "place,\"" + i, visited));
    }
    Set<Officer> officers = new LinkedHashSet<>();
    for (int i = 0, count = 2 + random.nextInt(30); i < count; i++) {
      officers.add(new Officer("O" + random.nextInt(25), "deck " + random.nextInt(decks)));
    }
    Pools pools = Pools.freeze(parties, officers, recusals(parties, List.copyOf(officers)));
    Secret secret = new Secret("%016x".formatted(random.nextLong()).repeat(4));
    return redrawn(DrawRecord.draw(Announcement.commit(terms(pools), pools, secret, COMMITTED), secret, PublicValue.of("值 " + random.nextInt()), DRAWN));
  }

  private Set<Recusal> recusals(List<Party> parties, List<Officer> officers) {
    Set<Recusal> recusals = new LinkedHashSet<>();
    for (int i = 0, count = random.nextInt(parties.size() * 3); i < count; i++) {
      recusals.add(new Recusal(officers.get(random.nextInt(officers.size())).certificate(), parties.get(random.nextInt(parties.size())).code()));
    }
    return recusals;
  }

  private Terms terms(Pools pools) {
    Map<String, SampleSize> samples = new LinkedHashMap<>();
    pools.strata().forEach((stratum, count) -> samples.put(
        stratum, random.nextBoolean() ? new SampleSize.Ratio(1 + random.nextInt(10_000)) : new SampleSize.Number(1 + random.nextInt(count))));
    Map<String, Integer> teams = new HashMap<>();
    pools.departments().forEach(department -> teams.put(department, 2 + random.nextInt(2)));
    return DrawFixtures.terms(samples, teams);
  }

  private DrawRecord redrawn(DrawRecord drawn) {
    DrawRecord record = drawn;
    for (int i = 0; i < 15; i++) {
      Visit visit = record.visits().get(random.nextInt(record.visits().size()));
      Set<String> there = new TreeSet<>();
      visit.teams().forEach(team -> there.addAll(team.officers()));
      if (!there.isEmpty()) {
        RedrawReason reason = RedrawReason.values()[random.nextInt(RedrawReason.values().length)];
        record = record.redraw(visit.party().code(), there.iterator().next(), reason, DRAWN.plusSeconds(i));
      }
    }
    return record;
  }
}

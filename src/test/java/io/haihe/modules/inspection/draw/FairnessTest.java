package io.haihe.modules.inspection.draw;

import static io.haihe.modules.inspection.draw.DrawFixtures.COMMITTED;
import static io.haihe.modules.inspection.draw.DrawFixtures.DRAWN;
import static io.haihe.modules.inspection.draw.DrawFixtures.officers;
import static io.haihe.modules.inspection.draw.DrawFixtures.parties;
import static io.haihe.modules.inspection.draw.DrawFixtures.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Counts over thousands of draws with fixed seeds, so that a test that is green stays so. A sum of squares may lie neither above nor below what
 * chance gives in 999 of 1,000 cases: too even would be as wrong as too uneven.
 */
@DisplayName("Over many draws")
class FairnessTest {

  private static final int DRAWS = 20_000;
  private static final int POOL = 24;
  private static final int SAMPLE = 6;

  private final List<Party> pool = parties(POOL, "A", "market", "m");

  @Test
  void everyPartyOfAStratumIsDrawnEquallyOften() {
    assertThat(singles(seed -> drawn(seed, SAMPLE), SAMPLE)).isTrue();
  }

  @Test
  void everyPairOfPartiesIsDrawnEquallyOften() {
    assertThat(pairs(seed -> drawn(seed, 2))).isTrue();
  }

  @Test
  void everyPartyStandsInEveryPlaceOfTheOrderEquallyOften() {
    int[] counts = new int[POOL * POOL];
    for (int seed = 0; seed < DRAWS; seed++) {
      int[] order = drawn(seed, POOL);
      for (int place = 0; place < POOL; place++) {
        counts[place * POOL + order[place]]++;
      }
    }
    assertThat(even(counts, (POOL - 1) * (POOL - 1), POOL / (POOL - 1.0))).isTrue();
  }

  /** These are the mistakes one makes; a test that lets them pass would be none. */
  @Test
  void aDrawThatIsNotFairWouldBeSeen() {
    assertThat(singles(seed -> first(modulo(seed), SAMPLE), SAMPLE)).as("first byte of the ticket modulo the size of the pool, clashes to the next").isFalse();
    assertThat(singles(seed -> first(sortedBySixBits(seed), SAMPLE), SAMPLE)).as("ties decided by the code").isFalse();
    assertThat(pairs(FairnessTest::rotated)).as("neighbours drawn together").isFalse();
    assertThat(singles(FairnessTest::rotated, 2)).as("… which the parties one by one do not show").isTrue();
    assertThat(singles(seed -> first(swappedAnywhere(seed), SAMPLE), SAMPLE)).as("each swapped with any other").isFalse();
    assertThat(singles(seed -> new int[] {(2 * seed) % POOL, (2 * seed + 1) % POOL}, 2)).as("one after the other: too even").isFalse();
  }

  @Test
  void everyPairOfOfficersIsSentEquallyOftenAndToEveryParty() {
    int officers = 8;
    int visits = 4;
    int[] pairs = new int[officers * officers];
    int[] seats = new int[officers * visits];
    for (int seed = 0; seed < DRAWS; seed++) {
      List<Visit> dealt = dealt(seed, officers, visits);
      for (int visit = 0; visit < visits; visit++) {
        int[] team = team(dealt.get(visit));
        seats[visit * officers + team[0]]++;
        pairs[visit == 0 ? Math.min(team[0], team[1]) * officers + Math.max(team[0], team[1]) : 0]++;
      }
    }
    int[] counted = IntStream.range(0, pairs.length).filter(i -> i / officers < i % officers).map(i -> pairs[i]).toArray();
    assertThat(even(counted, counted.length - 1, 1)).isTrue();
    assertThat(even(Arrays.copyOf(seats, officers), officers - 1, 1)).isTrue();
    assertThat(even(seats, visits * (officers - 1), 1)).as("the first of each team").isTrue();
  }

  @Test
  void howADeckIsDealtTheSecondTimeHasNothingToDoWithTheFirst() {
    List<String> deck = officers(6, "m").stream().map(Officer::certificate).toList();
    int[] counts = new int[36];
    for (int seed = 0; seed < DRAWS; seed++) {
      Tickets tickets = tickets("passes " + seed);
      counts[deck.indexOf(tickets.cards("m", 1, deck).getFirst()) * 6 + deck.indexOf(tickets.cards("m", 2, deck).getFirst())]++;
    }
    assertThat(even(counts, 35, 1)).isTrue();
  }

  @Test
  void whoIsRecusedFromOnePartyIsSentNoLessOften() {
    int officers = 5;
    List<Party> visited = parties(12, "A", "market", "m");
    Pools pools = Pools.freeze(visited, officers(officers, "m"), List.of(new Recusal("m-0000", visited.getFirst().code())));
    int[] load = new int[officers];
    for (int seed = 0; seed < DRAWS / 10; seed++) {
      for (Visit visit : dealt(pools, visited.size(), seed)) {
        Arrays.stream(team(visit)).forEach(officer -> load[officer]++);
      }
    }
    double share = load[0] * (double) officers / Arrays.stream(load).sum();
    assertThat(share).as("of an equal load").isBetween(0.96, 1.01);
  }

  /** It may choose among as many secrets as it likes: the value that comes is not the one it chose for. */
  @Test
  void anOfficeThatChoosesItsSecretForAnExpectedValueGainsNothing() {
    Pools pools = Pools.freeze(pool, officers(4, "m"), List.of());
    Party spared = pool.get(3);
    int times = 4_000;
    int drawn = 0;
    int expected = 0;
    for (int time = 0; time < times; time++) {
      for (int attempt = 0; ; attempt++) {
        Secret secret = new Secret(hex("secret " + time + "/" + attempt));
        Announcement announced = Announcement.commit(terms(Map.of("A", new SampleSize.Number(SAMPLE)), Map.of("market", 2)), pools, secret, COMMITTED);
        if (attempt < 40 && isDrawn(announced, secret, "the expected value", spared)) {
          continue;
        }
        expected += isDrawn(announced, secret, "the expected value", spared) ? 1 : 0;
        drawn += isDrawn(announced, secret, "what was published at time " + time, spared) ? 1 : 0;
        break;
      }
    }
    double chance = (double) SAMPLE / POOL;
    assertThat(expected).as("with the value it chose for").isZero();
    assertThat(Math.abs(drawn - times * chance) / Math.sqrt(times * chance * (1 - chance))).as("with the value that came").isLessThan(3.3);
  }

  private static boolean isDrawn(Announcement announced, Secret secret, String value, Party party) {
    return DrawRecord.draw(announced, secret, PublicValue.of(value), DRAWN).drawn().stream().anyMatch(visit -> visit.party().equals(party));
  }

  private List<Visit> dealt(int seed, int officers, int visits) {
    return dealt(Pools.freeze(parties(visits, "A", "market", "m"), officers(officers, "m"), List.of()), visits, seed);
  }

  private static List<Visit> dealt(Pools pools, int visits, int seed) {
    Announcement announced = new Announcement(terms(Map.of("A", new SampleSize.Number(visits)), Map.of("market", 2)), pools, COMMITTED, "");
    Tickets tickets = tickets("deal " + seed);
    Dealing dealing = new Dealing(announced, tickets);
    dealing.deal(tickets.parties(pools.parties()));
    return dealing.visits();
  }

  private static int[] team(Visit visit) {
    return visit.teams().getFirst().officers().stream().mapToInt(officer -> Integer.parseInt(officer.substring(2))).toArray();
  }

  private int[] drawn(int seed, int count) {
    return tickets("draw " + seed).parties(pool).stream().limit(count).mapToInt(party -> Integer.parseInt(party.code().substring(1))).toArray();
  }

  private static Tickets tickets(String seed) {
    return new Tickets(hex(seed));
  }

  private static String hex(String text) {
    return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean singles(IntFunction<int[]> draw, int sample) {
    int[] counts = new int[POOL];
    for (int seed = 0; seed < DRAWS; seed++) {
      Arrays.stream(draw.apply(seed)).forEach(party -> counts[party]++);
    }
    // drawn without putting back, so that there is less chance in it: each variance is p(1-p), and all sum to the sample
    return even(counts, POOL - 1, (1 - (double) sample / POOL) * POOL / (POOL - 1));
  }

  private static boolean pairs(IntFunction<int[]> draw) {
    int[] counts = new int[POOL * POOL];
    for (int seed = 0; seed < DRAWS; seed++) {
      int[] two = draw.apply(seed);
      counts[Math.min(two[0], two[1]) * POOL + Math.max(two[0], two[1])]++;
    }
    int[] counted = IntStream.range(0, counts.length).filter(i -> i / POOL < i % POOL).map(i -> counts[i]).toArray();
    return even(counted, counted.length - 1, 1);
  }

  /** Chi-square, by Wilson and Hilferty, within 3.29 standard deviations. */
  private static boolean even(int[] counts, int freedom, double variance) {
    double expected = Arrays.stream(counts).average().orElseThrow();
    double sum = Arrays.stream(counts).mapToDouble(count -> (count - expected) * (count - expected) / expected / variance).sum();
    double spread = 2.0 / (9 * freedom);
    double z = (Math.cbrt(sum / freedom) - (1 - spread)) / Math.sqrt(spread);
    return Math.abs(z) < 3.29;
  }

  private static int[] first(List<Integer> order, int count) {
    return order.stream().limit(count).mapToInt(i -> i).toArray();
  }

  private static List<Integer> modulo(int seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>();
    while (order.size() < SAMPLE) {
      int at = random.nextInt(256) % 100 % POOL;
      while (order.contains(at)) {
        at = (at + 1) % POOL;
      }
      order.add(at);
    }
    return order;
  }

  private static List<Integer> sortedBySixBits(int seed) {
    Random random = new Random(seed);
    Map<Integer, Integer> tickets = new HashMap<>();
    return IntStream.range(0, POOL).boxed().sorted(Comparator.comparing((Function<Integer, Integer>) i -> tickets.computeIfAbsent(i, _ -> random.nextInt(64)))).toList();
  }

  private static int[] rotated(int seed) {
    int at = new Random(hex("" + seed).hashCode()).nextInt(POOL);
    return new int[] {at, (at + 1) % POOL};
  }

  private static List<Integer> swappedAnywhere(int seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, POOL).boxed().toList());
    for (int i = 0; i < POOL; i++) {
      Collections.swap(order, i, random.nextInt(POOL));
    }
    return order;
  }
}

package io.haihe.modules.inspection.draw;

import static io.haihe.modules.inspection.draw.DrawFixtures.COMMITTED;
import static io.haihe.modules.inspection.draw.DrawFixtures.DRAWN;
import static io.haihe.modules.inspection.draw.DrawFixtures.OFFICERS;
import static io.haihe.modules.inspection.draw.DrawFixtures.PARTIES;
import static io.haihe.modules.inspection.draw.DrawFixtures.PUBLISHED;
import static io.haihe.modules.inspection.draw.DrawFixtures.RECUSALS;
import static io.haihe.modules.inspection.draw.DrawFixtures.SECRET;
import static io.haihe.modules.inspection.draw.DrawFixtures.VALUE;
import static io.haihe.modules.inspection.draw.DrawFixtures.announcement;
import static io.haihe.modules.inspection.draw.DrawFixtures.both;
import static io.haihe.modules.inspection.draw.DrawFixtures.bytes;
import static io.haihe.modules.inspection.draw.DrawFixtures.drawn;
import static io.haihe.modules.inspection.draw.DrawFixtures.officers;
import static io.haihe.modules.inspection.draw.DrawFixtures.parties;
import static io.haihe.modules.inspection.draw.DrawFixtures.party;
import static io.haihe.modules.inspection.draw.DrawFixtures.redrawn;
import static io.haihe.modules.inspection.draw.DrawFixtures.team;
import static io.haihe.modules.inspection.draw.DrawFixtures.terms;
import static io.haihe.modules.inspection.draw.DrawFixtures.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A draw")
class DrawTest {

  @Test
  void takesAsManyOfEachStratumAsWasAnnounced() {
    assertThat(drawn().drawn())
        .extracting(visit -> visit.party().stratum())
        .containsExactlyInAnyOrder("A", "A", "D", "D", "D 高", "D 高");
    assertThat(announcement().sizes()).isEqualTo(Map.of("A", 2, "D", 2, "D 高", 2));
  }

  @Test
  void roundsARatioUpSoThatNoStratumIsPassedOver() {
    assertThat(new SampleSize.Ratio(500).of(0)).isZero();
    assertThat(new SampleSize.Ratio(500).of(1)).isEqualTo(1);
    assertThat(new SampleSize.Ratio(500).of(20)).isEqualTo(1);
    assertThat(new SampleSize.Ratio(500).of(21)).isEqualTo(2);
    assertThat(new SampleSize.Ratio(10_000).of(2_000_000_000)).isEqualTo(2_000_000_000);
    assertThat(new SampleSize.Ratio(0).of(7)).isZero();
  }

  @Test
  void doesNotDependOnTheOrderInWhichThePoolsAreGiven() {
    List<Party> parties = new ArrayList<>(PARTIES);
    List<Officer> officers = new ArrayList<>(OFFICERS);
    List<Recusal> recusals = new ArrayList<>(RECUSALS);
    Collections.shuffle(parties, new Random(1));
    Collections.shuffle(officers, new Random(2));
    Collections.shuffle(recusals, new Random(3));

    Announcement same = Announcement.commit(terms(), Pools.freeze(parties, officers, recusals), SECRET, COMMITTED);

    assertThat(bytes(DrawRecord.draw(same, SECRET, VALUE, DRAWN)::write)).isEqualTo(bytes(drawn()::write));
  }

  @Test
  void keepsThePoolInTheOrderOfItsBytes() {
    assertThat(Pools.freeze(PARTIES, OFFICERS, RECUSALS).parties())
        .extracting(Party::code)
        .endsWith("\uFF21-after-the-pairs", "𠀋-a-pair")
        .isSortedAccordingTo((one, other) -> Arrays.compareUnsigned(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void isAnotherOneWithAnotherSecretOrAnotherValue() {
    Pools pools = Pools.freeze(parties(200, "A", "market", "m"), officers(20, "m"), List.of());
    Terms terms = terms(Map.of("A", new SampleSize.Number(20)), Map.of("market", 2));
    Set<List<String>> results = new HashSet<>();
    for (Secret secret : List.of(SECRET, Secret.random(new SecureRandom()))) {
      Announcement announced = Announcement.commit(terms, pools, secret, COMMITTED);
      for (String value : List.of("1", "2")) {
        DrawRecord record = DrawRecord.draw(announced, secret, PublicValue.of(value), DRAWN);
        results.add(record.drawn().stream().map(visit -> visit.party().code()).toList());
      }
    }
    assertThat(results).hasSize(4);
  }

  @Test
  void sendsEachDepartmentsTeamAndNobodyTwiceNorOneWhoIsRecused() {
    for (Visit visit : drawn().drawn()) {
      List<String> everybody = visit.teams().stream().flatMap(team -> team.officers().stream()).toList();
      assertThat(everybody).doesNotHaveDuplicates().noneMatch(officer -> RECUSALS.contains(new Recusal(officer, visit.party().code())));
      assertThat(visit.teams()).extracting(Team::department).containsExactlyElementsOf(visit.party().decks().keySet().stream().sorted().toList());
      assertThat(visit.teams()).allSatisfy(team -> assertThat(OFFICERS).containsAll(team.officers().stream().map(one -> new Officer(one, team.deck())).toList()));
    }
  }

  @Test
  void saysWhereTooFewMayGoInsteadOfSendingFewer() {
    Visit without = visit(drawn(), "𠀋-a-pair");

    assertThat(team(without, "market")).isEqualTo(new Team("market", "nobody", 2, List.of(), 0));
    assertThat(team(without, "fire").complete()).isTrue();
    assertThat(without.complete()).isFalse();
    assertThat(announcement().shortDecks()).containsExactly("nobody");
  }

  @Test
  void countsThoseWhoMayGoWithoutTheRecusedAndThoseOfTheOtherTeam() {
    DrawRecord record = drawn();

    assertThat(team(visit(record, "样品,\"五\""), "market").eligible()).isEqualTo(2);
    Visit joint = visit(record, "91120000SAMPLE0004");
    boolean both = team(joint, "fire").officers().contains("M5");
    assertThat(team(joint, "fire").eligible()).isEqualTo(5);
    assertThat(team(joint, "market").eligible()).isEqualTo(both ? 2 : 3);
  }

  @Test
  void drawsEverybodyOnceBeforeAnybodyTwice() {
    Pools pools = Pools.freeze(parties(37, "A", "market", "m"), officers(7, "m"), List.of());
    Announcement announced = Announcement.commit(terms(Map.of("A", new SampleSize.Ratio(10_000)), Map.of("market", 3)), pools, SECRET, COMMITTED);
    Map<String, Integer> load = new HashMap<>();

    for (Visit visit : DrawRecord.draw(announced, SECRET, VALUE, DRAWN).drawn()) {
      team(visit, "market").officers().forEach(officer -> load.merge(officer, 1, Integer::sum));
      Set<Integer> loads = new HashSet<>(load.values());
      loads.add(load.size() < 7 ? 0 : Collections.min(loads));
      assertThat(Collections.max(loads) - Collections.min(loads)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void holdsTheCardOfWhoIsRecusedForTheNextVisit() {
    List<Party> parties = parties(3, "A", "market", "m");
    List<Officer> officers = officers(6, "m");
    Terms terms = terms(Map.of("A", new SampleSize.Number(3)), Map.of("market", 2));
    DrawRecord free = DrawRecord.draw(Announcement.commit(terms, Pools.freeze(parties, officers, List.of()), SECRET, COMMITTED), SECRET, VALUE, DRAWN);
    Tickets tickets = free.tickets();
    List<String> cards = tickets.cards("m", 1, officers.stream().map(Officer::certificate).toList());
    Party first = free.drawn().getFirst().party();
    Dealing dealing = new Dealing(
        Announcement.commit(terms, Pools.freeze(parties, officers, List.of(new Recusal(cards.getFirst(), first.code()))), SECRET, COMMITTED), tickets);

    dealing.deal(free.drawn().stream().map(Visit::party).toList());

    assertThat(dealing.visits().get(0).teams().getFirst().officers()).containsExactly(cards.get(1), cards.get(2));
    assertThat(dealing.visits().get(1).teams().getFirst().officers()).containsExactly(cards.get(0), cards.get(3));
  }

  @Test
  void isRedrawnWithTheNextCardAndKeepsTheFirstResult() {
    DrawRecord record = drawn();
    Visit before = record.visits().getFirst();
    String out = before.teams().getFirst().officers().getLast();

    DrawRecord after = record.redraw(before.party().code(), out, RedrawReason.DECLARED, DRAWN.plusSeconds(60));

    Redraw entry = after.redraws().getFirst();
    assertThat(entry).extracting(Redraw::number, Redraw::out, Redraw::reason, Redraw::at).containsExactly(1, out, RedrawReason.DECLARED, DRAWN.plusSeconds(60));
    assertThat(after.visits().getFirst().teams().getFirst().officers()).hasSize(2).contains(entry.in()).doesNotContain(out);
    assertThat(after.drawn()).isEqualTo(record.drawn());
    assertThat(after.seal()).isEqualTo(entry.seal()).isNotEqualTo(record.seal());
    assertThat(record.redraws()).isEmpty();
  }

  @Test
  void neverBringsBackWhoWasTakenOut() {
    DrawRecord record = drawn();
    String party = record.drawn().stream().filter(visit -> visit.party().decks().containsValue("fire")).findFirst().orElseThrow().party().code();
    Set<String> out = new HashSet<>();

    for (int i = 1; team(visit(record, party), "fire").complete(); i++) {
      String next = team(visit(record, party), "fire").officers().getFirst();
      assertThat(out.add(next)).as("comes back").isTrue();
      record = record.redraw(party, next, RedrawReason.UNAVAILABLE, DRAWN.plusSeconds(i));
    }
    assertThat(record.redraws().getLast().in()).isNull();
    assertThat(visit(record, party).complete()).isFalse();
    assertThat(visit(record, party).teams()).allMatch(team -> team.officers().stream().noneMatch(out::contains));
  }

  @Test
  void passesOverWhoLeftFromThenOn() {
    Pools pools = Pools.freeze(parties(8, "A", "market", "m"), officers(5, "m"), List.of());
    Announcement announced = Announcement.commit(terms(Map.of("A", new SampleSize.Number(8)), Map.of("market", 2)), pools, SECRET, COMMITTED);
    DrawRecord record = DrawRecord.draw(announced, SECRET, VALUE, DRAWN);
    String left = record.drawn().getFirst().teams().getFirst().officers().getFirst();

    int later = 0;
    for (Visit visit : record.drawn()) {
      for (int i = 0; i < 3 && !team(visit(record, visit.party().code()), "market").officers().isEmpty(); i++) {
        List<String> team = team(visit(record, visit.party().code()), "market").officers();
        boolean his = team.contains(left);
        record = record.redraw(visit.party().code(), his ? left : team.getFirst(), his ? RedrawReason.LEFT : RedrawReason.DECLARED, DRAWN.plusSeconds(++later));
      }
    }
    assertThat(record.redraws()).hasSizeGreaterThan(20).extracting(Redraw::in).doesNotContain(left);
  }

  @Test
  void refusesARedrawOfWhoIsNotThereAndOneBeforeTheLast() {
    DrawRecord record = redrawn();
    Visit visit = record.visits().getFirst();
    String there = visit.teams().getFirst().officers().getFirst();

    assertThat(refused(() -> record.redraw("nobody", there, RedrawReason.LEFT, DRAWN.plusSeconds(9_000)))).containsExactly("party:draw.redraw.noVisit");
    assertThat(refused(() -> record.redraw(visit.party().code(), record.redraws().getFirst().out(), RedrawReason.LEFT, DRAWN.plusSeconds(9_000))))
        .containsExactly("out:draw.redraw.notThere");
    assertThat(refused(() -> record.redraw(visit.party().code(), there, RedrawReason.LEFT, DRAWN))).containsExactly("at:draw.redraw.before");
  }

  @Test
  void refusesAPoolInWhichSomebodyIsTwiceOrNobodyKnows() {
    List<Party> twice = both(PARTIES, List.of(PARTIES.getFirst()));
    assertThat(refused(() -> Pools.freeze(twice, OFFICERS, List.of()))).containsExactly("parties.csv:3:draw.pool.twice");
    assertThat(refused(() -> Pools.freeze(PARTIES, both(OFFICERS, List.of(new Officer("M1", "market/heping"))), List.of())))
        .containsExactly("officers.csv:7:draw.pool.twice");
    assertThat(refused(() -> Pools.freeze(PARTIES, OFFICERS, List.of(new Recusal("M9", "91120000SAMPLE0001"), new Recusal("M1", "?")))))
        .containsExactly("recusals.csv:2:draw.pool.stranger", "recusals.csv:3:draw.pool.stranger");
    assertThat(refused(() -> Pools.freeze(List.of(), OFFICERS, List.of()))).containsExactly("parties.csv:2:draw.pool.empty");
  }

  @Test
  void refusesWhatCouldNotBeReadBackAsItWas() {
    Map<String, String> deck = Map.of("market", "m");
    assertThat(refused(() -> Pools.freeze(
            List.of(party("a b", "A", "", deck), party("b", "", "", deck), party("c", "A", "line\nline", deck), party("d", "A", "", Map.of()),
                party("e\uD800", "A", "", deck), party("f", "A", "", Map.of("market", ""))),
            List.of(new Officer("", "m"), new Officer("x", " ")), List.of())))
        .containsExactly(
            "parties.csv:2:draw.pool.code", "parties.csv:3:draw.pool.text", "parties.csv:4:draw.pool.text", "parties.csv:5:draw.pool.noDeck",
            "parties.csv:6:draw.pool.code", "parties.csv:7:draw.pool.noDeck", "officers.csv:2:draw.pool.code", "officers.csv:3:draw.pool.noDeck");
    assertThat(refused(() -> PublicValue.of("  "))).containsExactly("publicValue:draw.value.text");
    assertThat(refused(() -> PublicValue.of("1\n2"))).containsExactly("publicValue:draw.value.text");
    assertThat(PublicValue.of("𠀀".repeat(500)).text()).hasSize(1_000);
    assertThat(refused(() -> PublicValue.of("1".repeat(501)))).containsExactly("publicValue:draw.value.text");
    assertThat(PublicValue.of(" e\u0301 ").text()).isEqualTo("é");
  }

  @Test
  void refusesTermsThatDoNotFitThePools() {
    Pools pools = Pools.freeze(PARTIES, OFFICERS, RECUSALS);
    Map<String, SampleSize> samples = Map.of("A", new SampleSize.Number(4), "D", new SampleSize.Ratio(10_001));
    Terms wrong = new Terms(" ", "", "", "", COMMITTED, samples, Map.of("market", 1, "police", 21));

    assertThat(refused(() -> Announcement.commit(wrong, pools, SECRET, COMMITTED)))
        .containsExactlyInAnyOrder(
            "title:draw.terms.text", "source:draw.terms.text", "sourceAt:draw.committed.late", "samples:draw.samples.size", "samples:draw.samples.many",
            "samples:draw.samples.many", "samples:draw.samples.missing", "teams:draw.teams.departments", "teams:draw.teams.size", "teams:draw.teams.size");
    Map<String, SampleSize> none = Map.of("A", new SampleSize.Number(0), "D", new SampleSize.Ratio(0), "D 高", new SampleSize.Number(0));
    assertThat(refused(() -> Announcement.commit(terms(none, terms().teams()), pools, SECRET, COMMITTED))).containsExactly("samples:draw.samples.nothing");
  }

  @Test
  void isNotMadeBeforeThePublicValueNorWithAnotherSecret() {
    assertThat(refused(() -> DrawRecord.draw(announcement(), SECRET, VALUE, PUBLISHED.minusSeconds(1)))).containsExactly("publicValue:draw.early");
    assertThat(refused(() -> DrawRecord.draw(announcement(), Secret.random(new SecureRandom()), VALUE, DRAWN)))
        .containsExactly("secret:draw.commitment.differs");
  }

  @Test
  void keepsItsSecretOutOfTheAnnouncementAndOfLogs() {
    assertThat(new String(bytes(announcement()::write), StandardCharsets.UTF_8)).doesNotContain(SECRET.hex());
    assertThat(SECRET.toString()).doesNotContain(SECRET.hex());
    assertThatThrownBy(() -> new Secret("short")).isInstanceOf(IllegalArgumentException.class);
  }

  /** @return file and line, or field, and code of each finding */
  private static List<String> refused(ThrowingCallable call) {
    BadInput refused = (BadInput) catchThrowable(call);
    assertThat(refused).isNotNull();
    return refused.findings().stream().map(DrawTest::place).collect(Collectors.toList());
  }

  private static String place(Finding finding) {
    return (finding.field() != null ? finding.field() : finding.file() + ":" + finding.line()) + ":" + finding.code();
  }
}

package io.haihe.modules.inspection.draw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Invented pools and draws. */
final class DrawFixtures {

  static final Instant COMMITTED = Instant.parse("2026-11-27T04:00:00Z");
  static final Instant PUBLISHED = Instant.parse("2026-11-29T13:30:00Z");
  static final Instant DRAWN = Instant.parse("2026-11-29T13:45:10Z");
  static final Secret SECRET = new Secret("0123456789abcdef".repeat(4));
  static final PublicValue VALUE = PublicValue.of("03 08 14 19 27 33 + 11");

  /** Pools as every part of a record likes them least: two departments, an officer in two decks, quotes, commas, characters beyond the basic plane. */
  static final List<Party> PARTIES = List.of(
      party("91120000SAMPLE0001", "A", "和平区", Map.of("market", "market/heping")),
      party("91120000SAMPLE0002", "A", "和平区, 劝业场", Map.of("market", "market/heping", "fire", "fire")),
      party("91120000SAMPLE0003", "A", "", Map.of("market", "market/heping")),
      party("91120000SAMPLE0004", "D", "河东区", Map.of("market", "market/hedong", "fire", "fire")),
      party("样品,\"五\"", "D", "河东区", Map.of("market", "market/hedong", "fire", "fire")),
      party("\uFF21-after-the-pairs", "D 高", "𠀀", Map.of("fire", "fire")),
      party("𠀋-a-pair", "D 高", "𠀀", Map.of("market", "nobody", "fire", "fire")));

  static final List<Officer> OFFICERS = List.of(
      new Officer("M1", "market/heping"), new Officer("M2", "market/heping"), new Officer("M3", "market/heping"), new Officer("M4", "market/heping"),
      new Officer("M5", "market/hedong"), new Officer("M6", "market/hedong"), new Officer("M7", "market/hedong"),
      new Officer("F1", "fire"), new Officer("F2", "fire"), new Officer("F3", "fire"), new Officer("M5", "fire"), new Officer("F\"4", "fire"));

  static final List<Recusal> RECUSALS =
      List.of(new Recusal("M1", "91120000SAMPLE0001"), new Recusal("M5", "样品,\"五\""), new Recusal("F1", "91120000SAMPLE0002"));

  private DrawFixtures() {}

  static Party party(String code, String stratum, String place, Map<String, String> decks) {
    return new Party(code, stratum, place, decks);
  }

  static Terms terms() {
    return terms(
        Map.of("A", new SampleSize.Number(2), "B", new SampleSize.Ratio(500), "D", new SampleSize.Ratio(10_000), "D 高", new SampleSize.Ratio(5_001)),
        Map.of("market", 2, "fire", 2));
  }

  static Terms terms(Map<String, SampleSize> samples, Map<String, Integer> teams) {
    return new Terms("样品：\"双随机\" 抽查", "2026-07", "餐饮 \\ 消防", "Lottery, 6 numbers rising + 1", PUBLISHED, samples, teams);
  }

  static Announcement announcement() {
    return Announcement.commit(terms(), Pools.freeze(PARTIES, OFFICERS, RECUSALS), SECRET, COMMITTED);
  }

  static DrawRecord drawn() {
    return DrawRecord.draw(announcement(), SECRET, VALUE, DRAWN);
  }

  /** With three redraws: one that is only a change, one of an officer who left, one after which nobody may come. */
  static DrawRecord redrawn() {
    DrawRecord record = drawn();
    record = redraw(record, 0, RedrawReason.DECLARED, 60);
    record = redraw(record, 1, RedrawReason.LEFT, 3_600);
    Visit last = visit(record, "样品,\"五\"");
    return record.redraw(last.party().code(), team(last, "market").officers().getFirst(), RedrawReason.INTEREST, DRAWN.plusSeconds(7_200));
  }

  private static DrawRecord redraw(DrawRecord record, int visit, RedrawReason reason, int later) {
    Visit of = record.visits().get(visit);
    return record.redraw(of.party().code(), of.teams().getFirst().officers().getLast(), reason, DRAWN.plusSeconds(later));
  }

  static Visit visit(DrawRecord record, String party) {
    return record.visits().stream().filter(one -> one.party().code().equals(party)).findFirst().orElseThrow();
  }

  static Team team(Visit visit, String department) {
    return visit.teams().stream().filter(one -> one.department().equals(department)).findFirst().orElseThrow();
  }

  /** {@code count} of one class for one department with one deck. */
  static List<Party> parties(int count, String stratum, String department, String deck) {
    return IntStream.range(0, count).mapToObj(i -> party("%s%05d".formatted(stratum, i), stratum, "", Map.of(department, deck))).toList();
  }

  static List<Officer> officers(int count, String deck) {
    return IntStream.range(0, count).mapToObj(i -> new Officer("%s-%04d".formatted(deck, i), deck)).toList();
  }

  static <T> List<T> both(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  static byte[] bytes(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}

package io.haihe.kernel.place;

import io.haihe.kernel.place.NameIndex.Candidate;
import io.haihe.kernel.place.NameIndex.Mention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides which places a text speaks of. A place is supported by the words that name it or a place above it. One place
 * beats another if its words include the other's and more. Words without the administrative ending count only where
 * another word agrees, or where the text holds nothing better.
 */
final class NameResolution {

  /** One bit for each word of the text. */
  private static final int MOST_MENTIONS = 63;

  /** A community's bare name of two characters is too often an ordinary word. */
  private static final int SHORTEST_ALONE = 3;

  private final TreeMap<PlaceCode, Place> all;
  private final List<Mention> mentions;

  /** The words that name each place itself. */
  private final Map<PlaceCode, Long> named = new LinkedHashMap<>();

  private record Standing(Place place, long support, boolean full) {}

  NameResolution(TreeMap<PlaceCode, Place> all, List<Mention> mentions) {
    this.all = all;
    this.mentions = mentions.subList(0, Math.min(mentions.size(), MOST_MENTIONS));
  }

  List<PlaceMatch> best() {
    for (int i = 0; i < mentions.size(); i++) {
      for (Candidate candidate : mentions.get(i).candidates()) {
        named.merge(candidate.place().code(), 1L << i, (a, b) -> a | b);
      }
    }
    boolean anyFull = mentions.stream().flatMap(mention -> mention.candidates().stream()).anyMatch(Candidate::full);
    Map<PlaceCode, Standing> standings = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      for (Candidate candidate : mention.candidates()) {
        Standing standing = new Standing(candidate.place(), support(candidate.place()), candidate.full());
        if (counts(standing, mention, anyFull)) {
          standings.merge(candidate.place().code(), standing, (a, b) -> a.full() ? a : b);
        }
      }
    }
    List<Standing> list = List.copyOf(standings.values());
    return list.stream()
        .filter(standing -> list.stream().noneMatch(other -> beats(other, standing)))
        .sorted(Comparator.comparingInt(this::weight).reversed().thenComparing(standing -> standing.place().code()))
        .map(standing -> new PlaceMatch(standing.place(), words(standing.support())))
        .toList();
  }

  private long support(Place place) {
    long support = 0;
    for (Place at = place; at != null; at = at.parent() == null ? null : all.get(at.parent())) {
      support |= named.getOrDefault(at.code(), 0L);
    }
    return support;
  }

  private boolean counts(Standing standing, Mention mention, boolean anyFull) {
    if (standing.full() || Long.bitCount(standing.support() & ~cityWords()) > 1) {
      return true;
    }
    boolean big = standing.place().level().compareTo(PlaceLevel.STREET) <= 0;
    return !anyFull && (big || mention.word().length() >= SHORTEST_ALONE);
  }

  /** The city's name agrees with everything and so proves nothing. */
  private long cityWords() {
    long words = 0;
    for (int i = 0; i < mentions.size(); i++) {
      boolean city = mentions.get(i).candidates().stream().anyMatch(any -> any.place().level() == PlaceLevel.CITY);
      words |= city ? 1L << i : 0;
    }
    return words;
  }

  private static boolean beats(Standing one, Standing other) {
    if (one.place().equals(other.place()) || (one.support() & other.support()) != other.support()) {
      return false;
    }
    if (one.support() != other.support()) {
      return true;
    }
    if (one.full() != other.full()) {
      return one.full();
    }
    return one.place().covers(other.place().code());
  }

  private int weight(Standing standing) {
    return words(standing.support()).stream().mapToInt(String::length).sum();
  }

  private List<String> words(long support) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      if ((support & 1L << i) != 0) {
        words.add(mentions.get(i).word());
      }
    }
    return words;
  }
}

package io.haihe.modules.service.find;

import io.haihe.modules.service.find.Found.Facets;
import io.haihe.modules.service.find.Found.Hit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;

/** Items of a catalogue as they stood once; never changes, and answers any number of callers at a time. Keeps nothing of what is asked. */
public final class ItemIndex {

  /** What reaches less than this share of the best is not told; an exact name makes nothing else worthless. */
  private static final float WORTH_TELLING = 0.35f;
  private static final float ALL_AS_WRITTEN = 1;
  private static final float LEAST = 0.001f;
  private static final float ELSEWHERE = 0.5f;
  /** Of two that fit alike the shorter name comes first. */
  private static final float LONG_NAME = 0.004f;
  private static final int LONGEST_NAME = 25;

  private final List<Entry> entries;
  private final Scoring scoring;
  private final Understanding understanding;
  private final Suggestions suggestions;

  private ItemIndex(Documents documents) {
    entries = documents.entries();
    var searcher = new IndexSearcher(documents.reader());
    searcher.setQueryCache(null);
    scoring = new Scoring(searcher);
    understanding = new Understanding(
        new Vocabulary(documents.reader(), documents.syllables()), new Questions(), Synonyms.chinese(), Synonyms.english());
    suggestions = Suggestions.of(entries);
  }

  public static ItemIndex of(Collection<Findable> items) {
    return new ItemIndex(Documents.of(items));
  }

  /** The best first; without words all that was chosen, by code. */
  public Found find(Query query) {
    return query.text().isBlank() ? all(query) : search(query);
  }

  /**
   * Where the words stand in what items are called, also if they were typed as they sound.
   *
   * @param shown the name under which each is shown, by its code
   */
  public Map<String, Highlight> highlights(String words, Map<String, String> shown) {
    Reading reading = understanding.read(words);
    return entries.stream()
        .filter(entry -> shown.containsKey(entry.item().code()))
        .collect(Collectors.toMap(
            entry -> entry.item().code(), entry -> Explaining.highlight(entry, String.valueOf(shown.get(entry.item().code())), reading)));
  }

  /** What may be meant by what was typed so far: names and phrases that begin so or have a word that does, also by pinyin and initials. */
  public List<Suggestion> suggest(String beginning, int most) {
    return suggestions.suggest(beginning, most);
  }

  private Found all(Query query) {
    var scores = new float[entries.size()];
    Arrays.fill(scores, 1);
    return found(query, Reading.NOTHING, scores);
  }

  private Found search(Query query) {
    Reading reading = understanding.read(query.text());
    float[] scores = scoring.score(reading);
    float best = 0;
    for (float score : scores) {
      best = Math.max(best, score);
    }
    float least = Math.min(best, ALL_AS_WRITTEN) * WORTH_TELLING;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0) {
        scores[i] = scores[i] < least ? 0 : Math.max(LEAST, scores[i] - LONG_NAME * lengthOf(entries.get(i)));
      }
    }
    return found(query, reading, scores);
  }

  private static int lengthOf(Entry entry) {
    return Math.min(LONGEST_NAME, entry.nameZh().signs().size());
  }

  private Found found(Query query, Reading reading, float[] scores) {
    preferPlace(query.place(), scores);
    Facets facets = Counting.facets(query, found(scores).mapToObj(i -> entries.get(i).item()).toList());
    int[] chosen = bestFirst(scores, found(scores).filter(i -> Counting.chosen(query, entries.get(i).item())));
    List<Hit> hits = Arrays.stream(chosen)
        .skip(query.from())
        .limit(query.size())
        .mapToObj(i -> Explaining.hit(entries.get(i), scores[i], reading))
        .toList();
    String corrected = chosen.length == 0 ? "" : Explaining.corrected(Explaining.hit(entries.get(chosen[0]), 0, reading));
    return new Found(Arrays.stream(chosen).mapToObj(i -> entries.get(i).item().code()).toList(), hits, facets, corrected);
  }

  private static IntStream found(float[] scores) {
    return IntStream.range(0, scores.length).filter(i -> scores[i] > 0);
  }

  /** Score and number as one figure to sort by: bits of positive floats stand in the order of their values. */
  private static int[] bestFirst(float[] scores, IntStream documents) {
    return documents
        .mapToLong(i -> (long) -Float.floatToIntBits(scores[i]) << Integer.SIZE | i)
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }

  private void preferPlace(String place, float[] scores) {
    if (place.isEmpty()) {
      return;
    }
    String stem = Reach.stem(place);
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0 && !Reach.covers(entries.get(i).item().places(), stem)) {
        scores[i] *= ELSEWHERE;
      }
    }
  }
}

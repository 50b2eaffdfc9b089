package io.haihe.modules.service.find;

import io.haihe.modules.service.find.Found.Facets;
import io.haihe.modules.service.find.Found.Hit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;

/** Items of a catalogue as they stood once; never changes, and answers any number of callers at a time. Keeps nothing of what is asked. */
public final class ItemIndex {

  /** What reaches less than this share of the best is not told. */
  private static final double WORTH_TELLING = 0.35;
  private static final double ELSEWHERE = 0.5;
  /** Of two that fit alike the shorter name comes first. */
  private static final double LONG_NAME = 0.004;
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

  /** What may be meant by what was typed so far: names and phrases that begin so or have a word that does, also by pinyin and initials. */
  public List<Suggestion> suggest(String beginning, int most) {
    return suggestions.suggest(beginning, most);
  }

  private Found all(Query query) {
    var scores = new double[entries.size()];
    Arrays.fill(scores, 1);
    return found(query, Reading.NOTHING, scores);
  }

  private Found search(Query query) {
    Reading reading = understanding.read(query.text());
    float[] found = scoring.score(reading);
    double best = IntStream.range(0, found.length).mapToDouble(i -> found[i]).max().orElse(0);
    var scores = new double[found.length];
    for (int i = 0; i < found.length; i++) {
      if (found[i] > 0 && found[i] >= best * WORTH_TELLING) {
        scores[i] = Math.max(Double.MIN_NORMAL, found[i] - LONG_NAME * Math.min(LONGEST_NAME, entries.get(i).nameZh().signs().size()));
      }
    }
    return found(query, reading, scores);
  }

  private Found found(Query query, Reading reading, double[] scores) {
    preferPlace(query.place(), scores);
    List<Findable> all = IntStream.range(0, scores.length).filter(i -> scores[i] > 0).mapToObj(i -> entries.get(i).item()).toList();
    int[] chosen = IntStream.range(0, scores.length)
        .filter(i -> scores[i] > 0 && Counting.chosen(query, entries.get(i).item()))
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparing(Comparator.naturalOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
    Facets facets = Counting.facets(query, all);
    List<Hit> hits = Arrays.stream(chosen)
        .skip(query.from())
        .limit(query.size())
        .mapToObj(i -> Explaining.hit(entries.get(i), scores[i], reading))
        .toList();
    String corrected = chosen.length == 0 ? "" : Explaining.corrected(Explaining.hit(entries.get(chosen[0]), 0, reading));
    return new Found(chosen.length, hits, facets, corrected);
  }

  private void preferPlace(String place, double[] scores) {
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

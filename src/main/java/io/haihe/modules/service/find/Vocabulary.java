package io.haihe.modules.service.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;

/** What stands in the index, to take what was typed for something that is there. */
final class Vocabulary {

  private static final int MOST_COMPLETIONS = 200;
  private static final int TWO_SLIPS_FROM = 8;
  private static final int TWO_SLIPS_TO = 24;
  private static final DirectSpellChecker ONE_SLIP = checker(1);
  private static final DirectSpellChecker TWO_SLIPS = checker(2);

  private final IndexReader reader;
  private final Set<String> syllables;

  Vocabulary(IndexReader reader, Set<String> syllables) {
    this.reader = reader;
    this.syllables = syllables;
  }

  boolean knows(Shape shape, String term) {
    return count(shape, term) > 0;
  }

  /** High for what few items have. */
  double rarity(Shape shape, String term) {
    return 1 + Math.log((reader.maxDoc() + 1.0) / (count(shape, term) + 1.0));
  }

  private int count(Shape shape, String term) {
    int count = Math.max(count(shape.inName, term), count(shape.inPhrases, term));
    return count > 0 || shape != Shape.WORDS ? count : count(Shape.DEPARTMENT, term);
  }

  private int count(String field, String term) {
    try {
      return reader.docFreq(new Term(field, term));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Terms one letter away (added, left out, wrong, or two swapped); where there are none and the term is long, two. The nearest first. */
  List<SuggestWord> near(Shape shape, String term, int most) {
    List<SuggestWord> near = near(ONE_SLIP, shape, term, most);
    boolean two = near.isEmpty() && term.length() >= TWO_SLIPS_FROM && term.length() <= TWO_SLIPS_TO;
    return two ? near(TWO_SLIPS, shape, term, most) : near;
  }

  private List<SuggestWord> near(DirectSpellChecker checker, Shape shape, String term, int most) {
    return Stream.of(shape.inName, shape.inPhrases)
        .flatMap(field -> Arrays.stream(near(checker, new Term(field, term), most)))
        .filter(word -> Folding.isLatin(word.string.charAt(0)))
        .sorted(Comparator.<SuggestWord>comparingDouble(word -> -word.score)
            .thenComparingInt(word -> -word.freq)
            .thenComparing(word -> word.string))
        .limit(most)
        .toList();
  }

  private SuggestWord[] near(DirectSpellChecker checker, Term term, int most) {
    try {
      return checker.suggestSimilar(term, most, reader, SuggestMode.SUGGEST_ALWAYS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Terms that begin so, the most frequent first. */
  List<String> completions(Shape shape, String beginning, int most) {
    return Stream.of(shape.inName, shape.inPhrases)
        .flatMap(field -> beginning(field, beginning).stream())
        .sorted(Comparator.<SuggestWord>comparingInt(word -> -word.freq).thenComparing(word -> word.string))
        .map(word -> word.string)
        .distinct()
        .limit(most)
        .toList();
  }

  private List<SuggestWord> beginning(String field, String beginning) {
    List<SuggestWord> found = new ArrayList<>();
    try {
      var terms = MultiTerms.getTerms(reader, field);
      if (terms == null) {
        return found;
      }
      TermsEnum at = terms.iterator();
      boolean more = at.seekCeil(new BytesRef(beginning)) != SeekStatus.END;
      while (more && found.size() < MOST_COMPLETIONS && at.term().utf8ToString().startsWith(beginning)) {
        var word = new SuggestWord();
        word.string = at.term().utf8ToString();
        word.freq = at.docFreq();
        found.add(word);
        more = at.next() != null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Letters cut into as few syllables as can be, of those that occur; empty if they cannot be. */
  List<String> syllables(String letters) {
    int length = letters.length();
    var fewest = new int[length + 1];
    var last = new int[length + 1];
    Arrays.fill(fewest, 1, length + 1, Integer.MAX_VALUE);
    for (int end = 1; end <= length; end++) {
      for (int from = Math.max(0, end - 6); from < end; from++) {
        if (fewest[from] != Integer.MAX_VALUE && fewest[from] + 1 < fewest[end] && syllables.contains(letters.substring(from, end))) {
          fewest[end] = fewest[from] + 1;
          last[end] = from;
        }
      }
    }
    if (fewest[length] == Integer.MAX_VALUE) {
      return List.of();
    }
    List<String> cut = new ArrayList<>();
    for (int end = length; end > 0; end = last[end]) {
      cut.addFirst(letters.substring(last[end], end));
    }
    return cut;
  }

  private static DirectSpellChecker checker(int slips) {
    var checker = new DirectSpellChecker();
    checker.setMaxEdits(slips);
    checker.setMinPrefix(0);
    checker.setMinQueryLength(4);
    checker.setMaxQueryFrequency(0);
    return checker;
  }
}

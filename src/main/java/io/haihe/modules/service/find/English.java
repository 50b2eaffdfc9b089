package io.haihe.modules.service.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** English words by their stem; “the” and its like have none. */
final class English {

  private static final Analyzer ANALYZER = new EnglishAnalyzer();

  private English() {}

  /** None or one, for one word. */
  static List<String> stems(String word) {
    List<String> stems = new ArrayList<>();
    try (var stream = ANALYZER.tokenStream("", word)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        stems.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stems;
  }
}

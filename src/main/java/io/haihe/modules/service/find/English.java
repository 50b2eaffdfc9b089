package io.haihe.modules.service.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** English words by their stem; “the” and its like have none. */
final class English {

  private static final Analyzer ANALYZER = new EnglishAnalyzer();

  private English() {}

  /** The stem of one word; empty where it has none. */
  static String stem(String word) {
    try (var stream = ANALYZER.tokenStream("", word)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      return stream.incrementToken() ? term.toString() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

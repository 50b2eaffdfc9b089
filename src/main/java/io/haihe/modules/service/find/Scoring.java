package io.haihe.modules.service.find;

import io.haihe.modules.service.find.Found.How;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;

/**
 * How well each item fits a reading. Each unit gives its share of the weight, times what its best way is worth: as written more than by a synonym,
 * that more than by sound, least with a slip; in the name more than in a phrase. On top of it comes what has all words in its name, and what
 * is called exactly so.
 */
final class Scoring {

  private static final double IN_DEPARTMENT = 0.15;
  private static final double ALL_IN_NAME = 0.6;
  private static final double IS_NAME = 3;
  private static final double IS_PHRASE = 0.7;

  private final IndexSearcher searcher;

  Scoring(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** A score for each document, 0 for one that has nothing of it. */
  float[] score(Reading reading) {
    var query = new BooleanQuery.Builder();
    double all = reading.weight();
    for (Unit unit : reading.units()) {
      query.add(worth(waysOf(unit), unit.weight() / all), Occur.SHOULD);
    }
    for (String whole : reading.wholes()) {
      query.add(constant(new TermQuery(new Term(Shape.WHOLE_NAME, whole)), IS_NAME), Occur.SHOULD);
      query.add(constant(new TermQuery(new Term(Shape.WHOLE_PHRASE, whole)), IS_PHRASE), Occur.SHOULD);
    }
    allInName(reading.units()).forEach(bonus -> query.add(bonus, Occur.SHOULD));
    return run(query.build());
  }

  private static Query waysOf(Unit unit) {
    List<Query> ways = new ArrayList<>();
    for (Way way : unit.ways()) {
      ways.add(constant(allOf(way, way.shape().inName), inName(way.how()) * way.trust()));
      ways.add(constant(allOf(way, way.shape().inPhrases), inPhrases(way.how()) * way.trust()));
      if (way.shape() == Shape.WORDS) {
        ways.add(constant(allOf(way, Shape.DEPARTMENT), IN_DEPARTMENT * way.trust()));
      }
    }
    return new DisjunctionMaxQuery(ways, 0);
  }

  private static double inName(How how) {
    return switch (how) {
      case AS_WRITTEN -> 1;
      case SYNONYM -> 0.6;
      case SOUND -> 0.42;
      case INITIALS -> 0.32;
      case MENDED -> 0.26;
    };
  }

  private static double inPhrases(How how) {
    return switch (how) {
      case AS_WRITTEN -> 0.7;
      case SYNONYM -> 0.45;
      case SOUND -> 0.36;
      case INITIALS -> 0.27;
      case MENDED -> 0.22;
    };
  }

  /** None where a piece was not taken as written. */
  private static List<Query> allInName(List<Unit> units) {
    var all = new BooleanQuery.Builder();
    for (Unit unit : units) {
      var written = unit.ways().stream().filter(way -> way.how() == How.AS_WRITTEN).findFirst();
      if (written.isEmpty()) {
        return List.of();
      }
      all.add(allOf(written.get(), written.get().shape().inName), Occur.FILTER);
    }
    return units.isEmpty() ? List.of() : List.of(constant(all.build(), ALL_IN_NAME));
  }

  private static Query allOf(Way way, String field) {
    if (way.terms().size() == 1) {
      return new TermQuery(new Term(field, way.terms().getFirst()));
    }
    var all = new BooleanQuery.Builder();
    way.terms().forEach(term -> all.add(new TermQuery(new Term(field, term)), Occur.FILTER));
    return all.build();
  }

  private static Query constant(Query query, double score) {
    return worth(new ConstantScoreQuery(query), score);
  }

  private static Query worth(Query query, double times) {
    return new BoostQuery(query, (float) times);
  }

  private float[] run(Query query) {
    try {
      var scores = new float[searcher.getIndexReader().maxDoc()];
      var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        Scorer scorer = weight.scorer(leaf);
        if (scorer != null) {
          DocIdSetIterator documents = scorer.iterator();
          while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            scores[leaf.docBase + documents.docID()] = scorer.score();
          }
        }
      }
      return scores;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.haihe.kernel.intake.web;

import io.haihe.kernel.scenario.Categories;
import io.haihe.kernel.scenario.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds categories by everyday words: those of their names and of the synonyms their scenario gives. */
final class CategorySearch {

  private static final int MOST = 6;
  private static final int LEAST_SCORE = 2;
  private static final double FAR_BEHIND = 0.3;

  private CategorySearch() {}

  private record Scored(Category category, double score) {}

  /** Choices of the public page, grouped by root. */
  static List<CategoryGroup> groups(Categories categories, Locale locale, boolean all) {
    List<CategoryGroup> groups = new ArrayList<>();
    for (Category root : categories.roots()) {
      List<CategoryHit> choices =
          leaves(categories, all).stream()
              .filter(leaf -> categories.path(leaf.code()).getFirst().equals(root))
              .map(leaf -> hit(categories, leaf, locale))
              .toList();
      if (!choices.isEmpty()) {
        groups.add(new CategoryGroup(root.name(locale), choices));
      }
    }
    return groups;
  }

  /** The best first; empty if nothing is like the words. */
  static List<CategoryHit> find(Categories categories, String words, Locale locale, boolean all) {
    String query = words.toLowerCase(Locale.ROOT).strip();
    if (query.length() < 2) {
      return List.of();
    }
    List<Scored> like =
        leaves(categories, all).stream()
            .map(leaf -> new Scored(leaf, score(leaf, query)))
            .filter(scored -> scored.score() >= LEAST_SCORE)
            .toList();
    double best = like.stream().mapToDouble(Scored::score).max().orElse(0);
    return like.stream()
        .filter(scored -> scored.score() >= best * FAR_BEHIND)
        .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(scored -> scored.category().code()))
        .limit(MOST)
        .map(scored -> hit(categories, scored.category(), locale))
        .toList();
  }

  private static List<Category> leaves(Categories categories, boolean all) {
    return categories.byCode().values().stream()
        .filter(category -> category.leaf() && (all || category.reportable()))
        .toList();
  }

  static CategoryHit hit(Categories categories, Category leaf, Locale locale) {
    List<Category> path = categories.path(leaf.code());
    String between =
        path.size() > 2 ? path.get(path.size() - 2).name(locale) + " · " + leaf.name(locale) : leaf.name(locale);
    return new CategoryHit(leaf.code(), between, path.getFirst().name(locale));
  }

  private static double score(Category category, String query) {
    return terms(category).stream().mapToDouble(term -> likeness(term, query)).sum();
  }

  private static List<String> terms(Category category) {
    return Stream.concat(Stream.of(category.nameZh(), category.nameEn()), category.words()).map(term -> term.strip().toLowerCase(Locale.ROOT)).filter(term -> !term.isEmpty()).toList();
  }

  private static double likeness(String term, String query) {
    if (query.contains(term)) {
      return 4 + term.length();
    }
    if (term.contains(query)) {
      return 6;
    }
    Set<String> shared = new HashSet<>(pieces(term));
    int all = shared.size();
    shared.retainAll(pieces(query));
    return all == 0 ? 0 : 3.0 * shared.size() / Math.sqrt(all);
  }

  /** Pairs of characters where words are not spaced, beginnings of words elsewhere. */
  private static Set<String> pieces(String text) {
    Set<String> pieces = new HashSet<>();
    for (String run : text.split("[^\\p{L}\\p{N}]+")) {
      if (run.codePoints().anyMatch(Character::isIdeographic)) {
        for (int i = 0; i + 2 <= run.length(); i++) {
          pieces.add(run.substring(i, i + 2));
        }
      } else if (run.length() >= 3) {
        pieces.add(run.substring(0, Math.min(run.length(), 6)));
      }
    }
    return pieces;
  }
}

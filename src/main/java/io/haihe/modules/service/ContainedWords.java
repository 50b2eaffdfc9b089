package io.haihe.modules.service;

import io.haihe.platform.api.CleanText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plain search: items with all the words in their names or in what people call them. */
class ContainedWords implements ItemSearch {

  private static final int MOST_WORDS = 6;

  private final JdbcClient jdbc;
  private final Catalogue catalogue;

  ContainedWords(JdbcClient jdbc, Catalogue catalogue) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
  }

  @Override
  public List<String> find(String words, String place, Locale language, int limit) {
    List<String> each = Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).filter(word -> !word.isEmpty()).limit(MOST_WORDS).toList();
    if (each.isEmpty() || !CleanText.isClean(words)) {
      return List.of();
    }
    String where = each.stream().map(word -> "words like '%' || ? || '%'").collect(Collectors.joining(" and "));
    return jdbc.sql("select code from service_item where retired_at is null and " + where + " order by length(name_zh), code")
        .params(each.stream().map(ContainedWords::literal).toList())
        .query(String.class)
        .list()
        .stream()
        .filter(code -> catalogue.card(code).filter(card -> card.appliesAt(place)).isPresent())
        .limit(limit)
        .toList();
  }

  private static String literal(String word) {
    return word.replaceAll("[\\\\%_]", "\\\\$0");
  }
}

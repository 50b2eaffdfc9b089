package io.haihe.modules.service.web;

import io.haihe.modules.service.Card;
import io.haihe.modules.service.Fields;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts items by what they can be told apart by. */
@Component
class Facets {

  private final ItemWords words;
  private final Districts districts;

  Facets(ItemWords words, Districts districts) {
    this.words = words;
    this.districts = districts;
  }

  /** What there is of a kind, each with a way to the query that has it. */
  List<Facet> of(Kind kind, Collection<Card> cards, CatalogueQuery query, Locale locale) {
    List<String> places = kind == Kind.PLACE ? districts.codes() : List.of();
    Map<String, Long> counts = new HashMap<>();
    Map<String, Card> examples = new LinkedHashMap<>();
    for (Card card : cards) {
      for (String value : kind.values(card, places)) {
        counts.merge(value, 1L, Long::sum);
        examples.putIfAbsent(value, card);
      }
    }
    return examples.entrySet().stream()
        .map(one -> new Facet(
            one.getKey(), name(kind, one.getKey(), one.getValue(), locale), query.with(kind.parameter(), one.getKey()), counts.getOrDefault(one.getKey(), 0L)))
        .sorted(order(kind))
        .toList();
  }

  /** How what was found can be narrowed down: each kind counted as if nothing of it were chosen, so that a choice can be changed. */
  List<Narrowing> narrowings(CatalogueQuery query, Collection<Card> matching, Locale locale) {
    return Arrays.stream(Kind.values())
        .map(kind -> narrowing(kind, query, matching.stream().filter(query.filterBut(kind)).toList(), locale))
        .filter(one -> one.chosen() != null || one.choices().size() > 1)
        .toList();
  }

  private Narrowing narrowing(Kind kind, CatalogueQuery query, List<Card> cards, Locale locale) {
    List<Facet> all = of(kind, cards, query, locale);
    String chosen = query.chosen(kind);
    Facet back = chosen.isEmpty() ? null : all.stream()
        .filter(one -> one.value().equals(chosen))
        .findFirst()
        .map(one -> new Facet(chosen, one.name(), query.with(kind.parameter(), ""), one.count()))
        .orElseGet(() -> new Facet(chosen, kind == Kind.PLACE ? districts.name(chosen, locale) : chosen, query.with(kind.parameter(), ""), 0));
    return new Narrowing(kind.parameter(), kind.title, back, all.stream().filter(one -> !one.value().equals(chosen)).toList());
  }

  private String name(Kind kind, String value, Card example, Locale locale) {
    return switch (kind) {
      case TYPE -> words.type(value, locale);
      case DEPARTMENT -> words.department(example.unit(), example.department(), locale);
      case AUDIENCE -> words.audience(value, locale);
      case EVENT -> words.event(value, locale);
      case PLACE -> districts.name(value, locale);
    };
  }

  private static Comparator<Facet> order(Kind kind) {
    return switch (kind) {
      case TYPE, PLACE -> Comparator.comparing(Facet::value);
      case DEPARTMENT -> Comparator.comparing(Facet::count).reversed().thenComparing(Facet::name);
      case AUDIENCE -> Comparator.comparing(one -> Fields.AUDIENCES.indexOf(one.value()));
      case EVENT -> Comparator.comparing(one -> Fields.EVENTS.indexOf(one.value()));
    };
  }
}

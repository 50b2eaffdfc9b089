package io.haihe.modules.service.web;

import io.haihe.modules.service.Card;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What was asked of the catalogue.
 *
 * @param department key of a unit, or the Chinese name of a department
 */
record CatalogueQuery(String q, String place, String event, String audience, String department, String type, int page) {

  static final Set<String> PARAMETERS = Set.of("q", "place", "event", "audience", "department", "type", "page");

  boolean asked() {
    return !q.isBlank() || !event.isEmpty() || !audience.isEmpty() || !department.isEmpty() || !type.isEmpty() || page > 0;
  }

  /** Everything but the words. */
  Predicate<Card> filter() {
    return card -> Arrays.stream(Kind.values()).allMatch(kind -> has(card, kind));
  }

  /** Everything but the words and what was chosen of one kind. */
  Predicate<Card> filterBut(Kind but) {
    return card -> Arrays.stream(Kind.values()).allMatch(kind -> kind == but || has(card, kind));
  }

  private boolean has(Card card, Kind kind) {
    String chosen = chosen(kind);
    return chosen.isEmpty() || kind.values(card, List.of(chosen)).contains(chosen);
  }

  /** What was chosen of a kind, or empty. */
  String chosen(Kind kind) {
    return switch (kind) {
      case TYPE -> type;
      case DEPARTMENT -> department;
      case AUDIENCE -> audience;
      case EVENT -> event;
      case PLACE -> place;
    };
  }

  static String departmentOf(Card card) {
    return card.unit().isEmpty() ? card.department().zh() : card.unit();
  }

  /** The address with another value of one parameter, from the first page. */
  String with(String name, String value) {
    Map<String, String> all = new TreeMap<>(Map.of("q", q, "place", place, "event", event, "audience", audience, "department", department, "type", type));
    all.put(name, value);
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/services");
    List<Object> values = new ArrayList<>();
    all.forEach((key, one) -> {
      if (!one.isBlank()) {
        address.queryParam(key, "{" + key + "}");
        values.add(one);
      }
    });
    return address.encode().buildAndExpand(values.toArray()).toUriString();
  }

  /** What a page's number is put behind. */
  String pager() {
    String address = with("", "");
    return address + (address.contains("?") ? "&" : "?") + "page=";
  }
}

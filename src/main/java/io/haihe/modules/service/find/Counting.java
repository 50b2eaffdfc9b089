package io.haihe.modules.service.find;

import io.haihe.modules.service.find.Found.Facets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of an item can be chosen, and how many items there are of each. */
enum Counting {
  EVENT(Query::event, Findable::events),
  AUDIENCE(Query::audience, Findable::audiences),
  DEPARTMENT(Query::department, item -> item.departmentZh().isEmpty() ? Set.of() : Set.of(item.departmentZh())),
  TYPE(Query::type, Findable::types);

  private final Function<Query, String> asked;
  private final Function<Findable, Set<String>> values;

  Counting(Function<Query, String> asked, Function<Findable, Set<String>> values) {
    this.asked = asked;
    this.values = values;
  }

  /** Whether the item has all that was chosen. */
  static boolean chosen(Query query, Findable item) {
    return refused(query, item) == 0;
  }

  /** Of each kind as if nothing of it were chosen, so that a choice can be changed. */
  static Facets facets(Query query, Collection<Findable> found) {
    List<Map<String, Integer>> counts = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (Findable item : found) {
      int refused = refused(query, item);
      for (Counting kind : values()) {
        if ((refused & ~kind.bit()) == 0) {
          kind.values.apply(item).forEach(value -> counts.get(kind.ordinal()).merge(value, 1, Integer::sum));
        }
      }
    }
    List<Map<String, Integer>> sorted = counts.stream().map(Counting::mostFirst).toList();
    return new Facets(sorted.get(0), sorted.get(1), sorted.get(2), sorted.get(3));
  }

  private static int refused(Query query, Findable item) {
    int refused = 0;
    for (Counting kind : values()) {
      String asked = kind.asked.apply(query);
      if (!asked.isEmpty() && !kind.values.apply(item).contains(asked)) {
        refused |= kind.bit();
      }
    }
    return refused;
  }

  private int bit() {
    return 1 << ordinal();
  }

  private static Map<String, Integer> mostFirst(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
  }
}

package io.haihe.modules.management;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a list of cases is asked for, as its address says it. Whatever cannot be read is left out.
 *
 * @param filters by the name in the address; never blank
 * @param first number of the first row on the page, from 1
 * @param rows most on a page
 */
record WorkQuery(Tab tab, Map<String, String> filters, @Nullable String cursor, long first, int rows) {

  static final int FEW = 50;
  static final int MANY = 200;

  static final Set<String> FILTERS = Set.of("scenario", "state", "category", "place", "unit", "q", "from", "to");

  enum Tab {
    WAITING,
    MINE,
    BELOW,
    ALL,
    OVERDUE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static WorkQuery of(Map<String, String> params) {
    Map<String, String> filters = new LinkedHashMap<>();
    params.forEach((name, value) -> {
      if (FILTERS.contains(name) && !value.isBlank()) {
        filters.put(name, value.strip());
      }
    });
    int rows = Integer.toString(MANY).equals(params.get("rows")) ? MANY : FEW;
    return new WorkQuery(tab(params.get("tab")), filters, cursor(params.get("after")), number(params.get("first"), 1), rows);
  }

  private static Tab tab(@Nullable String key) {
    for (Tab tab : Tab.values()) {
      if (tab.key().equals(key)) {
        return tab;
      }
    }
    return Tab.WAITING;
  }

  private static @Nullable String cursor(@Nullable String text) {
    return text != null && text.matches("[\\w-]{1,60}") ? text : null;
  }

  private static long number(@Nullable String text, long otherwise) {
    return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
  }

  String filter(String name) {
    return filters.getOrDefault(name, "");
  }

  @Nullable PlaceCode place() {
    return PlaceCode.parse(filter("place")).orElse(null);
  }

  /** The id of a unit; one there is not finds nothing. */
  @Nullable Long unit() {
    return filters.containsKey("unit") ? Long.valueOf(number(filter("unit"), -1)) : null;
  }

  /** The same filters under another tab. */
  CaseFilter in(Tab other, ZoneId zone) {
    return new CaseFilter(
        other == Tab.WAITING,
        other == Tab.MINE,
        other == Tab.ALL ? null : Boolean.FALSE,
        other == Tab.OVERDUE ? Boolean.TRUE : null,
        filters.get("scenario"),
        filters.containsKey("state") ? Set.of(filter("state")) : Set.of(),
        filters.get("category"),
        place(),
        unit(),
        day(filter("from"), 0, zone),
        day(filter("to"), 1, zone),
        filters.get("q"),
        other == Tab.ALL ? CaseFilter.Order.NEWEST : CaseFilter.Order.DUE,
        other == Tab.BELOW,
        false,
        null);
  }

  CaseFilter filter(ZoneId zone) {
    return in(tab, zone);
  }

  private static @Nullable Instant day(String text, int plus, ZoneId zone) {
    try {
      return !text.matches("\\d{4}-\\d{2}-\\d{2}") ? null : LocalDate.parse(text).plusDays(plus).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }

  /** The address of this list under another tab, from its beginning. */
  String link(String path, Tab other) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(path).queryParam("tab", other.key());
    if (rows != FEW) {
      link.queryParam("rows", rows);
    }
    filters.forEach((name, value) -> link.queryParam(name, "{" + name + "}"));
    return link.encode().buildAndExpand(filters).toUriString();
  }

  String next(String path, String after, long at) {
    return link(path, tab) + "&after=" + after + "&first=" + at;
  }

  /** The address of exactly this page of it. */
  String here(String path) {
    return cursor == null ? link(path, tab) : next(path, cursor, first);
  }

  /** The same with so many rows on a page. */
  WorkQuery with(int otherRows) {
    return new WorkQuery(tab, filters, null, 1, otherRows);
  }

  /** What it would be asked with again, page aside. */
  Map<String, String> asked() {
    Map<String, String> asked = new TreeMap<>(filters);
    asked.put("tab", tab.key());
    if (rows != FEW) {
      asked.put("rows", Integer.toString(rows));
    }
    return asked;
  }

  /** Whether it lists the same cases. */
  boolean lists(WorkQuery other) {
    return tab == other.tab && filters.equals(other.filters);
  }

  WorkQuery without(String... names) {
    Map<String, String> fewer = new LinkedHashMap<>(filters);
    for (String name : names) {
      fewer.remove(name);
    }
    return new WorkQuery(tab, fewer, null, 1, rows);
  }
}

package io.haihe.kernel.casework;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a filter into a condition on {@code casework_case c} and one on {@link Archive#LISTED}; the viewer's sight is always part of both.
 */
final class ListSql {

  /** So many places are asked one by one; the cases of more are soon found among all. */
  private static final int FEW = 64;

  /** What {@code casework_grams} makes something of; for less, every live case is looked through. */
  private static final Pattern GRAM = Pattern.compile("[A-Za-z0-9]{3}|[^\\x00-\\x7f，。、；：？！（）“”…—　]{2}");

  private final List<String> live = new ArrayList<>();
  private final List<String> sealed = new ArrayList<>();
  private final Map<String, Object> params = new TreeMap<>();
  private @Nullable String bySealedWords;
  private String has = "ilike";
  private boolean fewPlaces;
  private @Nullable String number;
  private final Viewer viewer;
  private final Sights sights;
  private final Places places;

  private ListSql(Viewer viewer, Sights sights, Places places) {
    this.viewer = viewer;
    this.sights = sights;
    this.places = places;
    live.add(Sightline.sql(viewer, sights));
    sealed.add(Sightline.sealedSql(viewer, sights));
  }

  static ListSql of(Viewer viewer, CaseFilter filter, Instant now, Sights sights, Places places) {
    ListSql sql = new ListSql(viewer, sights, places);
    sql.whose(filter);
    sql.what(filter, now);
    return sql;
  }

  private void whose(CaseFilter filter) {
    if (filter.work()) {
      live.add(work());
    }
    if (filter.mine()) {
      live.add("(c.desk_assignee <> 0 and c.desk_assignee = :person"
          + " or c.id = any(array(select t.case_id from casework_task t where t.open and t.assignee <> 0 and t.assignee = :person)))");
      params.put("person", viewer.person());
    }
    if (filter.below()) {
      below();
    }
    if (filter.unit() != null) {
      and("c.responsible = :unit", "unit", filter.unit());
    }
  }

  private void what(CaseFilter filter, Instant now) {
    if (filter.ended() != null) {
      String ended = filter.ended() ? "c.ended" : "not c.ended";
      live.add(ended);
      sealed.add(ended);
    }
    if (filter.overdue() != null) {
      and("coalesce(c.due_at, 'infinity') " + (filter.overdue() ? "<" : ">=") + " :now", "now", CaseStore.time(now));
    }
    if (filter.stalled()) {
      live.add("c.id in (select d.case_id from casework_deadline d"
          + " where d.status = 'PAUSED' and d.body -> 'left' is null)");
    }
    if (filter.scenario() != null) {
      and("c.scenario = :scenario", "scenario", filter.scenario());
    }
    if (filter.type() != null) {
      and("c.type = :type", "type", filter.type());
    }
    if (!filter.states().isEmpty()) {
      and("c.state = any(:states)", "states", filter.states().toArray(String[]::new));
    }
    if (filter.category() != null) {
      and("starts_with(c.category, :category)", "category", filter.category());
    }
    if (filter.place() != null) {
      places.find(filter.place()).ifPresentOrElse(this::within, this::nowhere);
    }
    opened(filter);
  }

  private void within(Place place) {
    and("c.place between :first and :last", "first", place.code().value());
    params.put("last", place.last().value());
    List<PlaceCode> codes = places.codes(place.code());
    if (codes.size() <= FEW) {
      params.put("places", codes.stream().map(PlaceCode::value).toArray(Long[]::new));
      fewPlaces = true;
    }
  }

  private void nowhere() {
    live.add("false");
    sealed.add("false");
  }

  private void opened(CaseFilter filter) {
    if (filter.openedFrom() != null) {
      and("c.opened_at >= :from", "from", CaseStore.time(filter.openedFrom()));
    }
    if (filter.openedTo() != null) {
      and("c.opened_at < :to", "to", CaseStore.time(filter.openedTo()));
    }
    if (filter.words() != null && !filter.words().isBlank()) {
      words(filter.words().strip(), filter.lookup());
    }
  }

  /** A sealed case is found by whole words, two neighbouring characters of Chinese, or its whole number. */
  private void words(String words, CaseFilter.@Nullable Lookup lookup) {
    Optional<Long> id = Archive.idIn(words);
    if (id.isPresent()) {
      number = words;
      live.add("c.number = :words");
      sealed.add("c.id = :wordsId");
      params.put("wordsId", id.get());
    } else {
      has = comparison(words);
      if (lookup == null && GRAM.matcher(words).find()) {
        live.add("c.id in (" + having(words) + ")");
      } else if (lookup != null && !lookup.many()) {
        live.add("c.id = any(:among)");
        params.put("among", lookup.cases().toArray(Long[]::new));
      }
      live.add("(c.text %1$s :like or c.number %1$s :like)".formatted(has));
      bySealedWords = "casework_words(c.text) @> casework_words(:words) and " + hasWords();
      params.put("like", like(words));
    }
    params.put("words", words);
  }

  /** How live cases that have the words, or nearly, are looked for, whoever sees them: their ids, by {@code :words} or {@code :like}. */
  static String having(String words) {
    return GRAM.matcher(words).find()
        ? "select f.case_id from casework_found f where f.grams @> casework_grams(:words)"
        : "select c.id from casework_case c where c.text %1$s :like or c.number %1$s :like".formatted(comparison(words));
  }

  /** Comparing without regard to case takes ten times as long, and most scripts have none. */
  private static String comparison(String words) {
    return words.codePoints().anyMatch(ListSql::hasCase) ? "ilike" : "like";
  }

  static String like(String words) {
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  private String work() {
    List<String> desks = new ArrayList<>();
    List<String> tasks = new ArrayList<>();
    for (Seat seat : viewer.seats()) {
      if (seat.role().reach() != Role.Reach.NONE) {
        desks.add(waits(seat, "c.desk_role", "c.desk_unit", "c.desk_place"));
        tasks.add(waits(seat, "t.role", "t.unit", "t.place"));
      }
    }
    return desks.isEmpty()
        ? "false"
        : "(%s or c.id = any(array(select t.case_id from casework_task t where t.open and (%s))))"
            .formatted(String.join(" or ", desks), String.join(" or ", tasks));
  }

  private static String waits(Seat seat, String role, String unit, String place) {
    return "(%1$s = '%2$s' and %3$s = %4$d or %1$s = '%2$s' and %5$s = %6$d)"
        .formatted(role, seat.role().name(), unit, seat.unit().id(), place, seat.unit().place().value());
  }

  private void below() {
    String spot = "(%1$s.%2$sunit = any(:unitsBelow) or " + placesBelow() + ")";
    live.add("(" + spot.formatted("c", "desk_") + " or c.id in (select t.case_id from casework_task t where t.open and "
        + spot.formatted("t", "") + "))");
    params.put("unitsBelow", sights.unitsBelow(viewer).toArray(Long[]::new));
  }

  private String placesBelow() {
    return sights.placesBelow(viewer).stream()
        .map(span -> "%%1$s.%%2$splace > %d and %%1$s.%%2$splace <= %d".formatted(span.first().value(), span.last().value()))
        .collect(Collectors.joining(" or ", "(false or ", ")"));
  }

  /** A condition that live and sealed cases are asked alike. */
  void and(String condition, String name, Object value) {
    live.add(condition);
    sealed.add(condition);
    params.put(name, value);
  }

  String where() {
    return String.join("\n and ", live);
  }

  String sealedWhere() {
    return bySealedWords == null ? sealedButWords() : sealedButWords() + "\n and " + bySealedWords;
  }

  /** The number that is looked for; of a sealed case it is known only once it is unfolded. */
  Optional<String> number() {
    return Optional.ofNullable(number);
  }

  /** Looked for without the index; a single character, which the index does not know, finds nothing in either way. */
  String hasWords() {
    return "casework_words(:words) <> '{}' and c.text " + has + " :like";
  }

  private static boolean hasCase(int character) {
    return Character.isUpperCase(character) || Character.isLowerCase(character) || Character.isTitleCase(character);
  }

  /** Whether {@code :places} are all that cases may lie in. */
  boolean fewPlaces() {
    return fewPlaces;
  }

  /** Without the words that are looked for. */
  String sealedButWords() {
    return String.join("\n and ", sealed);
  }

  /** Whether words are looked for that an index of words finds. */
  boolean byWords() {
    return bySealedWords != null;
  }

  Map<String, Object> params() {
    return params;
  }
}

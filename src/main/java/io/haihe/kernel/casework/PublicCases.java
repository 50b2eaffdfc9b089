package io.haihe.kernel.casework;

import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases as anybody may see them: only what their scenario publishes, and no finer than it says. */
@Component
public class PublicCases {

  private static final String FOUND =
      """
      (select c.id, c.opened_at from %s where c.place between :first and :last and %s
        and (:ended::boolean is null or c.ended = :ended)
        and (cardinality(:categories::text[]) = 0 or c.category = any(:categories))
        and c.opened_at >= coalesce(:openedFrom, '-infinity'::timestamptz)
        and c.opened_at <= coalesce(:openedTo, 'infinity'::timestamptz)
        and c.updated_at >= coalesce(:updatedFrom, '-infinity'::timestamptz)
        and c.updated_at <= coalesce(:updatedTo, 'infinity'::timestamptz)
      order by c.opened_at desc, c.id desc limit :limit + :offset)
      """;

  /** What has a place of its own, also where a fact has the same name. */
  private static final Set<String> TOLD_APART = Set.of("category", "state", "place", "point", "text", "openedAt", "closedAt");

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final Places places;
  private final Scenarios scenarios;
  private final Published published;

  PublicCases(JdbcClient jdbc, CaseStore store, Places places, Scenarios scenarios) {
    this.jdbc = jdbc;
    this.store = store;
    this.places = places;
    this.scenarios = scenarios;
    this.published = new Published(scenarios);
  }

  /**
   * What is not published is null.
   *
   * @param updatedAt when it last moved; only of scenarios that are Open311 services, where everybody is told
   * @param values published facts and fields of the report that have a value, in the order the package names them
   */
  public record PublicCase(
      String number,
      String scenario,
      int scenarioVersion,
      String type,
      boolean ended,
      @Nullable String category,
      @Nullable String state,
      @Nullable PlaceCode place,
      @Nullable Point point,
      @Nullable String address,
      @Nullable String text,
      @Nullable Instant openedAt,
      @Nullable Instant updatedAt,
      @Nullable Instant closedAt,
      @Nullable Instant dueAt,
      Map<String, Object> values) {}

  /**
   * Which public cases.
   *
   * @param place this place or those below
   * @param categories codes; empty for all
   * @param open311 only those of scenarios that are Open311 services
   * @param scenario key of the one scenario; empty for all
   */
  public record Search(
      PlaceCode place,
      @Nullable Boolean ended,
      Set<String> categories,
      @Nullable Instant openedFrom,
      @Nullable Instant openedTo,
      @Nullable Instant updatedFrom,
      @Nullable Instant updatedTo,
      boolean open311,
      String scenario) {

    public Search(
        PlaceCode place, @Nullable Boolean ended, Set<String> categories, @Nullable Instant openedFrom, @Nullable Instant openedTo,
        @Nullable Instant updatedFrom, @Nullable Instant updatedTo, boolean open311) {
      this(place, ended, categories, openedFrom, openedTo, updatedFrom, updatedTo, open311, "");
    }

    /** What was opened in a place within a time. */
    public static Search opened(PlaceCode place, String scenario, @Nullable Instant from, @Nullable Instant to) {
      return new Search(place, null, Set.of(), from, to, null, null, false, scenario);
    }
  }

  public Optional<PublicCase> find(String number) {
    return store.find(number).map(CaseStore.Stored::now).filter(this::published).map(this::masked);
  }

  /** The newest first; a place finer than a scenario publishes finds none of its cases. */
  public List<PublicCase> list(Search search, int limit, int offset) {
    Place place = places.get(search.place());
    List<Long> ids = jdbc.sql("select c.id from (" + FOUND.formatted("casework_case c", Published.SQL) + " union all "
            + FOUND.formatted(Archive.LISTED, Published.SQL) + ") c order by c.opened_at desc, c.id desc limit :limit offset :offset")
        .param("first", place.code().value())
        .param("last", place.last().value())
        .params(published.params(search.open311(), search.scenario(), place.level()))
        .param("ended", search.ended(), java.sql.Types.BOOLEAN)
        .param("categories", search.categories().toArray(String[]::new))
        .param("openedFrom", time(search.openedFrom()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("openedTo", time(search.openedTo()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("updatedFrom", time(search.updatedFrom()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("updatedTo", time(search.updatedTo()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("limit", limit)
        .param("offset", offset)
        .query(Long.class)
        .list();
    return inOrder(ids);
  }

  private List<PublicCase> inOrder(List<Long> ids) {
    Map<Long, Case> found = new HashMap<>();
    store.find(ids).forEach(now -> found.put(now.id(), now));
    return ids.stream().map(found::get).filter(Objects::nonNull).map(this::masked).toList();
  }

  private static @Nullable Object time(@Nullable Instant instant) {
    return instant == null ? null : CaseStore.time(instant);
  }

  /** How many published cases are still open in each of some places, which are of one level. */
  public Map<PlaceCode, Long> countOpen(List<Place> of) {
    if (of.isEmpty()) {
      return Map.of();
    }
    Map<PlaceCode, Long> counts = new HashMap<>();
    jdbc.sql(
            """
            select p.first, count(c.id) from unnest(:firsts::bigint[], :lasts::bigint[]) as p (first, last)
            left join casework_case c
              on c.place between p.first and p.last and not c.ended and %s
            group by p.first
            """.formatted(Published.SQL))
        .param("firsts", of.stream().map(place -> place.code().value()).toArray(Long[]::new))
        .param("lasts", of.stream().map(place -> place.last().value()).toArray(Long[]::new))
        .params(published.params(false, "", of.getFirst().level()))
        .query(row -> {
          counts.put(new PlaceCode(row.getLong(1)), row.getLong(2));
        });
    return counts;
  }

  private boolean published(Case now) {
    return type(now).publication().tells(now.state());
  }

  private CaseType type(Case now) {
    Scenario scenario = scenarios.version(now.scenarioVersion());
    return scenario.type(now.type());
  }

  private PublicCase masked(Case now) {
    CaseType type = type(now);
    Set<String> fields = type.publication().fields();
    return new PublicCase(
        now.number(), now.scenario(), now.scenarioVersion(), now.type(), now.ended(),
        fields.contains("category") ? now.category() : null,
        fields.contains("state") ? now.state() : null,
        fields.contains("place") ? coarse(now.place(), type) : null,
        fields.contains("point") ? now.point() : null,
        fields.contains("point") ? now.address() : null,
        fields.contains("text") ? now.text() : null,
        fields.contains("openedAt") ? now.openedAt() : null,
        type.publication().open311() ? now.updatedAt() : null,
        fields.contains("closedAt") ? now.closedAt() : null,
        fields.contains("dueAt") ? now.nextDue() : null,
        values(now, type));
  }

  private static Map<String, Object> values(Case now, CaseType type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String field : type.publication().fields()) {
      if (TOLD_APART.contains(field)) {
        continue;
      }
      Object value = type.facts().containsKey(field) ? now.facts().get(field) : now.form().get(field);
      if (value != null && !value.equals("") && FactValues.isSet(value)) {
        values.put(field, value);
      }
    }
    return values;
  }

  private PlaceCode coarse(PlaceCode code, CaseType type) {
    return places.path(code).stream()
        .filter(place -> place.level().compareTo(type.publication().placeLevel()) <= 0)
        .reduce((upper, lower) -> lower)
        .map(Place::code)
        .orElse(code);
  }
}

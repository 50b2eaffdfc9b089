package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Classifies parties by the declared rule of their city. All at once is one statement, however many there are. */
@Component
public class Credit {

  /** Whoever adds a mark holds it with others; whoever classifies all holds it alone, so that no class is written from what was known before. */
  private static final String LOCK = "(hashtext('inspection.credit'))";

  /**
   * Of parties of which nothing counts, only the class is written: it does not depend on what else the rule says. What it is about is part of the
   * text, for a plan that holds for a few and for all would read all.
   */
  private static final String CLASSIFY =
      """
      with weight (kind, points, days) as (select * from unnest(:kinds::text[], :points::int[], :days::int[])),
      sums as (
        select m.party, sum(w.points)::int as points from inspection_mark m join weight w using (kind)
        where m.withdrawn_at is null and m.at <= :day and m.at + w.days > :day%1$s
        group by m.party),
      found as (
        select p.id, coalesce(s.points, 0) as points, s.party is not null as known,
          case when s.party is null then :unknown when s.points <= :a then 'A' when s.points <= :b then 'B' when s.points <= :c then 'C' else 'D' end
            as risk
        from inspection_party p left join sums s on s.party = p.id
        where p.place between :first and :last%2$s)
      update inspection_party p set risk = f.risk, risk_points = f.points, risk_rule = :version, risk_at = :at
      from found f
      where p.id = f.id and (p.risk <> f.risk or p.risk_points <> f.points or f.known and p.risk_rule <> :version)
      """;

  private final JdbcClient jdbc;
  private final CreditRules rules;
  private final Places places;
  private final TransactionTemplate transactions;
  private final JsonMapper json;
  private final Clock clock;

  Credit(JdbcClient jdbc, CreditRules rules, Places places, TransactionTemplate transactions, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.places = places;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What came of classifying all parties of a city.
   *
   * @param changed how many were written anew
   * @param classes how many are of each class now
   */
  public record Run(String rule, LocalDate day, int changed, Map<RiskClass, Integer> classes) {}

  /** The rule in force at a place. */
  public CreditRule rule(PlaceCode place) {
    return rules.of(places.cityOf(place));
  }

  /** The day it is at a place. */
  public LocalDate today(PlaceCode place) {
    return LocalDate.ofInstant(clock.instant(), places.cityOf(place).zone());
  }

  /** Classifies all parties of a city by its rule as of today; what is right already is left alone. */
  public Run classify(City city) {
    CreditRule rule = rules.of(city);
    LocalDate day = today(city.root().code());
    return Objects.requireNonNull(transactions.execute(status -> {
      jdbc.sql("select pg_advisory_xact_lock" + LOCK).query().singleRow();
      int changed = classify(city, rule, day, null);
      Run run = new Run(rule.version(), day, changed, counts(city));
      jdbc.sql("insert into inspection_credit_run (city, rule, day, at, changed, classes) values (?, ?, ?, ?, ?, ?::jsonb)")
          .params(city.key(), run.rule(), day, Timestamp.from(clock.instant()), changed, json.writeValueAsString(run.classes()))
          .update();
      return run;
    }));
  }

  /** The last time all of a city were classified. */
  public Optional<Run> last(City city) {
    return jdbc.sql("select * from inspection_credit_run where city = ? order by id desc limit 1")
        .param(city.key())
        .query((row, n) -> new Run(
            row.getString("rule"), row.getObject("day", LocalDate.class), row.getInt("changed"), classes(row.getString("classes"))))
        .optional();
  }

  /** Cities whose parties were not yet classified today, or not by the rule in force. */
  public List<City> due() {
    return places.cities().stream()
        .filter(city -> last(city)
            .filter(run -> run.day().equals(today(city.root().code())) && run.rule().equals(rules.of(city).version()))
            .isEmpty())
        .toList();
  }

  /** Keeps others from writing the class of these parties until the transaction ends. */
  void hold(Collection<Long> parties) {
    jdbc.sql("select pg_advisory_xact_lock_shared" + LOCK).query().singleRow();
    jdbc.sql("select id from inspection_party where id = any(?) order by id for update").param(parties.toArray(Long[]::new)).query(Long.class).list();
  }

  /** Classifies parties, which are held, each by the rule of its city. */
  @Transactional
  void classify(Set<Long> parties) {
    Map<City, List<Long>> byCity = new HashMap<>();
    jdbc.sql("select id, place from inspection_party where id = any(?)")
        .param(parties.toArray(Long[]::new))
        .query(row -> {
          byCity.computeIfAbsent(places.cityOf(new PlaceCode(row.getLong(2))), _ -> new ArrayList<>()).add(row.getLong(1));
        });
    byCity.forEach((city, theirs) -> classify(city, rules.of(city), today(city.root().code()), theirs));
  }

  private int classify(City city, CreditRule rule, LocalDate day, @Nullable List<Long> parties) {
    List<Map.Entry<MarkKind, CreditRule.Weight>> marks = List.copyOf(rule.marks().entrySet());
    String sql = parties == null ? CLASSIFY.formatted("", "") : CLASSIFY.formatted(" and m.party = any(:parties)", " and p.id = any(:parties)");
    return jdbc.sql(sql)
        .param("kinds", marks.stream().map(mark -> mark.getKey().key()).toArray(String[]::new))
        .param("points", marks.stream().map(mark -> mark.getValue().points()).toArray(Integer[]::new))
        .param("days", marks.stream().map(mark -> mark.getValue().days()).toArray(Integer[]::new))
        .param("day", day)
        .param("parties", parties == null ? null : parties.toArray(Long[]::new))
        .param("unknown", rule.unknown().name())
        .param("a", rule.atMost().get(RiskClass.A))
        .param("b", rule.atMost().get(RiskClass.B))
        .param("c", rule.atMost().get(RiskClass.C))
        .param("version", rule.version())
        .param("at", Timestamp.from(clock.instant()))
        .param("first", city.root().code().value())
        .param("last", city.root().last().value())
        .update();
  }

  private Map<RiskClass, Integer> counts(City city) {
    Map<RiskClass, Integer> counts = new EnumMap<>(RiskClass.class);
    jdbc.sql("select risk, count(*) from inspection_party where place between ? and ? group by risk")
        .params(city.root().code().value(), city.root().last().value())
        .query(row -> {
          counts.put(RiskClass.valueOf(row.getString(1)), row.getInt(2));
        });
    return counts;
  }

  private Map<RiskClass, Integer> classes(String stored) {
    return json.readTree(stored).propertyStream()
        .collect(Collectors.toMap(
            each -> RiskClass.valueOf(each.getKey()), each -> each.getValue().asInt(), (one, other) -> one, () -> new EnumMap<>(RiskClass.class)));
  }
}

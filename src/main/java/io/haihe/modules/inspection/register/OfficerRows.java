package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of a file of officers. A blank login leaves the account as it is. */
@Component
class OfficerRows implements RowKind {

  private static final List<List<String>> STATES =
      List.of(List.of("ACTIVE", "active", "有效"), List.of("SUSPENDED", "suspended", "暂停"), List.of("WITHDRAWN", "withdrawn", "收回"));
  private static final String DIFFERS =
      """
      (o.name, o.unit, o.region, o.fields, o.valid_from, o.valid_until, o.status, o.person)
        is distinct from (%1$s.name, %1$s.unit, %1$s.region, %1$s.fields, %1$s.valid_from, %1$s.valid_until, %1$s.status, coalesce(%1$s.person, o.person))
      """;

  private final Places places;
  private final Units units;
  private final People people;
  private final Clock clock;

  OfficerRows(Places places, Units units, People people, Clock clock) {
    this.places = places;
    this.units = units;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public List<String> columns() {
    return List.of("certificate", "name", "unit", "region", "fields", "valid_from", "valid_until", "status", "login");
  }

  @Override
  public List<String> staged() {
    return List.of(
        "certificate text", "name text", "unit bigint", "region bigint", "fields text[]", "valid_from date", "valid_until date", "status text",
        "login text", "person bigint");
  }

  @Override
  public List<String> read(RegisterFile.Row row, RowRules rules, City city, Set<String> fields) {
    String certificate = rules.text("certificate", true).toUpperCase(Locale.ROOT);
    if (!certificate.isEmpty() && !certificate.matches("[A-Z0-9-]{4,40}")) {
      rules.wrong("certificate", "inspection.register.row.code", certificate);
    }
    LocalDate from = rules.day("valid_from");
    LocalDate until = rules.day("valid_until");
    if (from != null && until != null && until.isBefore(from)) {
      rules.wrong("valid_until", "inspection.register.row.order", from.toString(), until.toString());
    }
    Optional<Unit> unit = units.byKey(row.get("unit")).filter(found -> city.root().covers(found.place()));
    if (unit.isEmpty()) {
      rules.wrong("unit", "inspection.register.row.unit", row.get("unit"));
    }
    return List.of(
        certificate, rules.text("name", true), unit.map(found -> Long.toString(found.id())).orElse("0"),
        Long.toString(rules.place("region", city, places)), "{" + String.join(",", rules.fields("fields", fields)) + "}", String.valueOf(from),
        String.valueOf(until), rules.word("status", STATES), row.get("login").toLowerCase(Locale.ROOT), "\\N");
  }

  /** One account signs in for one officer. */
  @Override
  public void compare(JdbcClient jdbc, StagedFaults faults) {
    Map<String, Long> known =
        people.byLogins(jdbc.sql("select distinct login from inspection_stage where login <> ''").query(String.class).list());
    jdbc.sql(
            """
            update inspection_stage s set person = known.id from unnest(:logins::text[], :people::bigint[]) as known (login, id)
            where s.login = known.login
            """)
        .param("logins", known.keySet().toArray(String[]::new))
        .param("people", known.values().toArray(Long[]::new))
        .update();
    jdbc.sql("delete from inspection_stage where login <> '' and person is null returning line, login").query(row -> {
      faults.wrong(row.getInt("line"), "login", "inspection.register.row.login", row.getString("login"));
    });
    seated(jdbc, faults);
    jdbc.sql(
            """
            with first as (select person, min(line) as line from inspection_stage where person is not null group by person)
            delete from inspection_stage s using first f where s.person = f.person and s.line <> f.line returning s.line, s.login, f.line as other
            """)
        .query(row -> {
          faults.wrong(row.getInt("line"), "login", "inspection.register.row.loginTwice", row.getString("login"), row.getInt("other"));
        });
    jdbc.sql(
            """
            delete from inspection_stage s using inspection_officer o
            where o.person = s.person and o.certificate <> s.certificate returning s.line, s.login, o.certificate
            """)
        .query(row -> {
          faults.wrong(row.getInt("line"), "login", "inspection.register.row.loginTaken", row.getString("login"), row.getString("certificate"));
        });
    jdbc.sql(
            """
            delete from inspection_stage s using inspection_officer o
            where o.certificate = s.certificate and o.person <> s.person and %s returning s.line, o.name
            """.formatted(OfficerDesk.ENTERED))
        .query(row -> {
          faults.wrong(row.getInt("line"), "login", "inspection.register.officer.entered", row.getString("name"));
        });
  }

  /** Whoever has no seat in the unit cannot go for it. */
  private void seated(JdbcClient jdbc, StagedFaults faults) {
    List<Long> named = jdbc.sql("select distinct unit from inspection_stage where person is not null").query(Long.class).list();
    Instant now = clock.instant();
    for (long unit : named) {
      Long[] going = OfficerDesk.GOING.stream()
          .flatMap(role -> people.holders(role, unit, List.of(RegisterRights.SCENARIO), now).stream())
          .toArray(Long[]::new);
      jdbc.sql("delete from inspection_stage where unit = ? and person is not null and not person = any(?) returning line, login")
          .params(unit, going)
          .query(row -> {
            faults.wrong(row.getInt("line"), "login", "inspection.register.officer.seat", row.getString("login"));
          });
    }
  }

  @Override
  public String counting() {
    return """
        select count(*) filter (where o.id is null), count(*) filter (where o.id is not null and %1$s),
          count(*) filter (where o.id is not null and not (%1$s))
        from inspection_stage s left join inspection_officer o using (certificate)
        """.formatted(DIFFERS.formatted("s"));
  }

  /** Whoever is suspended, or certificated for other fields, another region or other days, is in other decks from then on: kept for the draws that come. */
  @Override
  public String telling() {
    return """
        with dealt as (
          insert into inspection_officer_change (officer, at, unit, narrowed, widened)
          select id, :at, unit, narrowed, widened from (
            select o.id, o.unit, (s.unit, s.region) is distinct from (o.unit, o.region) or not s.fields @> o.fields or s.valid_from > o.valid_from
                or s.valid_until < o.valid_until or o.status = 'ACTIVE' and s.status <> 'ACTIVE' as narrowed,
              (s.unit, s.region) is distinct from (o.unit, o.region) or not s.fields <@ o.fields or s.valid_from < o.valid_from
                or s.valid_until > o.valid_until or o.status <> 'ACTIVE' and s.status = 'ACTIVE' as widened
            from inspection_stage s join inspection_officer o using (certificate)
          ) changed where narrowed or widened
        )
        insert into inspection_register_log (at, person, kind, about, officer, detail)
        select :at, :by::bigint, 'OFFICER_CHANGED', o.certificate, o.id, concat_ws(' · ',
          case when o.name <> s.name then 'name ' || o.name || ' → ' || s.name end, case when o.unit <> s.unit then 'unit ' || o.unit || ' → ' || s.unit end,
          case when o.region <> s.region then 'region ' || o.region || ' → ' || s.region end,
          case when o.fields <> s.fields then 'fields ' || array_to_string(o.fields, ' ') || ' → ' || array_to_string(s.fields, ' ') end,
          case when o.valid_from <> s.valid_from then 'valid_from ' || o.valid_from || ' → ' || s.valid_from end,
          case when o.valid_until <> s.valid_until then 'valid_until ' || o.valid_until || ' → ' || s.valid_until end,
          case when o.status <> s.status then 'status ' || o.status || ' → ' || s.status end,
          case when s.person is distinct from o.person and s.person is not null then 'login → ' || s.login end, :file || ':' || s.line)
        from inspection_stage s join inspection_officer o using (certificate) where %s order by s.line
        """.formatted(DIFFERS.formatted("s"));
  }

  @Override
  public String merging() {
    return """
        insert into inspection_officer as o (certificate, name, unit, region, fields, valid_from, valid_until, status, person, changed_at)
        select certificate, name, unit, region, fields, valid_from, valid_until, status, person, :at from inspection_stage where :risk <> ''
        on conflict (certificate) do update set name = excluded.name, unit = excluded.unit, region = excluded.region, fields = excluded.fields,
          valid_from = excluded.valid_from, valid_until = excluded.valid_until, status = excluded.status,
          person = coalesce(excluded.person, o.person), changed_at = excluded.changed_at
        where %s
        """.formatted(DIFFERS.formatted("excluded"));
  }
}

package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.platform.CreditCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of a file of regulated parties. */
@Component
class PartyRows implements RowKind {

  private static final List<List<String>> KINDS =
      List.of(
          List.of("ENTERPRISE", "enterprise", "企业"), List.of("SOLE_TRADER", "soleTrader", "个体工商户"),
          List.of("INSTITUTION", "institution", "事业单位"), List.of("ASSOCIATION", "association", "社会组织"));
  private static final List<List<String>> STATES =
      List.of(List.of("OPEN", "open", "存续"), List.of("CLOSED", "closed", "注销"), List.of("REVOKED", "revoked", "吊销"));
  private static final String DIFFERS =
      "(p.name, p.kind, p.place, p.address, p.fields, p.state) is distinct from (%1$s.name, %1$s.kind, %1$s.place, %1$s.address, %1$s.fields, %1$s.state)";

  private final Places places;

  PartyRows(Places places) {
    this.places = places;
  }

  @Override
  public List<String> columns() {
    return List.of("code", "name", "kind", "place", "address", "fields", "state");
  }

  @Override
  public List<String> staged() {
    return List.of("code text", "name text", "kind text", "place bigint", "address text", "fields text[]", "state text");
  }

  @Override
  public List<String> read(RegisterFile.Row row, RowRules rules, City city, Set<String> fields) {
    return List.of(
        code(rules), rules.text("name", true), rules.word("kind", KINDS), Long.toString(rules.place("place", city, places)),
        rules.text("address", false), "{" + String.join(",", rules.fields("fields", fields)) + "}", rules.word("state", STATES));
  }

  private static String code(RowRules rules) {
    String code = rules.text("code", true).toUpperCase(Locale.ROOT);
    if (code.length() == CreditCode.LENGTH && !CreditCode.valid(code)) {
      rules.wrong("code", "inspection.register.row.uscc", code);
    } else if (!code.isEmpty() && !code.matches("[A-Z0-9-]{4,40}")) {
      rules.wrong("code", "inspection.register.row.code", code);
    }
    return code;
  }

  @Override
  public void compare(JdbcClient jdbc, StagedFaults faults) {}

  @Override
  public String counting() {
    return """
        select count(*) filter (where p.id is null), count(*) filter (where p.id is not null and %1$s),
          count(*) filter (where p.id is not null and not (%1$s))
        from inspection_stage s left join inspection_party p using (code)
        """.formatted(DIFFERS.formatted("s"));
  }

  /**
   * Whoever closes down, or opens again, is drawn no more, or again; whoever is elsewhere or does something else is visited by others. While draws are
   * announced, what their pools were made of is kept; and whom a file took out, for the draws that come.
   */
  @Override
  public String telling() {
    return """
        with pair as (
          select s.line, p.id, p.code, p.name, p.kind, p.place, p.address, p.fields, p.state, s.name as new_name, s.kind as new_kind, s.place as new_place,
            s.address as new_address, s.fields as new_fields, s.state as new_state
          from inspection_stage s join inspection_party p using (code)
        ), before as (
          insert into inspection_party_before (party, place, address, fields)
          select id, place, address, fields from pair
          where (place, address, fields) is distinct from (new_place, new_address, new_fields)
            and exists (select from inspection_task where state = 'COMMITTED')
        ), taken_out as (
          insert into inspection_party_taken_out (party, at, place, fields)
          select id, :at, place, fields from pair
          where state = 'OPEN' and (new_state <> 'OPEN' or new_place <> place or not new_fields @> fields)
        )
        insert into inspection_register_log (at, person, kind, about, detail)
        select :at, :by::bigint, told.kind, told.code, told.what || ' · ' || :file || ':' || told.line
        from (
          select line, 'PARTY_STATE' as kind, code, state || ' → ' || new_state as what from pair where state <> new_state
          union all
          select line, 'PARTY_CHANGED', code, concat_ws(' · ',
            case when name <> new_name then 'name ' || name || ' → ' || new_name end, case when kind <> new_kind then 'kind ' || kind || ' → ' || new_kind end,
            case when place <> new_place then 'place ' || place || ' → ' || new_place end,
            case when address <> new_address then 'address ' || address || ' → ' || new_address end,
            case when fields <> new_fields then 'fields ' || array_to_string(fields, ' ') || ' → ' || array_to_string(new_fields, ' ') end)
          from pair where (name, kind, place, address, fields) is distinct from (new_name, new_kind, new_place, new_address, new_fields)
        ) told order by told.line, told.kind desc
        """;
  }

  @Override
  public String merging() {
    return """
        insert into inspection_party as p (code, name, kind, place, address, fields, state, risk, changed_at)
        select code, name, kind, place, address, fields, state, :risk, :at from inspection_stage
        on conflict (code) do update set name = excluded.name, kind = excluded.kind, place = excluded.place, address = excluded.address,
          fields = excluded.fields, state = excluded.state, changed_at = excluded.changed_at
        where %s
        """.formatted(DIFFERS.formatted("excluded"));
  }
}

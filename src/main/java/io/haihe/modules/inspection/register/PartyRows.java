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

  /** Whoever closes down, or opens again, is drawn no more, or again. */
  @Override
  public String telling() {
    return """
        insert into inspection_register_log (at, person, kind, about, detail)
        select :at, :by::bigint, 'PARTY_STATE', p.code, p.state || ' → ' || s.state || ' · ' || :file || ':' || s.line
        from inspection_stage s join inspection_party p using (code) where p.state <> s.state order by s.line
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

package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of regulated parties (检查对象名录库). */
@Component
public class Parties {

  private static final int FETCHED = 5000;

  /** Whoever holds it alone changes the register; whoever shares it reads what stays as it is. */
  static final String CHANGING = "inspection.register";

  private final JdbcClient jdbc;
  private final Places places;
  private final TransactionTemplate transactions;

  Parties(JdbcClient jdbc, Places places, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.places = places;
    this.transactions = transactions;
  }

  public Optional<Party> find(long id) {
    return jdbc.sql("select * from inspection_party where id = ?").param(id).query(Parties::row).optional();
  }

  /** The party of a visit as it was in the pool: where it was and what is supervised of it, whatever the register says since. */
  public Party drawn(long visit) {
    return jdbc.sql(
            """
            select p.id, p.code, p.name, p.kind, coalesce(v.place, p.place) as place, coalesce(v.address, p.address) as address,
              coalesce(v.fields, p.fields) as fields, p.state, p.risk
            from inspection_visit v join inspection_party p on p.id = v.party where v.id = ?
            """)
        .param(visit)
        .query(Parties::row)
        .single();
  }

  /** Until the transaction ends no import changes the register. */
  public void hold() {
    jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('" + CHANGING + "'))").query().singleRow();
  }

  public Optional<Party> byCode(String code) {
    return jdbc.sql("select * from inspection_party where code = ?").param(code).query(Parties::row).optional();
  }

  /** Those of these codes, by code. */
  public Map<String, Party> byCodes(Collection<String> codes) {
    return jdbc.sql("select * from inspection_party where code = any(?)")
        .param(codes.toArray(String[]::new))
        .query(Parties::row)
        .list()
        .stream()
        .collect(Collectors.toMap(Party::code, Function.identity()));
  }

  public List<Party> find(Collection<Long> ids) {
    return jdbc.sql("select * from inspection_party where id = any(?) order by id")
        .param(ids.toArray(Long[]::new))
        .query(Parties::row)
        .list();
  }

  /**
   * The parties in business in a subtree, in the order of their codes, one after the other however many there are.
   *
   * @param fields at least one of which is supervised of the party
   * @param named of these alone; null for all
   */
  public void pool(PlaceCode subtree, Collection<String> fields, @Nullable Collection<Long> named, Consumer<Pooled> each) {
    transactions.executeWithoutResult(status ->
        jdbc.sql(
                """
                select id, code, place, fields, risk from inspection_party
                where state = 'OPEN' and place between :first and :last and fields && :fields::text[]%s order by code collate "C"
                """.formatted(named == null ? "" : " and id = any(:named)"))
            .param("first", subtree.value())
            .param("last", places.get(subtree).last().value())
            .param("fields", fields.toArray(String[]::new))
            .param("named", named == null ? new Long[0] : named.toArray(Long[]::new))
            .withFetchSize(FETCHED)
            .query((RowCallbackHandler) row -> each.accept(new Pooled(
                row.getLong("id"), row.getString("code"), new PlaceCode(row.getLong("place")), List.of((String[]) row.getArray("fields").getArray()),
                RiskClass.valueOf(row.getString("risk"))))));
  }

  /** What a draw has to know of a party. */
  public record Pooled(long id, String code, PlaceCode place, List<String> fields, RiskClass risk) {}

  static Party row(ResultSet row, int n) throws SQLException {
    return new Party(
        row.getLong("id"), row.getString("code"), row.getString("name"), Party.Kind.valueOf(row.getString("kind")),
        new PlaceCode(row.getLong("place")), row.getString("address"), List.of((String[]) row.getArray("fields").getArray()),
        Party.State.valueOf(row.getString("state")), RiskClass.valueOf(row.getString("risk")));
  }
}

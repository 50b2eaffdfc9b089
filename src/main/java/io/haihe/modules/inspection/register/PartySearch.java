package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds parties page after page, in the order of places and codes, by indexes however many there are. */
@Component
class PartySearch {

  private final JdbcClient jdbc;
  private final Places places;

  PartySearch(JdbcClient jdbc, Places places) {
    this.jdbc = jdbc;
    this.places = places;
  }

  /** Where a page ended. */
  public record Mark(long place, String code) {

    static Optional<Mark> parse(String text) {
      int dot = text.indexOf('.');
      return text.matches("\\d{1,15}\\.[A-Z0-9-]{4,40}")
          ? Optional.of(new Mark(Long.parseLong(text.substring(0, dot)), text.substring(dot + 1)))
          : Optional.empty();
    }

    static Mark of(Party party) {
      return new Mark(party.place().value(), party.code());
    }

    @Override
    public String toString() {
      return place + "." + code;
    }
  }

  List<Party> find(PartyQuestion asked, Optional<Mark> after, int limit) {
    String words = asked.words().strip();
    JdbcClient.StatementSpec sql =
        jdbc.sql(
                "select * from inspection_party where place between :first and :last"
                    + (asked.risk() == null ? "" : " and risk = :risk")
                    + (asked.state() == null ? "" : " and state = :state" + (asked.state() == Party.State.OPEN ? "" : " and state <> 'OPEN'"))
                    + (asked.field().isEmpty() ? "" : " and fields @> array[:field]::text[]")
                    + (words.isEmpty() ? "" : " and (code = :code or inspection_pairs(name) @> inspection_pairs(:words) and strpos(lower(name), :words) > 0)")
                    + (after.isEmpty() ? "" : " and (place, code) > (:place, :afterCode)")
                    + " order by place, code limit :limit")
            .param("first", asked.place().value())
            .param("last", places.get(asked.place()).last().value())
            .param("limit", limit);
    sql = asked.risk() == null ? sql : sql.param("risk", asked.risk().name());
    sql = asked.state() == null ? sql : sql.param("state", asked.state().name());
    sql = asked.field().isEmpty() ? sql : sql.param("field", asked.field());
    sql = words.isEmpty() ? sql : sql.param("words", words.toLowerCase(Locale.ROOT)).param("code", words.toUpperCase(Locale.ROOT));
    sql = after.isEmpty() ? sql : sql.param("place", after.get().place()).param("afterCode", after.get().code());
    return sql.query(Parties::row).list();
  }
}

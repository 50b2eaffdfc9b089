package io.haihe.kernel.org;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables {@code org_unit} and {@code org_duty}. */
@Component
class UnitStore {

  private static final String UPSERT =
      """
      insert into org_unit (key, name, name_en, kind, level, place, place_last, parent)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (key) do update
         set name = excluded.name, name_en = excluded.name_en, kind = excluded.kind, level = excluded.level,
             place = excluded.place, place_last = excluded.place_last, parent = excluded.parent, retired = false,
             by_page = false, successor = null, revision = org_unit.revision + 1
       where (org_unit.name, org_unit.name_en, org_unit.kind, org_unit.level, org_unit.place, org_unit.place_last, org_unit.parent,
              org_unit.retired, org_unit.by_page)
             is distinct from (excluded.name, excluded.name_en, excluded.kind, excluded.level, excluded.place, excluded.place_last,
              excluded.parent, false, false)
      """;

  /** What was made on pages stays, as do the duties it was given there. */
  private static final String RETIRE_OTHERS =
      """
      update org_unit set retired = true, revision = revision + 1
       where place between ? and ? and not retired and not by_page and key <> all(?)
      """;
  private static final String FORGET_DUTIES =
      """
      delete from org_duty using org_unit u
       where u.id = unit and u.place between ? and ? and (not u.by_page or u.key = any(?))
      """;
  private static final String ADD_DUTY =
      "insert into org_duty (unit, scenario, category) select id, ?, ? from org_unit where key = ?";
  private static final String ALL_UNITS =
      """
      select u.id, u.key, u.name, u.name_en, u.kind, u.level, u.place, u.place_last, u.retired, u.by_page,
             p.id as parent_id
        from org_unit u left join org_unit p on p.key = u.parent
      """;
  private static final int BATCH = 1000;

  private final JdbcTemplate jdbc;

  UnitStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  long version() {
    Long version = jdbc.queryForObject("select version from org_unit_version", Long.class);
    return version == null ? 0 : version;
  }

  UnitSnapshot snapshot() {
    Map<Long, List<Duty>> duties = new HashMap<>();
    jdbc.query(
        "select unit, scenario, category from org_duty",
        row -> {
          duties
              .computeIfAbsent(row.getLong("unit"), unit -> new ArrayList<>())
              .add(new Duty(row.getString("scenario"), row.getString("category")));
        });
    return new UnitSnapshot(jdbc.query(ALL_UNITS, (row, number) -> entry(row)), duties);
  }

  @Transactional
  void replace(City city, List<PlannedUnit> units) {
    String[] keys = units.stream().map(PlannedUnit::key).toArray(String[]::new);
    Object[] range = {city.root().code().value(), city.root().last().value(), keys};
    changed();
    jdbc.update(FORGET_DUTIES, range);
    jdbc.update(RETIRE_OTHERS, range);
    jdbc.batchUpdate(UPSERT, units, BATCH, (row, unit) -> {
      row.setString(1, unit.key());
      row.setString(2, unit.name());
      row.setString(3, unit.nameEn());
      row.setString(4, unit.kind().name());
      row.setString(5, unit.place().level().name());
      row.setLong(6, unit.place().code().value());
      row.setLong(7, unit.place().last().value());
      row.setString(8, unit.parent());
    });
    jdbc.batchUpdate(ADD_DUTY, duties(units), new int[] {});
  }

  /** Servers read the units anew. The row is the lock that keeps two changes apart. */
  void changed() {
    jdbc.update("update org_unit_version set version = version + 1");
  }

  private static List<Object[]> duties(List<PlannedUnit> units) {
    List<Object[]> rows = new ArrayList<>();
    for (PlannedUnit unit : units) {
      unit.duties().forEach(duty -> rows.add(new Object[] {duty.scenario(), duty.category(), unit.key()}));
    }
    return rows;
  }

  private static UnitSnapshot.Entry entry(ResultSet row) throws SQLException {
    Unit unit =
        new Unit(
            row.getLong("id"),
            row.getString("key"),
            row.getString("name"),
            row.getString("name_en"),
            Unit.Kind.valueOf(row.getString("kind")),
            new PlaceCode(row.getLong("place")),
            row.getObject("parent_id", Long.class));
    return new UnitSnapshot.Entry(
        unit,
        PlaceLevel.valueOf(row.getString("level")),
        new PlaceCode(row.getLong("place_last")),
        row.getBoolean("retired"),
        row.getBoolean("by_page"));
  }
}

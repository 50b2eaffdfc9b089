package io.haihe.kernel.org;

import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Single units in the tables {@code org_unit} and {@code org_duty}, and who sits in them. */
@Component
class UnitCards {

  private static final String IN_FORCE =
      "s.from_day <= :day and (s.until_day is null or s.until_day >= :day) and not p.disabled";

  /** Units in service with a duty where nobody has a seat. */
  private static final String EMPTY =
      """
      select u.id from org_unit u
       where not u.retired and u.place between :first and :last and exists (select from org_duty d where d.unit = u.id)
         and not exists (select from org_seat s join org_person p on p.id = s.person where s.unit = u.id and %s)
      """
          .formatted(IN_FORCE);

  private final JdbcClient jdbc;

  UnitCards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<UnitCard> find(long id, LongFunction<Unit> units) {
    List<Duty> duties =
        jdbc.sql("select scenario, category from org_duty where unit = ? order by 1, 2")
            .param(id)
            .query((row, n) -> new Duty(row.getString(1), row.getString(2)))
            .list();
    return jdbc.sql("select retired, by_page, revision, successor from org_unit where id = ?")
        .param(id)
        .query((row, n) -> new UnitCard(
            units.apply(id), row.getBoolean(1), row.getBoolean(2), row.getInt(3), row.getObject(4, Long.class), duties))
        .optional();
  }

  /** @throws org.springframework.dao.DuplicateKeyException if there is one of that key */
  long insert(String key, Place place, Unit.Kind kind, String name, @Nullable String nameEn, String parent) {
    return jdbc.sql(
            """
            insert into org_unit (key, name, name_en, kind, level, place, place_last, parent, by_page)
            values (:key, :name, :nameEn, :kind, :level, :place, :last, :parent, true) returning id
            """)
        .param("key", key)
        .param("name", name)
        .param("nameEn", nameEn)
        .param("kind", kind.name())
        .param("level", place.level().name())
        .param("place", place.code().value())
        .param("last", place.last().value())
        .param("parent", parent)
        .query(Long.class)
        .single();
  }

  /** @return whether it was still as seen */
  boolean describe(long id, int seen, String name, @Nullable String nameEn) {
    return jdbc.sql("update org_unit set name = :name, name_en = :nameEn, revision = revision + 1 where id = :id and revision = :seen")
            .param("name", name)
            .param("nameEn", nameEn)
            .param("id", id)
            .param("seen", seen)
            .update()
        > 0;
  }

  /** @return whether it was still as seen */
  boolean close(long id, int seen, boolean closed, @Nullable Long successor) {
    return jdbc.sql("update org_unit set retired = :closed, successor = :successor, revision = revision + 1 where id = :id and revision = :seen")
            .param("closed", closed)
            .param("successor", successor)
            .param("id", id)
            .param("seen", seen)
            .update()
        > 0;
  }

  void setDuties(long id, List<Duty> duties) {
    jdbc.sql("delete from org_duty where unit = ?").param(id).update();
    for (Duty duty : duties) {
      jdbc.sql("insert into org_duty (unit, scenario, category) values (?, ?, ?)")
          .params(id, duty.scenario(), duty.category())
          .update();
    }
  }

  /** The name of another unit in service at the place with that duty. */
  Optional<String> holderAt(PlaceCode place, Duty duty, long butNot) {
    return jdbc.sql(
            """
            select u.name from org_duty d join org_unit u on u.id = d.unit
             where u.place = ? and not u.retired and u.id <> ? and d.scenario = ? and d.category = ? limit 1
            """)
        .params(place.value(), butNot, duty.scenario(), duty.category())
        .query(String.class)
        .optional();
  }

  List<UnitMember> members(long unit, LocalDate day, int limit) {
    return jdbc.sql(
            """
            select p.id, p.name, p.login, s.role from org_seat s join org_person p on p.id = s.person
             where s.unit = :unit and %s order by p.name, p.id, s.role limit :limit
            """
                .formatted(IN_FORCE))
        .param("unit", unit)
        .param("day", day)
        .param("limit", limit)
        .query((row, n) -> new UnitMember(row.getLong(1), row.getString(2), row.getString(3), Role.valueOf(row.getString(4))))
        .list();
  }

  /** Units without anybody are left out. */
  Map<Long, Integer> people(Collection<Long> units, LocalDate day) {
    Map<Long, Integer> people = new HashMap<>();
    jdbc.sql(
            """
            select s.unit, count(distinct s.person) from org_seat s join org_person p on p.id = s.person
             where s.unit = any(:units) and %s group by 1
            """
                .formatted(IN_FORCE))
        .param("units", units.toArray(Long[]::new))
        .param("day", day)
        .query(row -> {
          people.put(row.getLong(1), row.getInt(2));
        });
    return people;
  }

  List<Long> empty(PlaceCode first, PlaceCode last, LocalDate day, int limit) {
    return jdbc.sql(EMPTY + " order by u.place, u.id limit :limit")
        .param("first", first.value())
        .param("last", last.value())
        .param("day", day)
        .param("limit", limit)
        .query(Long.class)
        .list();
  }

  long countEmpty(PlaceCode first, PlaceCode last, LocalDate day) {
    return jdbc.sql("select count(*) from (" + EMPTY + ") e")
        .param("first", first.value())
        .param("last", last.value())
        .param("day", day)
        .query(Long.class)
        .single();
  }
}

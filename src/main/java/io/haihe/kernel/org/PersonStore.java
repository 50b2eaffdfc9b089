package io.haihe.kernel.org;

import io.haihe.kernel.place.PlaceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code org_person}. */
@Component
class PersonStore {

  /** What it takes to open an account: the password already hashed. */
  record Hashed(NewPerson person, String hash) {}

  private static final String COLUMNS = "p.id, p.login, p.name, p.language, p.home_unit, p.disabled";

  private static final String INSERT =
      """
      insert into org_person (login, name, language, home_unit, password_hash, must_change, created_at)
      select login, name, language, unit, hash, must_change, :at
        from unnest(:logins::text[], :names::text[], :languages::text[], :units::bigint[], :hashes::text[],
                    :changes::boolean[]) with ordinality as n (login, name, language, unit, hash, must_change, place)
       order by place
      returning id
      """;

  /** People whose home unit or any seat not yet over lies in the place range. */
  private static final String SEARCH =
      """
      select %s from org_person p
       where (:words = '' or strpos(lower(p.name), :words) > 0 or strpos(p.login, :words) > 0)
         and (exists (select 1 from org_unit u where u.id = p.home_unit and u.place between :first and :last)
              or exists (select 1 from org_seat s join org_unit u on u.id = s.unit
                          where s.person = p.id and u.place between :first and :last
                            and (s.until_day is null or s.until_day >= cast(:at as date) - 1)))
       order by p.name, p.id limit :limit
      """
          .formatted(COLUMNS);

  /** People whose home unit lies in the place range, and who have no seat that is in force or to come. */
  private static final String SEATLESS =
      """
      from org_person p join org_unit u on u.id = p.home_unit
       where u.place between :first and :last and not p.disabled
         and not exists (select from org_seat s where s.person = p.id
                          and (s.until_day is null or s.until_day >= cast(:at as date) and s.until_day >= s.from_day))
      """;

  private final JdbcClient jdbc;

  PersonStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Returns the ids in the order given. */
  List<Long> insert(List<Hashed> people, Instant at) {
    return jdbc.sql(INSERT)
        .param("logins", people.stream().map(each -> each.person().login()).toArray(String[]::new))
        .param("names", people.stream().map(each -> each.person().name()).toArray(String[]::new))
        .param("languages", people.stream().map(each -> each.person().language()).toArray(String[]::new))
        .param("units", people.stream().map(each -> each.person().homeUnit()).toArray(Long[]::new))
        .param("hashes", people.stream().map(Hashed::hash).toArray(String[]::new))
        .param("changes", people.stream().map(each -> each.person().mustChange()).toArray(Boolean[]::new))
        .param("at", Timestamp.from(at))
        .query(Long.class)
        .list();
  }

  List<String> taken(List<String> logins) {
    return jdbc.sql("select login from org_person where login = any(?)")
        .param(logins.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  Optional<Person> find(long id) {
    return jdbc.sql("select " + COLUMNS + " from org_person p where id = ?").param(id).query(this::person).optional();
  }

  List<Person> find(Collection<Long> ids) {
    return jdbc.sql("select " + COLUMNS + " from org_person p where id = any(?)").param(ids.toArray(Long[]::new)).query(this::person).list();
  }

  Map<String, Long> byLogins(List<String> logins) {
    Map<String, Long> ids = new HashMap<>();
    jdbc.sql("select p.login, p.id from unnest(?::text[]) as asked (login) join org_person p using (login)")
        .param(logins.toArray(String[]::new))
        .query(row -> {
          ids.put(row.getString(1), row.getLong(2));
        });
    return ids;
  }

  Optional<Person> byLogin(String login) {
    return jdbc.sql("select " + COLUMNS + " from org_person p where login = ?")
        .param(login)
        .query(this::person)
        .optional();
  }

  List<Person> search(String words, PlaceCode first, PlaceCode last, Instant at, int limit) {
    return jdbc.sql(SEARCH)
        .param("words", words)
        .param("first", first.value())
        .param("last", last.value())
        .param("at", Timestamp.from(at))
        .param("limit", limit)
        .query(this::person)
        .list();
  }

  long countSeatless(PlaceCode first, PlaceCode last, Instant at) {
    return jdbc.sql("select count(*) " + SEATLESS)
        .param("first", first.value())
        .param("last", last.value())
        .param("at", Timestamp.from(at))
        .query(Long.class)
        .single();
  }

  List<Person> seatless(PlaceCode first, PlaceCode last, Instant at, int limit) {
    return jdbc.sql("select " + COLUMNS + " " + SEATLESS + " order by p.name, p.id limit :limit")
        .param("first", first.value())
        .param("last", last.value())
        .param("at", Timestamp.from(at))
        .param("limit", limit)
        .query(this::person)
        .list();
  }

  void disable(long person, boolean disabled) {
    jdbc.sql("update org_person set disabled = ?, generation = generation + 1 where id = ?")
        .params(disabled, person)
        .update();
    if (disabled) {
      jdbc.sql("delete from org_mail where person = ?").param(person).update();
    }
  }

  void describe(long person, String name, String language) {
    jdbc.sql("update org_person set name = ?, language = ? where id = ?").params(name, language, person).update();
  }

  Optional<String> passwordHash(long person) {
    return jdbc.sql("select password_hash from org_person where id = ?").param(person).query(String.class).optional();
  }

  /** Also ends the sessions that began with the old one. */
  void setPassword(long person, String hash, boolean mustChange) {
    jdbc.sql("update org_person set password_hash = ?, must_change = ?, generation = generation + 1 where id = ?")
        .params(hash, mustChange, person)
        .update();
  }

  private Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        row.getLong("id"),
        row.getString("login"),
        row.getString("name"),
        row.getString("language"),
        row.getLong("home_unit"),
        row.getBoolean("disabled"));
  }
}

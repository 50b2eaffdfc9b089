package io.haihe.modules.management;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code management_list}. */
@Component
class SavedListStore {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.builder().build();

  SavedListStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One's own by name, then those of others that are shared with one of the units. */
  List<SavedList> of(long person, Collection<Long> units, int most) {
    return jdbc.sql(
            """
            select * from management_list where person = :person or unit = any(:units)
            order by person <> :person, lower(name), id limit :most
            """)
        .param("person", person)
        .param("units", units.toArray(Long[]::new))
        .param("most", most)
        .query(this::row)
        .list();
  }

  int count(long person) {
    return jdbc.sql("select count(*) from management_list where person = ?").param(person).query(Integer.class).single();
  }

  /** @throws org.springframework.dao.DuplicateKeyException if the person has one of that name */
  void add(SavedList list, Instant at) {
    jdbc.sql(
            """
            insert into management_list (person, name, asked, unit, begins, created_at)
            values (:person, :name, :asked::jsonb, nullif(:unit, 0), :begins, :at)
            """)
        .param("person", list.person())
        .param("name", list.name())
        .param("asked", json.writeValueAsString(list.asked()))
        .param("unit", list.unit())
        .param("begins", list.begins())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** @return whether the person had it */
  boolean remove(long person, long id) {
    return jdbc.sql("delete from management_list where person = ? and id = ?").params(person, id).update() == 1;
  }

  void beginWithNone(long person) {
    jdbc.sql("update management_list set begins = false where person = ? and begins").param(person).update();
  }

  /** @return whether the person has it */
  boolean beginWith(long person, long id) {
    return jdbc.sql("update management_list set begins = true where person = ? and id = ?").params(person, id).update() == 1;
  }

  private SavedList row(ResultSet row, int n) throws SQLException {
    return new SavedList(
        row.getLong("id"), row.getLong("person"), row.getString("name"), json.readValue(row.getString("asked"), TEXTS),
        row.getLong("unit"), row.getBoolean("begins"));
  }
}

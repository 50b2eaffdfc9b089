package io.haihe.modules.counter;

import io.haihe.kernel.place.PlaceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what one can queue for. */
@Component
class QueueStore {

  private final JdbcClient jdbc;

  QueueStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Queue> all() {
    return jdbc.sql("select * from counter_queue where open order by place, unit, letter").query(QueueStore::row).list();
  }

  List<Queue> of(long unit) {
    return jdbc.sql("select * from counter_queue where unit = ? and open order by letter").param(unit).query(QueueStore::row).list();
  }

  void keep(Queue queue) {
    jdbc.sql(
            """
            insert into counter_queue (unit, letter, place, name_zh, name_en, open) values (?, ?, ?, ?, ?, ?)
            on conflict (unit, letter) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, open = excluded.open
            """)
        .params(queue.unit(), queue.letter(), queue.place().value(), queue.nameZh(), queue.nameEn(), queue.open())
        .update();
  }

  private static Queue row(ResultSet row, int n) throws SQLException {
    return new Queue(
        row.getLong("unit"), row.getString("letter"), new PlaceCode(row.getLong("place")), row.getString("name_zh"), row.getString("name_en"),
        row.getBoolean("open"));
  }
}

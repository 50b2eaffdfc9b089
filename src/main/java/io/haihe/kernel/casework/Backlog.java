package io.haihe.kernel.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which projections have not read far enough: their numbers and messages lag behind the cases. */
@Component
public class Backlog {

  /** A serving city reads twice a second; so much unread is no ordinary moment. */
  private static final int MANY = 1000;

  private final JdbcClient jdbc;

  Backlog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By the name of the projection, how many entries wait to be read; at most one more than {@value #MANY}, for more are not counted. */
  public Map<String, Long> behind() {
    Map<String, Long> behind = new LinkedHashMap<>();
    jdbc.sql(
            """
            select projection, unread from (
              select c.projection, (select count(*) from (
                select 1 from casework_entry e where (e.xid, e.position) > (c.xid, c.position) limit :many + 1) waiting) as unread
              from casework_cursor c) counted
            where unread > :many order by projection
            """)
        .param("many", MANY)
        .query(row -> {
          behind.put(row.getString(1), row.getLong(2));
        });
    return behind;
  }
}

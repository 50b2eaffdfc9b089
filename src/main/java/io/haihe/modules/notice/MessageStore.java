package io.haihe.modules.notice;

import io.haihe.kernel.casework.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what members of staff were told. */
@Component
class MessageStore {

  /** As many unread ones as are counted. */
  static final int COUNTED = 100;

  private final JdbcClient jdbc;

  MessageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Message(long id, long caseId, String number, String english, String chinese, Instant at, boolean read) {}

  /** Once for each person, however often it is asked. */
  void add(long person, Told told, Wording.Words words) {
    jdbc.sql(
            """
            insert into notice_message (person, case_id, seq, notice, number, text_en, text_zh, at)
            values (:person, :case, :seq, :notice, :number, :en, :zh, :at) on conflict do nothing
            """)
        .param("person", person)
        .param("case", told.matter().id())
        .param("seq", told.entry().seq())
        .param("notice", told.notice().key())
        .param("number", told.matter().number())
        .param("en", words.english())
        .param("zh", words.chinese())
        .param("at", Timestamp.from(told.entry().at()))
        .update();
  }

  /** The newest first. */
  List<Message> of(long person, boolean unreadOnly, int page, int size) {
    return jdbc.sql(
            """
            select * from notice_message where person = :person and (read_at is null or not :unread)
            order by id desc limit :limit offset :offset
            """)
        .param("person", person)
        .param("unread", unreadOnly)
        .param("limit", size)
        .param("offset", (long) (page - 1) * size)
        .query(MessageStore::row)
        .list();
  }

  int unread(long person) {
    return jdbc.sql(
            "select count(*) from (select from notice_message where person = ? and read_at is null limit " + COUNTED + ") unread")
        .param(person)
        .query(Integer.class)
        .single();
  }

  void read(long person, Collection<Long> ids, Instant at) {
    jdbc.sql("update notice_message set read_at = :at where person = :person and id = any(:ids) and read_at is null")
        .param("at", Timestamp.from(at))
        .param("person", person)
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }

  /** @param upTo the newest one that was seen */
  void readAll(long person, long upTo, Instant at) {
    jdbc.sql("update notice_message set read_at = :at where person = :person and id <= :id and read_at is null")
        .param("at", Timestamp.from(at))
        .param("person", person)
        .param("id", upTo)
        .update();
  }

  void forget(Instant before) {
    jdbc.sql("delete from notice_message where at < ?").param(Timestamp.from(before)).update();
  }

  private static Message row(ResultSet row, int n) throws SQLException {
    return new Message(
        row.getLong("id"), row.getLong("case_id"), row.getString("number"), row.getString("text_en"),
        row.getString("text_zh"), row.getTimestamp("at").toInstant(), row.getTimestamp("read_at") != null);
  }
}

package io.haihe.modules.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages of members of staff that are to be mailed too, each given out to one server at a time. */
@Component
class LetterStore {

  private final JdbcClient jdbc;

  LetterStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param read whether its receiver has read it in the product meanwhile */
  record Letter(long id, long person, String path, String english, String chinese, Instant at, boolean read, int attempts) {

    String text(Locale locale) {
      return locale.getLanguage().equals("zh") ? chinese : english;
    }
  }

  List<Letter> lease(Instant now, Duration lease, int limit) {
    return jdbc.sql(
            """
            update notice_message set letter_at = :until, letter_attempts = letter_attempts + 1
            where id in (select id from notice_message where letter_at <= :now order by letter_at limit :limit for update skip locked)
            returning *
            """)
        .param("until", Timestamp.from(now.plus(lease)))
        .param("now", Timestamp.from(now))
        .param("limit", limit)
        .query(LetterStore::row)
        .list();
  }

  /**
   * Keeps what became of it, unless another server has taken it over meanwhile.
   *
   * @param next when it is tried again, or null
   */
  void end(Letter letter, @Nullable Instant next, @Nullable String error) {
    jdbc.sql("update notice_message set letter_at = :next, letter_error = :error where id = :id and letter_attempts = :attempts")
        .param("next", next == null ? null : Timestamp.from(next), Types.TIMESTAMP)
        .param("error", error)
        .param("id", letter.id())
        .param("attempts", letter.attempts())
        .update();
  }

  private static Letter row(ResultSet row, int n) throws SQLException {
    return new Letter(
        row.getLong("id"), row.getLong("person"), row.getString("path"), row.getString("text_en"), row.getString("text_zh"),
        row.getTimestamp("at").toInstant(), row.getTimestamp("read_at") != null, row.getInt("letter_attempts"));
  }
}

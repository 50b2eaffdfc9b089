package io.haihe.modules.notice;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.org.StaffMessages.News;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  /**
   * @param caseId 0 where it is about no case
   * @param number of the case, or empty
   * @param path of the page it is about where it is no case, or empty
   */
  record Message(long id, long caseId, String number, String path, String english, String chinese, Instant at, boolean read) {

    String text(Locale locale) {
      return locale.getLanguage().equals("zh") ? chinese : english;
    }
  }

  /** @param notice what it tells, in a word */
  record About(Case matter, Entry entry, String notice) {}

  /** A message to be kept. */
  record New(long person, About about, Wording.Words words) {}

  void add(long person, About about, Wording.Words words) {
    add(List.of(new New(person, about, words)));
  }

  /** Once for each person, however often it is asked. */
  void add(List<New> messages) {
    if (messages.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into notice_message (person, case_id, seq, notice, number, text_en, text_zh, at)
            select * from unnest(:people::bigint[], :cases::bigint[], :seqs::int[], :notices::text[], :numbers::text[], :en::text[], :zh::text[],
              :at::timestamptz[])
            on conflict do nothing
            """)
        .param("people", messages.stream().map(New::person).toArray(Long[]::new))
        .param("cases", messages.stream().map(one -> one.about().matter().id()).toArray(Long[]::new))
        .param("seqs", messages.stream().map(one -> one.about().entry().seq()).toArray(Integer[]::new))
        .param("notices", messages.stream().map(one -> one.about().notice()).toArray(String[]::new))
        .param("numbers", messages.stream().map(one -> one.about().matter().number()).toArray(String[]::new))
        .param("en", messages.stream().map(one -> one.words().english()).toArray(String[]::new))
        .param("zh", messages.stream().map(one -> one.words().chinese()).toArray(String[]::new))
        .param("at", messages.stream().map(one -> one.about().entry().at().toString()).toArray(String[]::new))
        .update();
  }

  /**
   * What is about no case; once for each person and subject.
   *
   * @param letterAt when it is to be mailed, or null
   */
  void add(Collection<Long> people, News news, @Nullable Instant letterAt) {
    jdbc.sql(
            """
            insert into notice_message (person, case_id, seq, notice, number, path, text_en, text_zh, at, letter_at)
            select person, 0, 0, :subject, '', :path, :en, :zh, :at::timestamptz, :letter::timestamptz from unnest(:people::bigint[]) person
            on conflict do nothing
            """)
        .param("people", people.toArray(Long[]::new))
        .param("subject", news.subject())
        .param("path", news.path())
        .param("en", news.english())
        .param("zh", news.chinese())
        .param("at", Timestamp.from(news.at()))
        .param("letter", letterAt == null ? null : Timestamp.from(letterAt), Types.TIMESTAMP)
        .update();
  }

  /** Where a message that is about no case leads; empty for all others, and for those of others. */
  Optional<String> path(long person, long id) {
    return jdbc.sql("select path from notice_message where person = ? and id = ? and path <> ''").params(person, id).query(String.class).optional();
  }

  /**
   * By when what they tell happened, the newest first.
   *
   * @param number only those about this case; empty for all
   * @param before the last one of the page before, or 0 for the first page
   */
  List<Message> of(long person, String number, boolean unreadOnly, long before, int size) {
    return jdbc.sql(
            """
            select * from notice_message
            where person = :person and (read_at is null or not :unread) and (:number = '' or number = :number)
            """
                + (before == 0 ? "" : "and (at, id) < (select at, id from notice_message where person = :person and id = :before)\n")
                + "order by at desc, id desc limit :limit")
        .param("person", person)
        .param("number", number)
        .param("unread", unreadOnly)
        .param("before", before)
        .param("limit", size)
        .query(MessageStore::row)
        .list();
  }

  /** The unread one that arrived last, whenever what it tells happened; 0 for none. */
  long lastArrived(long person) {
    return jdbc.sql("select coalesce(max(id), 0) from notice_message where person = ? and read_at is null")
        .param(person)
        .query(Long.class)
        .single();
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

  /** @param upTo the one that had arrived last when the list was shown */
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
        row.getLong("id"), row.getLong("case_id"), row.getString("number"), row.getString("path"),
        row.getString("text_en"), row.getString("text_zh"), row.getTimestamp("at").toInstant(), row.getTimestamp("read_at") != null);
  }
}

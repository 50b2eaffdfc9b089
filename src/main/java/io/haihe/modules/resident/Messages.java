package io.haihe.modules.resident;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an account itself has to tell its resident; what cases tell them stands with the cases. */
@Component
class Messages {

  private final JdbcClient jdbc;

  Messages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is told. The name of each, in small letters, ends the key of its text. */
  enum Kind {
    PASSWORD,
    PASSKEY,
    /** About the office that saw who the resident is. */
    VERIFIED,
    /** About the scenario whose form was saved. */
    DRAFT
  }

  record Message(Instant at, Kind kind, String about, boolean seen) {}

  void tell(long account, Kind kind, String about, Instant at) {
    jdbc.sql("insert into resident_message (account, at, kind, about) values (?, ?, ?, ?)")
        .params(account, Timestamp.from(at), kind.name(), about)
        .update();
  }

  /** The newest first. */
  List<Message> list(long account, int limit) {
    return jdbc.sql("select at, kind, about, seen from resident_message where account = ? order by at desc, id desc limit ?")
        .params(account, limit)
        .query((row, n) -> new Message(
            row.getTimestamp(1).toInstant(), Kind.valueOf(row.getString(2)), row.getString(3), row.getBoolean(4)))
        .list();
  }

  int unseen(long account) {
    return jdbc.sql("select count(*) from resident_message where account = ? and not seen").param(account).query(Integer.class).single();
  }

  void see(long account) {
    jdbc.sql("update resident_message set seen = true where account = ? and not seen").param(account).update();
  }

  void forget(Instant before) {
    jdbc.sql("delete from resident_message where at < ?").param(Timestamp.from(before)).update();
  }
}

package io.haihe.kernel.scenario;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what when with the drafts and versions of a scenario; written in the transaction of the deed. */
@Component
public class LifeLog {

  /** What can be done. */
  public enum Kind {
    BEGUN(true),
    SAVED(true),
    ADDED(true),
    REMOVED(true),
    REPLACED(true),
    HANDED_IN(true),
    TAKEN_BACK(false),
    SENT_BACK(false),
    PUBLISHED(false),
    DISCARDED(false),
    IN_FORCE(false),
    RETIRED(false),
    REVIVED(false),
    MIGRATION(false);

    private final boolean authored;

    Kind(boolean authored) {
      this.authored = authored;
    }
  }

  /**
   * @param person null for the operator and the start of the program
   * @param draft null for what belongs to no draft
   * @param detail a file, a version or a reason; empty for none
   */
  public record Line(Instant at, @Nullable Long person, String key, @Nullable Long draft, Kind kind, String detail) {}

  private final JdbcClient jdbc;

  LifeLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(Line line) {
    jdbc.sql(
            """
            insert into scenario_log (at, person, key, draft, kind, detail)
            values (:at, :person, :key, :draft, :kind, :detail)
            """)
        .param("at", Timestamp.from(line.at()))
        .param("person", line.person())
        .param("key", line.key())
        .param("draft", line.draft())
        .param("kind", line.kind().name())
        .param("detail", line.detail())
        .update();
  }

  /** The newest first. */
  public List<Line> of(String key, int limit) {
    return jdbc.sql("select at, person, key, draft, kind, detail from scenario_log where key = ? order by id desc limit ?")
        .params(key, limit)
        .query((row, n) -> new Line(
            row.getTimestamp("at").toInstant(), row.getObject("person", Long.class), row.getString("key"),
            row.getObject("draft", Long.class), Kind.valueOf(row.getString("kind")), row.getString("detail")))
        .list();
  }

  /** Everybody whose work a draft is: they do not judge it. */
  public Set<Long> authors(long draft) {
    List<String> authored =
        List.of(Kind.values()).stream().filter(kind -> kind.authored).map(Kind::name).toList();
    return new TreeSet<>(
        jdbc.sql("select distinct person from scenario_log where draft = :draft and kind in (:kinds)")
            .param("draft", draft)
            .param("kinds", authored)
            .query(Long.class)
            .list());
  }
}

package io.haihe.kernel.org;

import io.haihe.kernel.org.Trail.Line;
import io.haihe.kernel.org.Trail.Question;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a trail from a table with the columns {@code at} and {@code id}, page after page by an index. Where several columns may name the
 * person, each is asked by its own index.
 *
 * @param select what is read, with its joins, of the table called {@code t}
 * @param where what holds of all that is asked for
 * @param persons the columns that may name the person
 * @param kind the column of the kind
 */
public record TrailSql(String select, String where, List<String> persons, String kind) {

  public List<Line> read(JdbcClient jdbc, Question asked, int limit, RowMapper<Line> line) {
    String all = asked.person() == null ? one("") : persons.stream().map(column -> one(" and " + column + " = :person")).collect(Collectors.joining(" union "));
    JdbcClient.StatementSpec statement =
        jdbc.sql("select * from (" + all.formatted(bounds(asked)) + ") found order by at desc, id desc limit :limit").param("limit", limit);
    if (asked.person() != null) {
      statement = statement.param("person", asked.person());
    }
    if (asked.kind() != null) {
      statement = statement.param("kind", asked.kind());
    }
    if (asked.from() != null) {
      statement = statement.param("from", Timestamp.from(asked.from()));
    }
    if (asked.until() != null) {
      statement = statement.param("until", Timestamp.from(asked.until()));
    }
    if (asked.after() != null) {
      statement = statement.param("at", Timestamp.from(asked.after().at())).param("id", asked.after().id());
    }
    return statement.query(line).list();
  }

  private String one(String person) {
    return "(select " + select + " where " + where + person + "%1$s order by t.at desc, t.id desc limit :limit)";
  }

  private String bounds(Question asked) {
    return (asked.kind() == null ? "" : " and " + kind + " = :kind")
        + (asked.from() == null ? "" : " and t.at >= :from")
        + (asked.until() == null ? "" : " and t.at < :until")
        + (asked.after() == null ? "" : " and (t.at, t.id) < (:at, :id)");
  }
}

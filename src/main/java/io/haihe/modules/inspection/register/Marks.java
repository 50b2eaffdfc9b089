package io.haihe.modules.inspection.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happened to parties and may count for their class. Whoever adds a mark finds the class moved. */
@Component
public class Marks {

  private final JdbcClient jdbc;
  private final Credit credit;
  private final Clock clock;

  Marks(JdbcClient jdbc, Credit credit, Clock clock) {
    this.jdbc = jdbc;
    this.credit = credit;
    this.clock = clock;
  }

  /**
   * Something that happened to a party.
   *
   * @param at the day it happened, in the time of the city
   * @param source number of the case it is known from
   */
  public record Happened(long party, MarkKind kind, LocalDate at, String source) {}

  /**
   * Notes what happened, once however often it is told, and classifies the party again.
   *
   * @return whether it was new
   */
  @Transactional
  public boolean add(long party, MarkKind kind, LocalDate at, String source) {
    return add(List.of(new Happened(party, kind, at, source))) > 0;
  }

  /**
   * The same of many at once, in as many statements as of one.
   *
   * @return how many were new
   */
  @Transactional
  public int add(Collection<Happened> all) {
    if (all.isEmpty()) {
      return 0;
    }
    credit.hold(all.stream().map(Happened::party).toList());
    List<Long> fresh = jdbc.sql(
            """
            insert into inspection_mark (party, kind, at, source) select * from unnest(?::bigint[], ?::text[], ?::date[], ?::text[])
            on conflict do nothing returning party
            """)
        .params(
            all.stream().map(Happened::party).toArray(Long[]::new), all.stream().map(one -> one.kind().key()).toArray(String[]::new),
            all.stream().map(one -> one.at().toString()).toArray(String[]::new), all.stream().map(Happened::source).toArray(String[]::new))
        .query(Long.class)
        .list();
    credit.classify(Set.copyOf(fresh));
    return fresh.size();
  }

  /**
   * Takes back what a case had brought, as its result was changed. The marks stay to be seen, and count no more.
   *
   * @return how many were taken back
   */
  @Transactional
  public int withdraw(long party, String source, String why) {
    credit.hold(List.of(party));
    int gone =
        jdbc.sql("update inspection_mark set withdrawn_at = ?, withdrawn_why = ? where party = ? and source = ? and withdrawn_at is null")
            .params(Timestamp.from(clock.instant()), why, party, source)
            .update();
    if (gone > 0) {
      credit.classify(Set.of(party));
    }
    return gone;
  }

  /** The newest first. */
  public List<Mark> of(long party) {
    return jdbc.sql("select * from inspection_mark where party = ? order by at desc, id desc").param(party).query(Marks::row).list();
  }

  /** Why the party is of its class today. */
  public CreditExplanation explain(Party party) {
    return credit.rule(party.place()).explain(of(party.id()), credit.today(party.place()));
  }

  private static Mark row(ResultSet row, int n) throws SQLException {
    return new Mark(
        row.getLong("id"), row.getLong("party"), row.getString("kind"), row.getObject("at", LocalDate.class), row.getString("source"),
        row.getString("withdrawn_why"));
  }
}

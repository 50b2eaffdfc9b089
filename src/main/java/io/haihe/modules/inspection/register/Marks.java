package io.haihe.modules.inspection.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
   * Notes what happened, once however often it is told, and classifies the party again.
   *
   * @param at the day it happened, in the time of the city
   * @param source number of the case it is known from
   * @return whether it was new
   */
  @Transactional
  public boolean add(long party, MarkKind kind, LocalDate at, String source) {
    credit.hold(party);
    boolean fresh =
        jdbc.sql("insert into inspection_mark (party, kind, at, source) values (?, ?, ?, ?) on conflict do nothing")
                .params(party, kind.key(), at, source)
                .update()
            > 0;
    if (fresh) {
      credit.classify(party);
    }
    return fresh;
  }

  /**
   * Takes back what a case had brought, as its result was changed. The marks stay to be seen, and count no more.
   *
   * @return how many were taken back
   */
  @Transactional
  public int withdraw(long party, String source, String why) {
    credit.hold(party);
    int gone =
        jdbc.sql("update inspection_mark set withdrawn_at = ?, withdrawn_why = ? where party = ? and source = ? and withdrawn_at is null")
            .params(Timestamp.from(clock.instant()), why, party, source)
            .update();
    if (gone > 0) {
      credit.classify(party);
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

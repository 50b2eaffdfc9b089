package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Authority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who must not inspect whom. Nothing of it is ever deleted: draws were made by it. */
@Component
public class Recusals {

  private static final int FETCHED = 5000;
  private static final int SHOWN = 200;

  /**
   * A condition on {@code inspection_recusal r}: whether it keeps anybody apart. What one person entered for another does not until a second one has
   * confirmed it: where it is known whom a draw visits, somebody could narrow the deck to a team.
   */
  public static final String COUNTS = "(r.own or r.confirmed_at is not null)";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  Recusals(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** All that hold on a day, in the order of officers and parties, one after the other. */
  public void on(LocalDate day, Consumer<Recusal> each) {
    transactions.executeWithoutResult(status ->
        jdbc.sql("select * from inspection_recusal where until is null or until >= ? order by officer, party, id")
            .param(day)
            .withFetchSize(FETCHED)
            .query((RowCallbackHandler) row -> each.accept(row(row, 0))));
  }

  /** Those that count for a visit on a day, of some of these officers, their own ones first. */
  public List<Recusal> counting(long visit, Collection<Long> officers, LocalDate day) {
    return jdbc.sql(
            """
            select r.* from inspection_visit v join inspection_recusal r on r.party = v.party
            where v.id = ? and r.officer = any(?) and (r.until is null or r.until >= ?) and %s order by r.officer, r.own desc, r.id
            """.formatted(COUNTS))
        .params(visit, officers.toArray(Long[]::new), day)
        .query(Recusals::row)
        .list();
  }

  /** Of these officers those who must not make a visit on a day. */
  public Set<Long> against(long visit, Collection<Long> officers, LocalDate day) {
    return counting(visit, officers, day).stream().map(Recusal::officer).collect(Collectors.toSet());
  }

  /** Those that hold on a day and wait for a second person, of officers of these units, the oldest first. */
  List<Recusal> unconfirmed(Collection<Long> units, LocalDate day) {
    return jdbc.sql(
            """
            select r.* from inspection_recusal r join inspection_officer o on o.id = r.officer
            where not r.own and r.confirmed_at is null and o.unit = any(?) and (r.until is null or r.until >= ?) order by r.id limit ?
            """)
        .params(units.toArray(Long[]::new), day, SHOWN)
        .query(Recusals::row)
        .list();
  }

  /** @return false, and nothing was changed, if it is the officer's own, or confirmed already */
  boolean confirm(long id, long by, Instant at) {
    return jdbc.sql("update inspection_recusal set confirmed_by = ?, confirmed_at = ? where id = ? and not own and confirmed_at is null")
        .params(by, Timestamp.from(at), id)
        .update() == 1;
  }

  /** Those of an officer, the newest first, also what is over. */
  public List<Recusal> of(long officer) {
    return jdbc.sql("select * from inspection_recusal where officer = ? order by id desc").param(officer).query(Recusals::row).list();
  }

  public Optional<Recusal> find(long id) {
    return jdbc.sql("select * from inspection_recusal where id = ?").param(id).query(Recusals::row).optional();
  }

  /**
   * Declares one; the same again, while it holds, changes nothing, but for the officer's own word where only somebody else's was there. Within a
   * transaction: of two at once the second sees the first.
   *
   * @param until the last day on which it holds, or null for no end
   * @param why for what somebody else than the officer enters it; empty if it is the officer's own
   * @return whether it was new
   */
  public boolean declare(long officer, long party, Recusal.Reason reason, @Nullable LocalDate until, long by, String why, Instant at) {
    return declare(officer, party, reason, until, Authority.own(by), false, why, at);
  }

  /**
   * The same.
   *
   * @param centre whether the command centre enters it
   */
  boolean declare(long officer, long party, Recusal.Reason reason, @Nullable LocalDate until, Authority by, boolean centre, String why, Instant at) {
    jdbc.sql("select id from inspection_officer where id = ? for no key update").param(officer).query(Long.class).single();
    return jdbc.sql(
                """
                insert into inspection_recusal (officer, party, reason, declared_by, declared_for, declared_at, until, own, centre, why)
                select :officer, :party, :reason, :by, :for, :at, :until::date, :why = '', :centre, :why
                where not exists (
                  select from inspection_recusal
                  where officer = :officer and party = :party and reason = :reason and until is not distinct from :until::date
                    and (:why <> '' or own or confirmed_at is not null))
                """)
            .param("officer", officer)
            .param("party", party)
            .param("reason", reason.name())
            .param("by", by.person())
            .param("for", by.delegatedBy())
            .param("at", Timestamp.from(at))
            .param("until", until)
            .param("centre", centre)
            .param("why", why)
            .update()
        > 0;
  }

  /**
   * A visit still to be made, by an officer who must not inspect the party.
   *
   * @param from first day on which it may be made
   */
  public record Drawn(long visit, long partyId, String party, String title, LocalDate from, LocalDate until) {}

  /** Those an officer is drawn for although a recusal holds on a day. */
  public List<Drawn> drawn(long officer, LocalDate day) {
    return jdbc.sql(
            """
            select v.id, v.party, p.name, t.title, t.from_day, t.until_day from inspection_team m
              join inspection_visit v on v.id = m.visit join inspection_task t on t.id = v.task join inspection_party p on p.id = v.party
            where m.officer = :officer and m.out_at is null and v.problem is null
              and exists (select from inspection_recusal r where r.officer = m.officer and r.party = v.party and (r.until is null or r.until >= :day)
                and %s)
              and not exists (select from inspection_record sealed where sealed.visit = v.id and sealed.sent_back_at is null)
              and not exists (select from inspection_result r where r.case_id = v.case_id and r.state not in ('drawn', 'underWay'))
            order by t.until_day, v.id
            """.formatted(COUNTS))
        .param("officer", officer)
        .param("day", day)
        .query((row, n) -> new Drawn(
            row.getLong("id"), row.getLong("party"), row.getString("name"), row.getString("title"), row.getObject("from_day", LocalDate.class),
            row.getObject("until_day", LocalDate.class)))
        .list();
  }

  /** Lets it end on a day, if it does not end before. */
  public boolean end(long id, LocalDate lastDay) {
    return jdbc.sql("update inspection_recusal set until = ? where id = ? and (until is null or until > ?)")
            .params(lastDay, id, lastDay)
            .update()
        > 0;
  }

  private static Recusal row(ResultSet row, int n) throws SQLException {
    return new Recusal(
        row.getLong("id"), row.getLong("officer"), row.getLong("party"), Recusal.Reason.valueOf(row.getString("reason")),
        row.getLong("declared_by"), row.getObject("declared_for", Long.class), row.getTimestamp("declared_at").toInstant(),
        row.getObject("until", LocalDate.class), row.getBoolean("own"), row.getBoolean("centre"), row.getString("why"), row.getObject("confirmed_by", Long.class),
        row.getTimestamp("confirmed_at") == null ? null : row.getTimestamp("confirmed_at").toInstant());
  }
}

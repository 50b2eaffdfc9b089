package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.PlaceCode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who was drawn, who goes there, and the case of each visit. */
@Component
public class VisitStore {

  private static final String FACTS =
      """
      select v.id, v.task, v.party, v.position, v.case_id, v.problem, v.detail, v.day, p.code, p.name, p.risk, p.state from inspection_visit v
        join inspection_party p on p.id = v.party
      """;

  private final JdbcClient jdbc;

  VisitStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Why nobody goes. */
  enum Problem {
    /** Too few officers of the deck may go. */
    NO_TEAM,
    /** Closed down between the draw and the visit. */
    CLOSED,
    /** Another task visits the same party in an overlapping window. */
    DOUBLE,
    /** The scenario took no case; it says why. */
    REFUSED
  }

  /**
   * One party that was drawn.
   *
   * @param caseId 0 until its case is opened
   * @param problem why nobody goes, or null
   * @param detail what there is to say of the problem, as {@link OpeningRefusals} keeps it
   * @param day proposed day, or null where none is left
   */
  public record Drawn(
      long id, long task, long party, int position, long caseId, @Nullable String problem, String detail, @Nullable LocalDate day, String code,
      String name, String risk, boolean open) {

    /** What there is to say of the problem in the reader's language; empty for nothing. */
    public String why(Locale locale) {
      return OpeningRefusals.read(detail, locale);
    }
  }

  /**
   * A visit as drawn, to be kept.
   *
   * @param place as the pool has it
   */
  record New(String party, int position, String place, @Nullable LocalDate day, @Nullable Problem problem) {}

  /** Somebody who goes, to be kept. */
  record Going(String party, String certificate, long unit, int seat) {}

  /**
   * Somebody of a team.
   *
   * @param person the account, or 0
   * @param outAt when taken out again, or null
   * @param reason why, or empty
   */
  public record Member(
      long officer, String certificate, String name, long unit, int seat, long person, @Nullable Instant outAt, String reason) {

    public boolean in() {
      return outAt == null;
    }
  }

  /** Each with its party as the pool had it: as the register stood when the draw was announced, whatever was imported since. */
  void insert(long task, List<New> visits) {
    jdbc.sql(
            """
            insert into inspection_visit (task, party, position, day, problem, place, address, fields)
            select :task, p.id, d.position, d.day, d.problem, d.place, coalesce(was.address, p.address), coalesce(was.fields, p.fields)
            from unnest(:codes::text[], :positions::int[], :places::bigint[], :days::date[], :problems::text[]) as d (code, position, place, day, problem)
              join inspection_party p on p.code = d.code
              join inspection_draw draw on draw.task = :task
              left join lateral (
                select b.address, b.fields from inspection_party_before b where b.party = p.id and b.id > draw.register_at order by b.id limit 1
              ) was on true
            order by d.position
            """)
        .param("task", task)
        .param("codes", visits.stream().map(New::party).toArray(String[]::new))
        .param("positions", visits.stream().map(New::position).toArray(Integer[]::new))
        .param("places", visits.stream().map(visit -> PlaceCode.of(visit.place()).value()).toArray(Long[]::new))
        .param("days", visits.stream().map(visit -> visit.day() == null ? null : Date.valueOf(visit.day())).toArray(Date[]::new))
        .param("problems", visits.stream().map(visit -> visit.problem() == null ? null : visit.problem().name()).toArray(String[]::new))
        .update();
  }

  void insertTeams(long task, List<Going> teams) {
    jdbc.sql(
            """
            insert into inspection_team (visit, officer, unit, seat)
            select v.id, o.id, d.unit, d.seat
            from unnest(:codes::text[], :certificates::text[], :units::bigint[], :seats::int[]) as d (code, certificate, unit, seat)
              join inspection_party p on p.code = d.code
              join inspection_visit v on v.party = p.id and v.task = :task
              join inspection_officer o on o.certificate = d.certificate
            """)
        .param("task", task)
        .param("codes", teams.stream().map(Going::party).toArray(String[]::new))
        .param("certificates", teams.stream().map(Going::certificate).toArray(String[]::new))
        .param("units", teams.stream().map(Going::unit).toArray(Long[]::new))
        .param("seats", teams.stream().map(Going::seat).toArray(Integer[]::new))
        .update();
  }

  Optional<Drawn> find(long visit) {
    return jdbc.sql(FACTS + "where v.id = ?").param(visit).query(VisitStore::row).optional();
  }

  /** In the order drawn. */
  List<Drawn> of(long task, int after, int size) {
    return jdbc.sql(FACTS + "where v.task = ? and v.position > ? order by v.position limit ?").params(task, after, size).query(VisitStore::row).list();
  }

  /** Those that wait for their case, from the front. */
  List<Drawn> waiting(int size) {
    return jdbc.sql(FACTS + "where v.case_id is null and v.problem is null order by v.id limit ?").param(size).query(VisitStore::row).list();
  }

  /** Of a task: how many were drawn, have their case, cannot be visited. */
  public record Progress(long drawn, long opened, long problems) {

    public boolean done() {
      return opened + problems >= drawn;
    }
  }

  Progress progress(long task) {
    return jdbc.sql(
            """
            select count(*), count(case_id), count(*) filter (where problem is not null and case_id is null)
            from inspection_visit where task = ?
            """)
        .param(task)
        .query((row, n) -> new Progress(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  /** @param cases by visit */
  void opened(Map<Long, Long> cases) {
    jdbc.sql(
            """
            update inspection_visit v set case_id = o.case_id,
              problem = case when problem in ('CLOSED', 'REFUSED') then null else problem end,
              detail = case when problem in ('CLOSED', 'REFUSED') then '' else detail end
            from unnest(?::bigint[], ?::bigint[]) as o (visit, case_id) where v.id = o.visit and v.case_id is null
            """)
        .params(cases.keySet().toArray(Long[]::new), cases.values().toArray(Long[]::new))
        .update();
  }

  void problem(long visit, Problem problem, String detail) {
    jdbc.sql("update inspection_visit set problem = ?, detail = ? where id = ?").params(problem.name(), detail, visit).update();
  }

  /** That no case could be opened, unless another server has opened it meanwhile. */
  void unopened(long visit, Problem problem, String detail) {
    jdbc.sql("update inspection_visit set problem = ?, detail = ? where id = ? and case_id is null").params(problem.name(), detail, visit).update();
  }

  /** Those without a case are to be tried again where what stood against it may be over: refused, in business again, no longer visited by others. */
  int retry(long task) {
    return jdbc.sql(
            """
            update inspection_visit again set problem = null, detail = '' where task = ? and case_id is null and (problem = 'REFUSED'
              or problem = 'CLOSED' and exists (select from inspection_party p where p.id = again.party and p.state = 'OPEN')
              or problem = 'DOUBLE' and not exists (
                select from inspection_visit v join inspection_task t on t.id = v.task join inspection_task own on own.id = again.task
                where v.party = again.party and v.task <> again.task and v.problem is null and t.from_day <= own.until_day and t.until_day >= own.from_day
                  and not %s))
            """.formatted(MADE))
        .param(task)
        .update();
  }

  /** Those that were not opened because the party had closed down wait again where it is in business after all and the days are not over. */
  void retryReopened(LocalDate today) {
    jdbc.sql(
            """
            update inspection_visit again set problem = null, detail = '' from inspection_party p, inspection_task t
            where again.case_id is null and again.problem = 'CLOSED' and p.id = again.party and p.state = 'OPEN' and t.id = again.task and t.until_day >= ?
            """)
        .param(today)
        .update();
  }

  /** Until the transaction ends nothing is entered or sealed on site, and no team changed. */
  void queueFor(long visit) {
    jdbc.sql("select id from inspection_visit where id = ? for update").param(visit).query(Long.class).single();
  }

  /** Whether a record with its officers is written, and its case has only to take the step. */
  boolean beingSealed(long visit) {
    return jdbc.sql("select exists (select from inspection_record where visit = ? and sealed_at is null)").param(visit).query(Boolean.class).single();
  }

  /** How many have no case, by what stands against it. */
  Map<String, Long> problems(long task) {
    Map<String, Long> found = new TreeMap<>();
    jdbc.sql("select problem, count(*) from inspection_visit where task = ? and case_id is null and problem is not null group by problem")
        .param(task)
        .query(row -> {
          found.put(row.getString(1), row.getLong(2));
        });
    return found;
  }

  /** All who are or were on it, by seat. */
  List<Member> team(long visit) {
    return jdbc.sql(
            """
            select o.id, o.certificate, o.name, t.unit, t.seat, coalesce(o.person, 0) as person, t.out_at, coalesce(t.reason, '') as reason
            from inspection_team t join inspection_officer o on o.id = t.officer where t.visit = ? order by t.seat, t.out_at nulls last
            """)
        .param(visit)
        .query((row, n) -> new Member(
            row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getInt(5), row.getLong(6),
            row.getTimestamp(7) == null ? null : row.getTimestamp(7).toInstant(), row.getString(8)))
        .list();
  }

  /** Whose wish it was that somebody was taken out. */
  public enum Asked {
    OFFICER,
    /** Of somebody who decides, on their own word. */
    OTHER,
    /** Of somebody who decides, and the register says too that the officer cannot go. */
    REGISTER,
    /** Nobody's: passed over as the register stands now, or the department no longer whole. */
    RULE
  }

  /**
   * That somebody is taken out, to be kept.
   *
   * @param actingFor whose seat it was, where by delegation; or null
   * @param recusal by which they were passed over, or null
   */
  record TakingOut(long visit, long officer, String reason, long by, @Nullable Long actingFor, Asked asked, @Nullable Long came, @Nullable Long recusal, Instant at) {}

  /** @return false, and nothing was changed, if the officer is not on it any more */
  boolean takeOut(TakingOut out) {
    return jdbc.sql(
            """
            update inspection_team set out_at = :at, reason = :reason, taken_out_by = :by, taken_out_for = :for, asked = :asked, came = :came, recusal = :recusal
            where visit = :visit and officer = :officer and out_at is null
            """)
        .param("at", Timestamp.from(out.at()))
        .param("reason", out.reason())
        .param("by", out.by())
        .param("for", out.actingFor())
        .param("asked", out.asked().name())
        .param("came", out.came())
        .param("recusal", out.recusal())
        .param("visit", out.visit())
        .param("officer", out.officer())
        .update() == 1;
  }

  /** Whether one of these persons, or somebody by a seat of theirs, has taken another officer out of a visit of a task, on their own word. */
  boolean tookOutAnother(long task, long officer, Collection<Long> people) {
    return jdbc.sql(
            """
            select exists (select from inspection_visit v join inspection_team m on m.visit = v.id
            where v.task = :task and m.asked = 'OTHER' and m.officer <> :officer and (m.taken_out_by = any(:people) or m.taken_out_for = any(:people)))
            """)
        .param("task", task)
        .param("officer", officer)
        .param("people", people.toArray(Long[]::new))
        .query(Boolean.class)
        .single();
  }

  void put(long visit, long officer, long unit, int seat) {
    jdbc.sql("insert into inspection_team (visit, officer, unit, seat) values (?, ?, ?, ?)").params(visit, officer, unit, seat).update();
  }

  /** Of a visit: its case has come so far that nobody goes there for it any more. The register of results knows that a moment later. */
  static final String MADE =
      "exists (select from inspection_result r where r.case_id = v.case_id and r.state in ('recorded', 'published', 'objected', 'closed', 'calledOff'))";

  /** Of a visit: it was called off, so nobody was visited. */
  static final String OFF = "exists (select from inspection_result r where r.case_id = v.case_id and r.called_off)";

  /** Cases of visits to a party that are still to be made in a window that overlaps. */
  List<Long> casesBeside(long party, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select v.case_id from inspection_visit v join inspection_task t on t.id = v.task
            where v.party = ? and v.problem is null and v.case_id is not null and t.from_day <= ? and t.until_day >= ?
              and not %s
            order by v.id
            """.formatted(MADE))
        .params(party, until, from)
        .query(Long.class)
        .list();
  }

  private static Drawn row(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Drawn(
        row.getLong("id"), row.getLong("task"), row.getLong("party"), row.getInt("position"), row.getLong("case_id"), row.getString("problem"),
        row.getString("detail"), row.getObject("day", LocalDate.class), row.getString("code"), row.getString("name"), row.getString("risk"),
        row.getString("state").equals("OPEN"));
  }
}

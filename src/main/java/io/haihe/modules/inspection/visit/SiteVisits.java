package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Cases;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Party;
import io.haihe.modules.inspection.register.SupervisionItem;
import io.haihe.modules.inspection.register.SupervisionItems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads visits for those who carry them out. */
@Component
class SiteVisits {

  private static final int MOST_OF_ONE = 200;

  private final JdbcClient jdbc;
  private final Parties parties;
  private final Officers officers;
  private final SupervisionItems items;
  private final Cases cases;

  SiteVisits(JdbcClient jdbc, Parties parties, Officers officers, SupervisionItems items, Cases cases) {
    this.jdbc = jdbc;
    this.parties = parties;
    this.officers = officers;
    this.items = items;
    this.cases = cases;
  }

  Optional<SiteVisit> find(long id) {
    return jdbc.sql(
            """
            select v.id, v.party, v.case_id, t.id as task, t.title, t.kind, t.from_day, t.until_day, t.items
            from inspection_visit v join inspection_task t on t.id = v.task where v.id = ?
            """)
        .param(id)
        .query(SiteVisits::bare)
        .optional()
        .map(this::whole);
  }

  /** A row by itself: while it is read it holds a connection, so nothing else is asked for meanwhile. */
  private record Bare(long id, long task, String title, String kind, LocalDate from, LocalDate until, long party, String[] items, long caseId) {}

  private static Bare bare(ResultSet row, int n) throws SQLException {
    return new Bare(
        row.getLong("id"), row.getLong("task"), row.getString("title"), row.getString("kind"), row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class), row.getLong("party"), (String[]) row.getArray("items").getArray(), row.getLong("case_id"));
  }

  private SiteVisit whole(Bare row) {
    Party party = parties.drawn(row.id());
    return new SiteVisit(
        row.id(), row.task(), row.title(), row.kind(), row.from(), row.until(), party, parties.find(row.party()).orElseThrow(), items(row, party),
        team(row.id()), row.caseId());
  }

  /** Those the case was opened with, whatever the register says since; before that those of the task whose field the party has. Never none. */
  private List<SupervisionItem> items(Bare row, Party party) {
    Object fixed = row.caseId() == 0
        ? null
        : cases.forProjection(List.of(row.caseId())).stream().findFirst().map(matter -> matter.form().get("items")).orElse(null);
    if (fixed instanceof List<?> keys && !keys.isEmpty()) {
      return pinned(keys.stream().map(Object::toString).toList());
    }
    return party.supervised(pinned(List.of(row.items())));
  }

  private List<SupervisionItem> pinned(List<String> keys) {
    List<SupervisionItem> found = new ArrayList<>();
    for (String key : keys) {
      int cut = key.lastIndexOf('/');
      found.add(items.find(key.substring(0, cut), Integer.parseInt(key.substring(cut + 1))).orElseThrow());
    }
    return found;
  }

  /** Who goes, by seat. */
  List<Officer> team(long visit) {
    List<Long> ids = jdbc.sql("select officer from inspection_team where visit = ? and out_at is null order by seat, officer")
        .param(visit)
        .query(Long.class)
        .list();
    List<Officer> found = officers.find(ids);
    return ids.stream().flatMap(id -> found.stream().filter(officer -> officer.id() == id)).toList();
  }

  /** Whether somebody was drawn for the visit a case is about, taken out again or not. */
  boolean drawn(long caseId, long person) {
    return jdbc.sql(
            """
            select exists (select from inspection_visit v join inspection_team t on t.visit = v.id join inspection_officer o on o.id = t.officer
            where v.case_id = ? and o.person = ?)
            """)
        .param(caseId)
        .param(person)
        .query(Boolean.class)
        .single();
  }

  /** Whether somebody was drawn for a visit, taken out again or not. */
  boolean drawnFor(long visit, long person) {
    return jdbc.sql("select exists (select from inspection_team t join inspection_officer o on o.id = t.officer where t.visit = ? and o.person = ?)")
        .params(visit, person)
        .query(Boolean.class)
        .single();
  }

  /** The visit that a case is about. */
  Optional<Long> ofCase(long caseId) {
    return jdbc.sql("select id from inspection_visit where case_id = ?").param(caseId).query(Long.class).optional();
  }

  /** Somebody who was there. */
  record Went(String name, String certificate) {}

  /** Who was there, as the record has it, by seat. */
  List<Went> went(long visit) {
    return jdbc.sql(
            """
            select officer.name, officer.certificate from inspection_went went join inspection_officer officer on officer.certificate = went.certificate
            where went.visit = ? order by went.seat, officer.certificate
            """)
        .param(visit)
        .query((row, n) -> new Went(row.getString(1), row.getString(2)))
        .list();
  }

  /** A record in force. */
  record Seal(Instant at, String sha256) {}

  /** Empty where none was sealed, or it was sent back. */
  Optional<Seal> seal(long visit) {
    return jdbc.sql("select sealed_at, sha256 from inspection_record where visit = ? and sealed_at is not null and sent_back_at is null order by no desc limit 1")
        .param(visit)
        .query((row, n) -> new Seal(row.getTimestamp(1).toInstant(), row.getString(2)))
        .optional();
  }

  /**
   * A visit on an officer's list.
   *
   * @param begun whether anything was entered
   * @param signedFor whether a colleague wrote down a signature as the officer's
   */
  record Due(
      long id, String title, String party, String address, LocalDate from, LocalDate until, long caseId, boolean begun, boolean sealed,
      boolean signedFor) {}

  /** An officer's visits that are not done, the soonest to end first, and those sealed since some moment; without those that were never opened. */
  List<Due> of(long officer, Instant sealedSince) {
    return jdbc.sql(
            """
            select v.id, t.title, p.name, p.address, t.from_day, t.until_day, v.case_id, r.sealed_at is not null as sealed,
              exists (select from inspection_entry e where e.visit = v.id) as begun,
              exists (select from inspection_entry e where e.visit = v.id and e.officer <> m.officer and e.field = 'signature:' || m.officer) as signed_for
            from inspection_team m
            join inspection_visit v on v.id = m.visit
            join inspection_task t on t.id = v.task
            join inspection_party p on p.id = v.party
            left join inspection_record r on r.visit = v.id and r.sealed_at is not null and r.sent_back_at is null
            where m.officer = ? and m.out_at is null and (r.sealed_at is null or r.sealed_at >= ?)
              and not exists (select from inspection_site_end o where o.visit = v.id and r.sealed_at is null)
              and (v.problem is null or v.case_id is not null)
            order by t.until_day, v.id limit ?
            """)
        .params(officer, Timestamp.from(sealedSince), MOST_OF_ONE)
        .query((row, n) -> new Due(
            row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getObject(5, LocalDate.class),
            row.getObject(6, LocalDate.class), row.getLong(7), row.getBoolean("begun"), row.getBoolean("sealed"), row.getBoolean("signed_for")))
        .list();
  }

  /** Another visit to the same party on the same day. */
  record Other(long id, String title, long caseId, String officers) {}

  /** Visits of other tasks to the party at which something was entered in that time. */
  List<Other> others(SiteVisit visit, Instant from, Instant until) {
    return jdbc.sql(
            """
            select v.id, t.title, v.case_id,
              (select string_agg(o.name, '、' order by m.seat) from inspection_team m join inspection_officer o on o.id = m.officer
               where m.visit = v.id and m.out_at is null) as officers
            from inspection_visit v join inspection_task t on t.id = v.task
            where v.party = ? and v.id <> ?
              and exists (select from inspection_entry e where e.visit = v.id and e.received_at >= ? and e.received_at < ?)
            order by v.id
            """)
        .params(visit.party().id(), visit.id(), Timestamp.from(from), Timestamp.from(until))
        .query((row, n) -> new Other(row.getLong(1), row.getString(2), row.getLong(3), String.valueOf(row.getString(4))))
        .list();
  }

  /** Versions published since of the items of a visit: code and version. */
  List<String> newer(SiteVisit visit) {
    return visit.items().stream()
        .flatMap(item -> jdbc.sql("select max(version) from inspection_item where code = ? and version > ?")
            .params(item.code(), item.version())
            .query((row, n) -> row.getInt(1))
            .list()
            .stream()
            .filter(version -> version > 0)
            .map(version -> item.code() + "/" + version))
        .toList();
  }

  /**
   * A case that ended, or began again.
   *
   * @param forgetAt when what is personal of its visit goes; null for not yet
   */
  record End(long caseId, boolean over, @Nullable Instant forgetAt) {}

  /** @param ends of different cases; those that are about no visit are left aside */
  void ended(Collection<End> ends) {
    jdbc.sql("delete from inspection_site_end where not forgotten and visit in (select id from inspection_visit where case_id = any(?))")
        .param(ends.stream().filter(end -> !end.over()).map(End::caseId).toArray(Long[]::new))
        .update();
    List<End> over = ends.stream().filter(End::over).toList();
    jdbc.sql(
            """
            insert into inspection_site_end (visit, forget_at)
            select visit.id, ended.at from unnest(?::bigint[], ?::timestamptz[]) as ended (case_id, at) join inspection_visit visit using (case_id)
            on conflict (visit) do update set forget_at = excluded.forget_at
            """)
        .params(
            over.stream().map(End::caseId).toArray(Long[]::new),
            over.stream().map(end -> end.forgetAt() == null ? null : end.forgetAt().toString()).toArray(String[]::new))
        .update();
  }

  /** What was sealed by then is in force no more. */
  void sentBack(long visit, Instant at) {
    jdbc.sql("update inspection_record set sent_back_at = ? where visit = ? and sealed_at <= ? and sent_back_at is null")
        .params(Timestamp.from(at), visit, Timestamp.from(at))
        .update();
  }

  void forgetEnds() {
    jdbc.sql("delete from inspection_site_end where not forgotten").update();
  }
}

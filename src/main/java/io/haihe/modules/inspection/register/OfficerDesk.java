package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is changed about single officers, and how lists of them are read. Every change is kept with who made it. */
@Component
class OfficerDesk {

  private static final int LONGEST = 300;

  /** Who of a unit may go on a visit with a certificate of it. A head decides on the record, and takes no step of a visit. */
  static final Set<Role> GOING = EnumSet.of(Role.HANDLER);

  private final JdbcClient jdbc;
  private final People people;
  private final RegisterLog log;
  private final Clock clock;

  OfficerDesk(JdbcClient jdbc, People people, RegisterLog log, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.log = log;
    this.clock = clock;
  }

  /** Of an officer {@code o}: has entered something in a visit that is not ended. With another account one person would sign for two, or decide on it later. */
  static final String ENTERED =
      """
      exists (select from inspection_team m join inspection_visit v on v.id = m.visit left join inspection_result r on r.case_id = v.case_id
        where m.officer = o.id and m.out_at is null and coalesce(r.state, '') not in ('closed', 'calledOff')
          and exists (select from inspection_entry e where e.visit = v.id and e.officer = o.id))
      """;

  /** Which certificates: all, those that run out within 60 days, those that ran out, those suspended or withdrawn. */
  enum Show {
    ALL,
    EXPIRING,
    EXPIRED,
    STOPPED;

    static final int SOON = 60;
  }

  /** @param after the last one seen; 0 at first */
  List<Officer> list(Collection<Long> units, Show show, LocalDate today, long after, int limit) {
    String shown = switch (show) {
      case ALL -> "";
      case EXPIRING -> " and status = 'ACTIVE' and valid_until between :today and :soon";
      case EXPIRED -> " and status = 'ACTIVE' and valid_until < :today";
      case STOPPED -> " and status <> 'ACTIVE'";
    };
    return jdbc.sql("select * from inspection_officer where unit = any(:units) and id > :after" + shown + " order by id limit :limit")
        .param("units", units.toArray(Long[]::new))
        .param("after", after)
        .param("today", today)
        .param("soon", today.plusDays(Show.SOON))
        .param("limit", limit)
        .query(Officers::row)
        .list();
  }

  /**
   * Suspends, withdraws or lets an officer go on.
   *
   * @throws BadInput without a reason
   * @throws Conflict if it is so already
   */
  @Transactional
  void set(Officer officer, Officer.Status status, String reason, long by) {
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw new BadInput(Finding.ofField("reason", "inspection.register.officer.reason", LONGEST));
    }
    Instant now = clock.instant();
    int changed =
        jdbc.sql("update inspection_officer set status = ?, changed_at = ? where id = ? and status = ?")
            .params(status.name(), Timestamp.from(now), officer.id(), officer.status().name())
            .update();
    if (changed == 0 || officer.status() == status) {
      throw new Conflict(Finding.ofField("status", "inspection.register.officer.elsewhere"));
    }
    jdbc.sql("insert into inspection_officer_change (officer, at, unit, narrowed, widened) values (?, ?, ?, ?, ?)")
        .params(officer.id(), Timestamp.from(now), officer.unit(), officer.status() == Officer.Status.ACTIVE, status == Officer.Status.ACTIVE)
        .update();
    log.add(now, by, RegisterLog.Kind.valueOf("OFFICER_" + status), officer.certificate(), officer.id(), reason.strip());
  }

  private static boolean goes(Seat seat, Officer officer) {
    return seat.unit().id() == officer.unit() && GOING.contains(seat.role()) && seat.serves(RegisterRights.SCENARIO);
  }

  /**
   * Says which account signs in for the officer.
   *
   * @param login blank to end the link
   * @throws BadInput if there is no such account, it is another officer's, or has no seat in the officer's unit
   */
  @Transactional
  void link(Officer officer, String login, long by) {
    Person person = login.isBlank() ? null : people.byLogin(login).orElseThrow(
        () -> new BadInput(Finding.ofField("login", "inspection.register.row.login", login)));
    if (officer.person() != 0 && (person == null || person.id() != officer.person()) && entered(officer)) {
      throw new BadInput(Finding.ofField("login", "inspection.register.officer.entered", officer.name()));
    }
    Instant now = clock.instant();
    if (person != null && people.viewer(person.id(), now).seats().stream().noneMatch(seat -> goes(seat, officer))) {
      throw new BadInput(Finding.ofField("login", "inspection.register.officer.seat", login));
    }
    try {
      jdbc.sql("update inspection_officer set person = ?::bigint, changed_at = ? where id = ?")
          .params(java.util.Arrays.asList(person == null ? null : person.id(), Timestamp.from(now), officer.id()))
          .update();
    } catch (DuplicateKeyException taken) {
      throw new BadInput(Finding.ofField("login", "inspection.register.officer.taken", login));
    }
    log.add(
        now, by, person == null ? RegisterLog.Kind.OFFICER_UNLINKED : RegisterLog.Kind.OFFICER_LINKED, officer.certificate(), officer.id(),
        person == null ? "" : person.login());
  }

  private boolean entered(Officer officer) {
    return jdbc.sql("select " + ENTERED + " from inspection_officer o where o.id = ?").param(officer.id()).query(Boolean.class).single();
  }
}

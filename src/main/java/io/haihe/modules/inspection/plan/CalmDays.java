package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.PlanLog.Kind;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The calendar of days on which parties are left alone. */
@Component
public class CalmDays {

  private final JdbcClient jdbc;
  private final Places places;
  private final PlanRights rights;
  private final PlanLog log;
  private final Clock clock;

  CalmDays(JdbcClient jdbc, Places places, PlanRights rights, PlanLog log, Clock clock) {
    this.jdbc = jdbc;
    this.places = places;
    this.rights = rights;
    this.log = log;
    this.clock = clock;
  }

  /** Why a party is left alone on a day; empty where it is not. Who follows a lead need not ask. */
  public Optional<Calm> on(PlaceCode place, Collection<String> fields, LocalDate day) {
    return in(place, day, day).stream()
        .filter(calm -> places.get(calm.place()).covers(place))
        .filter(calm -> calm.field().isEmpty() || fields.contains(calm.field()))
        .findFirst();
  }

  /** What holds on any of these days at the place, somewhere below it, or above. */
  List<Calm> in(PlaceCode place, LocalDate from, LocalDate until) {
    return jdbc.sql("select * from inspection_calm where ended_at is null and from_day <= ? and until_day >= ? order by from_day, id")
        .params(until, from)
        .query(CalmDays::row)
        .list()
        .stream()
        .filter(calm -> concerns(calm, place))
        .toList();
  }

  /** Whether it holds at the place, somewhere below it, or above. */
  private boolean concerns(Calm calm, PlaceCode place) {
    return places.get(place).covers(calm.place()) || places.find(calm.place()).filter(above -> above.covers(place)).isPresent();
  }

  /** Calm days that held at a moment, with when they were entered and, since then, taken back. */
  record Held(Calm calm, Instant madeAt, @Nullable Instant endedAt) {}

  /** What held, within the second of a moment, of days in that time at the place, somewhere below it, or above. */
  List<Held> held(PlaceCode place, LocalDate from, LocalDate until, Instant at) {
    return jdbc.sql(
            """
            select * from inspection_calm where made_at < cast(:at as timestamptz) + interval '1 second' and (ended_at is null or ended_at > :at) and from_day <= :until and until_day >= :from
            order by from_day, id
            """)
        .param("at", Timestamp.from(at))
        .param("from", from)
        .param("until", until)
        .query((row, n) -> new Held(
            row(row, n), row.getTimestamp("made_at").toInstant(), row.getTimestamp("ended_at") == null ? null : row.getTimestamp("ended_at").toInstant()))
        .list()
        .stream()
        .filter(held -> concerns(held.calm(), place))
        .toList();
  }

  /** The newest first. */
  List<Calm> list(long before, int size) {
    return jdbc.sql("select * from inspection_calm where (:before = 0 or id < :before) order by id desc limit :size")
        .param("before", before)
        .param("size", size)
        .query(CalmDays::row)
        .list();
  }

  /**
   * Adds calm days.
   *
   * @return their number
   * @throws BadInput with everything that is wrong
   */
  @Transactional
  public long add(Viewer viewer, CalmForm form) {
    List<Finding> wrong = new ArrayList<>();
    Optional<PlaceCode> place = PlaceCode.parse(form.place()).filter(code -> places.find(code).isPresent() && rights.decides(viewer, code));
    if (place.isEmpty()) {
      wrong.add(Finding.ofField("place", "inspection.plan.calm.place"));
    }
    LocalDate from = form.day("from", form.from(), wrong);
    LocalDate until = form.day("until", form.until(), wrong);
    if (wrong.isEmpty() && until.isBefore(from)) {
      wrong.add(Finding.ofField("until", "inspection.plan.window"));
    }
    if (form.reason().isEmpty() || form.reason().length() > Plans.LONGEST_WHY) {
      wrong.add(Finding.ofField("reason", "inspection.plan.why", Plans.LONGEST_WHY));
    }
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    long id = jdbc.sql(
            """
            insert into inspection_calm (place, field, from_day, until_day, reason, made_by, made_at)
            values (:place, :field, :from, :until, :reason, :by, :at) returning id
            """)
        .param("place", place.orElseThrow().value())
        .param("field", form.field())
        .param("from", from)
        .param("until", until)
        .param("reason", form.reason())
        .param("by", viewer.person())
        .param("at", Timestamp.from(clock.instant()))
        .query(Long.class)
        .single();
    log.add(clock.instant(), viewer.person(), Kind.CALM_MADE, id, form.reason());
    return id;
  }

  /** Takes it back. What was frozen by it stays. */
  @Transactional
  public void end(Viewer viewer, long id) {
    Calm calm = jdbc.sql("select * from inspection_calm where id = ?").param(id).query(CalmDays::row).optional()
        .filter(found -> rights.decides(viewer, found.place()))
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "inspection.plan.calm.unknown")));
    int ended = jdbc.sql("update inspection_calm set ended_at = ? where id = ? and ended_at is null")
        .params(Timestamp.from(clock.instant()), id)
        .update();
    if (ended == 1) {
      log.add(clock.instant(), viewer.person(), Kind.CALM_ENDED, id, calm.reason());
    }
  }

  private static Calm row(ResultSet row, int n) throws SQLException {
    return new Calm(
        row.getLong("id"), new PlaceCode(row.getLong("place")), row.getString("field"), row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class), row.getString("reason"), row.getTimestamp("ended_at") != null);
  }
}

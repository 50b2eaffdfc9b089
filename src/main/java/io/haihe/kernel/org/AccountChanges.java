package io.haihe.kernel.org;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What administrators did to accounts and seats, for the heads of the units they are of and the command centres of their places. */
@Component
public class AccountChanges {

  /** Who held a seat in a unit so many days ago is still asked about there. */
  private static final int DAYS = 90;

  private static final List<String> KINDS = List.of("seat-given", "seat-ended", "password-reset", "person-disabled", "person-enabled");

  private final JdbcClient jdbc;
  private final ChangeLog log;
  private final Units units;
  private final CityTime time;
  private final Clock clock;

  AccountChanges(JdbcClient jdbc, ChangeLog log, Units units, CityTime time, Clock clock) {
    this.jdbc = jdbc;
    this.log = log;
    this.units = units;
    this.time = time;
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param by who did it
   * @param person whose account it was done to
   * @param seat number of the seat; null where it was the account
   */
  public record Change(long id, Instant at, long by, long person, String kind, @Nullable Long seat) {}

  public boolean reads(Viewer viewer) {
    return viewer.has(Role.UNIT_HEAD) || viewer.has(Role.COMMAND_CENTRE);
  }

  /**
   * The newest first.
   *
   * @param before those with a smaller number alone; 0 for the newest
   */
  public List<Change> list(Viewer viewer, long before, int size) {
    Map<Role, List<Unit>> of = viewer.seats().stream()
        .collect(Collectors.groupingBy(Seat::role, Collectors.mapping(Seat::unit, Collectors.toList())));
    List<Unit> led = of.getOrDefault(Role.UNIT_HEAD, List.of());
    List<Unit> centres = of.getOrDefault(Role.COMMAND_CENTRE, List.of());
    Optional<Unit> any = viewer.seats().stream().map(Seat::unit).findFirst();
    if (any.isEmpty() || led.isEmpty() && centres.isEmpty()) {
      return List.of();
    }
    LocalDate since = time.day(any.get(), clock.instant()).minusDays(DAYS);
    String within = centres.stream()
        .map(unit -> " or u.place between %d and %d".formatted(unit.place().value(), units.lastPlaceOf(unit).value()))
        .collect(Collectors.joining());
    return jdbc.sql(
            """
            select c.id, c.at, c.actor, c.person, c.kind, c.detail from org_change c
            where c.kind = any(:kinds) and c.actor is not null and (:before = 0 or c.id < :before) and c.person in (
              select s.person from org_seat s join org_unit u on u.id = s.unit
              where (s.until_day is null or s.until_day >= :since) and (s.unit = any(:led)%s))
            order by c.id desc limit :size
            """.formatted(within))
        .param("kinds", KINDS.toArray(String[]::new))
        .param("before", before)
        .param("since", since)
        .param("led", led.stream().map(Unit::id).toArray(Long[]::new))
        .param("size", size)
        .query((row, n) -> new Change(
            row.getLong(1), row.getTimestamp(2).toInstant(), row.getLong(3), row.getLong(4), row.getString(5), seat(log.detail(row.getString(6)))))
        .list();
  }

  private static @Nullable Long seat(Map<String, Object> detail) {
    return detail.get("seat") instanceof Number seat ? seat.longValue() : null;
  }
}

package io.haihe.kernel.org;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code org_seat} and {@code org_delegation}. */
@Component
class SeatStore {

  /** A seat as a person may use it: the own one, or one lent by the holder for a time. */
  record Usable(long user, SeatTerm seat, @Nullable Long onBehalfOf) {}

  /** A seat and one who may use it, the holder or a delegate. */
  record Held(long user, SeatTerm seat) {}

  private static final String INSERT =
      """
      insert into org_seat (person, unit, role, scenarios, from_day, until_day) values (?, ?, ?, ?, ?, ?) returning id
      """;

  /** Own seats, and those lent at the time by holders who are not disabled. */
  private static final String USABLE =
      """
      select s.*, s.person as user_id, null::bigint as on_behalf_of from org_seat s where s.person %1$s
      union all
      select s.*, d.delegate, s.person from org_delegation d join org_seat s on s.id = d.seat join org_person p on p.id = s.person
       where d.delegate %1$s and d.from_at <= :at and :at < d.until_at and not p.disabled
       order by id
      """;

  private static final String HOLDERS =
      """
      select s.*, s.person as user_id from org_seat s join org_person p on p.id = s.person
       where s.unit = any(:units) and s.role = :role and not p.disabled
      union all
      select s.*, d.delegate from org_delegation d join org_seat s on s.id = d.seat
        join org_person p on p.id = d.delegate join org_person h on h.id = s.person
       where s.unit = any(:units) and s.role = :role and d.from_at <= :at and :at < d.until_at
         and not p.disabled and not h.disabled
      """;

  private static final String DELEGATIONS =
      """
      select d.*, s.person as holder from org_delegation d join org_seat s on s.id = d.seat
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Units units;

  SeatStore(JdbcClient jdbc, JdbcTemplate template, Units units) {
    this.jdbc = jdbc;
    this.template = template;
    this.units = units;
  }

  List<Long> insert(List<NewSeat> seats) {
    List<Long> ids = new ArrayList<>(seats.size());
    PreparedStatementCallback<List<Long>> inserting = row -> {
      for (NewSeat seat : seats) {
        row.setLong(1, seat.person());
        row.setLong(2, seat.unit());
        row.setString(3, seat.role().name());
        Array scenarios = row.getConnection().createArrayOf("text", seat.scenarios().toArray());
        row.setArray(4, scenarios);
        row.setObject(5, seat.from());
        row.setObject(6, seat.until());
        try (ResultSet key = row.executeQuery()) {
          key.next();
          ids.add(key.getLong(1));
        }
      }
      return ids;
    };
    return Objects.requireNonNull(template.execute(INSERT, inserting));
  }

  void end(long seat, LocalDate lastDay) {
    jdbc.sql("update org_seat set until_day = ? where id = ?").params(lastDay, seat).update();
  }

  Optional<SeatTerm> find(long seat) {
    return jdbc.sql("select * from org_seat where id = ?").param(seat).query(this::seat).optional();
  }

  List<SeatTerm> of(long person) {
    return jdbc.sql("select * from org_seat where person = ? order by id").param(person).query(this::seat).list();
  }

  List<Usable> usable(long person, Instant at) {
    return usable(jdbc.sql(USABLE.formatted("= :person")).param("person", person), at);
  }

  /** For one it is asked otherwise: PostgreSQL keeps the plan of that, and makes one for many anew each time. */
  List<Usable> usable(Collection<Long> people, Instant at) {
    return usable(jdbc.sql(USABLE.formatted("= any(:people)")).param("people", people.toArray(Long[]::new)), at);
  }

  private List<Usable> usable(JdbcClient.StatementSpec asked, Instant at) {
    return asked
        .param("at", Timestamp.from(at))
        .query((row, number) -> new Usable(row.getLong("user_id"), seat(row, number), row.getObject("on_behalf_of", Long.class)))
        .list();
  }

  /** The roles of the seats each person holds on the day; those without any are left out. */
  Map<Long, Set<Role>> roles(Collection<Long> people, LocalDate day) {
    Map<Long, Set<Role>> roles = new HashMap<>();
    jdbc.sql(
            """
            select person, role from org_seat
             where person = any(:people) and from_day <= :day and (until_day is null or until_day >= :day)
            """)
        .param("people", people.toArray(Long[]::new))
        .param("day", day)
        .query(row -> {
          roles.computeIfAbsent(row.getLong(1), person -> EnumSet.noneOf(Role.class)).add(Role.valueOf(row.getString(2)));
        });
    return roles;
  }

  List<Held> holders(Role role, Collection<Long> of, Instant at) {
    return jdbc.sql(HOLDERS)
        .param("role", role.name())
        .param("units", of.toArray(Long[]::new))
        .param("at", Timestamp.from(at))
        .query((row, number) -> new Held(row.getLong("user_id"), seat(row, number)))
        .list();
  }

  long insertDelegation(long seat, long delegate, Instant from, Instant until, String reason) {
    return jdbc.sql(
            """
            insert into org_delegation (seat, delegate, from_at, until_at, reason) values (?, ?, ?, ?, ?) returning id
            """)
        .params(seat, delegate, Timestamp.from(from), Timestamp.from(until), reason)
        .query(Long.class)
        .single();
  }

  void endDelegation(long id, Instant at) {
    jdbc.sql("update org_delegation set until_at = greatest(from_at, least(until_at, ?)) where id = ?")
        .params(Timestamp.from(at), id)
        .update();
  }

  Optional<Delegation> delegation(long id) {
    return jdbc.sql(DELEGATIONS + " where d.id = ?").param(id).query(this::delegationRow).optional();
  }

  /** Those the person gave or received, the newest first. */
  List<Delegation> delegations(long person) {
    return jdbc.sql(DELEGATIONS + " where s.person = :person or d.delegate = :person order by d.id desc")
        .param("person", person)
        .query(this::delegationRow)
        .list();
  }

  private Delegation delegationRow(ResultSet row, int number) throws SQLException {
    return new Delegation(
        row.getLong("id"),
        row.getLong("seat"),
        row.getLong("holder"),
        row.getLong("delegate"),
        row.getTimestamp("from_at").toInstant(),
        row.getTimestamp("until_at").toInstant(),
        row.getString("reason"));
  }

  private SeatTerm seat(ResultSet row, int number) throws SQLException {
    return new SeatTerm(
        row.getLong("id"),
        row.getLong("person"),
        units.get(row.getLong("unit")),
        Role.valueOf(row.getString("role")),
        Set.of((String[]) row.getArray("scenarios").getArray()),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class));
  }
}

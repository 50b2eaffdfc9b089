package io.haihe.bench.lifecycle;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** One data-modifying statement a step, its hash computed by the database: one round trip, six commits a case. */
final class OneStatement implements HandWritten.Way {

  private static final String REGISTER =
      """
      with c as (
        insert into hand_case (number, type, state, grp, category, place, text, form, opened_at, updated_at, version, head)
        select ?, 'matter', ?, ?, 'R11', 990101001001000, ?, ?::jsonb, at, at, 1, sha256(convert_to(?, 'UTF8'))
        from (select ?::timestamptz as at) moment
        returning id, opened_at, head),
      e as (insert into hand_entry (case_id, seq, at, body, hash) select id, 1, opened_at, ?, head from c)
      select id from c
      """;

  private static final String STEP =
      """
      with c as (
        update hand_case set state = ?, grp = ?, assignee = 7, updated_at = ?, version = version + 1,
          closed_at = case when ? then ?::timestamptz end, due_at = ?, head = sha256(head || convert_to(?, 'UTF8'))
        where id = ? and state = ?
        returning id, version, updated_at, due_at, head),
      e as (insert into hand_entry (case_id, seq, at, body, hash) select id, version, updated_at, ?, head from c)%s
      select count(*) from c
      """;

  private static final String CLOCK_STARTS =
      """
      ,
      d as (insert into hand_deadline select id, 'handling', 'RUNNING', due_at, due_at from c)""";

  private static final String CLOCK_STOPS =
      """
      ,
      d as (update hand_deadline set status = 'MET', next_at = null from c where case_id = c.id and key = 'handling')""";

  @Override
  public long register(Connection connection) throws SQLException {
    String body = Route.body("register", Route.FIRST_STATE, Route.FIRST_GROUP);
    try (var statement = connection.prepareStatement(REGISTER)) {
      statement.setString(1, number());
      statement.setString(2, Route.FIRST_STATE);
      statement.setString(3, Route.FIRST_GROUP);
      statement.setString(4, Words.text());
      statement.setString(5, Route.FORM);
      statement.setString(6, body);
      statement.setTimestamp(7, Timestamp.from(Instant.now()));
      statement.setString(8, body);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** A number as cases have one. */
  static String number() {
    return "SS" + ThreadLocalRandom.current().nextLong(1_000_000_000_000_000L, 10_000_000_000_000_000L);
  }

  @Override
  public void rest(HandWritten.Connections connections, long id, Steps steps) throws Exception {
    String state = Route.FIRST_STATE;
    for (Route route : Route.AFTER_REGISTRATION) {
      String from = state;
      steps.time(() -> {
        try (var connection = connections.take()) {
          step(connection, id, from, route);
        }
        return id;
      });
      state = route.to();
    }
  }

  private static void step(Connection connection, long id, String from, Route route) throws SQLException {
    Instant now = Instant.now();
    String clock = route.startsClock() ? CLOCK_STARTS : route.stopsClock() ? CLOCK_STOPS : "";
    try (var statement = connection.prepareStatement(STEP.formatted(clock))) {
      statement.setString(1, route.to());
      statement.setString(2, route.group());
      statement.setTimestamp(3, Timestamp.from(now));
      statement.setBoolean(4, route.group() == null);
      statement.setTimestamp(5, Timestamp.from(now));
      statement.setTimestamp(6, route.startsClock() ? Timestamp.from(now.plus(Duration.ofDays(5))) : null);
      statement.setString(7, route.body());
      statement.setLong(8, id);
      statement.setString(9, from);
      statement.setString(10, route.body());
      try (var rows = statement.executeQuery()) {
        rows.next();
        if (rows.getInt(1) != 1) {
          throw new IllegalStateException(route + " found nothing");
        }
      }
    }
  }
}

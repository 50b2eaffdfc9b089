package io.haihe.bench.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Seven small statements a step, as one writes them by hand: lock the case, read the task, end it, begin the next, note it in
 * the timeline, move the clock, move the case. Six commits a case; with claims apart 13, the way engines do it: one that opens
 * the case, then for each of the six steps one that claims and one that completes.
 */
final class SevenStatements implements HandWritten.Way {

  private static final List<Route> WITH_REGISTRATION = withRegistration();

  private final boolean claimsApart;

  SevenStatements(boolean claimsApart) {
    this.claimsApart = claimsApart;
  }

  private static List<Route> withRegistration() {
    List<Route> all = new ArrayList<>(List.of(new Route("register", Route.FIRST_STATE, Route.FIRST_GROUP)));
    all.addAll(Route.AFTER_REGISTRATION);
    return all;
  }

  private List<Route> routes() {
    return claimsApart ? WITH_REGISTRATION : Route.AFTER_REGISTRATION;
  }

  @Override
  public long register(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    Timestamp now = Timestamp.from(Instant.now());
    String group = claimsApart ? "clerks" : Route.FIRST_GROUP;
    String body = Route.body("register", Route.FIRST_STATE, group);
    byte[] head = hash(new byte[32], body);
    long id = insertCase(connection, now, group, head);
    write(connection, "insert into hand_entry (case_id, seq, at, body, hash) values (?, 1, ?, ?, ?)", id, now, body, head);
    write(connection, "insert into hand_task (case_id, step, grp) values (?, ?, ?)", id, routes().getFirst().step(), group);
    connection.commit();
    connection.setAutoCommit(true);
    return id;
  }

  private long insertCase(Connection connection, Timestamp now, String group, byte[] head) throws SQLException {
    String sql =
        """
        insert into hand_case (number, type, state, grp, category, place, text, form, opened_at, updated_at, version, head)
        values (?, 'matter', ?, ?, 'R11', 990101001001000, ?, ?::jsonb, ?, ?, 1, ?) returning id
        """;
    try (var statement = connection.prepareStatement(sql)) {
      set(statement, OneStatement.number(), claimsApart ? "arrived" : Route.FIRST_STATE, group, Words.text(), Route.FORM,
          now, now, head);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @Override
  public void rest(HandWritten.Connections connections, long id, Steps steps) throws Exception {
    List<Route> routes = routes();
    for (int i = 0; i < routes.size(); i++) {
      Route route = routes.get(i);
      String next = i + 1 < routes.size() ? routes.get(i + 1).step() : null;
      steps.time(() -> {
        if (claimsApart) {
          try (var connection = connections.take()) {
            claim(connection, id, route);
          }
        }
        try (var connection = connections.take()) {
          complete(connection, id, route, next);
        }
        return id;
      });
    }
  }

  private static void claim(Connection connection, long id, Route route) throws SQLException {
    write(connection, "update hand_task set assignee = 7 where case_id = ? and step = ? and assignee is null", id, route.step());
  }

  private static void complete(Connection connection, long id, Route route, String next) throws SQLException {
    connection.setAutoCommit(false);
    Timestamp now = Timestamp.from(Instant.now());
    Found found = lock(connection, id);
    readTask(connection, id, route);
    write(connection, "update hand_task set done_at = ?, assignee = 7 where case_id = ? and step = ?", now, id, route.step());
    if (next != null) {
      write(connection, "insert into hand_task (case_id, step, grp) values (?, ?, ?)", id, next, route.group());
    }
    byte[] head = hash(found.head(), route.body());
    write(connection, "insert into hand_entry (case_id, seq, at, body, hash) values (?, ?, ?, ?, ?)",
        id, found.version() + 1, now, route.body(), head);
    Timestamp due = moveClock(connection, id, route, now);
    write(connection,
        """
        update hand_case set state = ?, grp = ?, assignee = 7, updated_at = ?, closed_at = ?, due_at = ?, version = ?, head = ?
        where id = ?
        """,
        route.to(), route.group(), now, next == null ? now : null, due, found.version() + 1, head, id);
    connection.commit();
    connection.setAutoCommit(true);
  }

  private record Found(int version, byte[] head) {}

  private static Found lock(Connection connection, long id) throws SQLException {
    try (var statement = connection.prepareStatement("select version, head from hand_case where id = ? for update")) {
      set(statement, id);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return new Found(rows.getInt(1), rows.getBytes(2));
      }
    }
  }

  private static void readTask(Connection connection, long id, Route route) throws SQLException {
    String sql = "select grp, assignee from hand_task where case_id = ? and step = ? and done_at is null";
    try (var statement = connection.prepareStatement(sql)) {
      set(statement, id, route.step());
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException(route + " found no task");
        }
      }
    }
  }

  private static Timestamp moveClock(Connection connection, long id, Route route, Timestamp now) throws SQLException {
    if (route.startsClock()) {
      Timestamp due = Timestamp.from(now.toInstant().plus(Duration.ofDays(5)));
      write(connection, "insert into hand_deadline values (?, 'handling', 'RUNNING', ?, ?)", id, due, due);
      return due;
    }
    if (route.stopsClock()) {
      write(connection, "update hand_deadline set status = 'MET', next_at = null where case_id = ? and key = 'handling'", id);
      return null;
    }
    return runningClock(connection, id);
  }

  private static Timestamp runningClock(Connection connection, long id) throws SQLException {
    try (var statement = connection.prepareStatement("select next_at from hand_deadline where case_id = ? and next_at is not null")) {
      set(statement, id);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getTimestamp(1) : null;
      }
    }
  }

  private static void write(Connection connection, String sql, Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      set(statement, values);
      statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static byte[] hash(byte[] before, String body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(before);
      return digest.digest(body.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

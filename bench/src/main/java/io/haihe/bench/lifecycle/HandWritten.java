package io.haihe.bench.lifecycle;

import com.zaxxer.hikari.HikariDataSource;
import io.haihe.bench.kit.Server.Db;
import java.sql.Connection;
import java.sql.SQLException;

/** Hand-written SQL that keeps the same facts and does nothing else: no permits, no rules, no forms. What is possible at most. */
final class HandWritten implements Contestant {

  /** Tables with the indexes a work list, a number, a clock and an outbox need. */
  private static final String TABLES =
      """
      create table if not exists hand_case (
        id         bigint generated always as identity primary key,
        number     text not null unique,
        type       text not null,
        state      text not null,
        grp        text,
        assignee   bigint,
        category   text not null,
        place      bigint not null,
        text       text not null,
        form       jsonb not null,
        opened_at  timestamptz not null,
        updated_at timestamptz not null,
        closed_at  timestamptz,
        due_at     timestamptz,
        version    int not null,
        head       bytea not null
      );
      create index if not exists hand_case_group on hand_case (grp, due_at) where grp is not null;
      create index if not exists hand_case_place on hand_case (place, opened_at desc);
      create table if not exists hand_entry (
        case_id  bigint not null,
        seq      int not null,
        at       timestamptz not null,
        body     text not null,
        hash     bytea not null,
        xid      xid8 not null default pg_current_xact_id(),
        position bigint generated always as identity,
        primary key (case_id, seq)
      );
      create index if not exists hand_entry_order on hand_entry (xid, position);
      create table if not exists hand_deadline (
        case_id bigint not null,
        key     text not null,
        status  text not null,
        due_at  timestamptz not null,
        next_at timestamptz,
        primary key (case_id, key)
      );
      create index if not exists hand_deadline_next on hand_deadline (next_at) where next_at is not null;
      create table if not exists hand_task (
        case_id  bigint not null,
        step     text not null,
        grp      text not null,
        assignee bigint,
        done_at  timestamptz,
        primary key (case_id, step)
      );
      create index if not exists hand_task_open on hand_task (grp) where done_at is null;
      """;

  /** How a step is written. */
  interface Way {
    /** @return the case's id */
    long register(Connection connection) throws SQLException;

    /** All the other steps, in order. */
    void rest(Connections connections, long id, Steps steps) throws Exception;
  }

  /** A connection for the time of one step. */
  interface Connections {
    Connection take() throws SQLException;
  }

  private final Way way;
  private HikariDataSource pool;

  HandWritten(Way way) {
    this.way = way;
  }

  @Override
  public void open(Db db) throws SQLException {
    close();
    db.execute(TABLES);
    pool = Pool.of(db);
  }

  @Override
  public void lifecycle(Steps steps) throws Exception {
    way.rest(pool::getConnection, steps.time(this::register), steps);
  }

  private long register() throws SQLException {
    try (var connection = pool.getConnection()) {
      return way.register(connection);
    }
  }

  @Override
  public void leaveOpen(int count) throws SQLException {
    for (int i = 0; i < count; i++) {
      register();
    }
  }

  @Override
  public void release() {
    Pool.release(pool);
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }
}

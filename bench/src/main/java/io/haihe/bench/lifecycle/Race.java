package io.haihe.bench.lifecycle;

import io.haihe.bench.kit.Child;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Server;
import io.haihe.bench.kit.Server.Db;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lets everybody run in turns, each round beginning with another one. */
final class Race implements AutoCloseable {

  private final Server server;
  private final Report report;
  private final int rounds;
  private final int millis;
  private final int warmUp;
  private final int open;
  private final List<Field> field = Field.chosen();
  private final Map<Field, Child> children = new EnumMap<>(Field.class);

  Race(Server server, Report report, boolean quick) {
    this.server = server;
    this.report = report;
    this.rounds = quick ? 1 : 3;
    this.millis = quick ? 700 : 4000;
    this.warmUp = quick ? 700 : 8000;
    this.open = quick ? 1000 : 100_000;
  }

  /** Starts everybody on an empty database and lets them warm up. */
  void begin() throws IOException, SQLException {
    for (Field who : field) {
      report.progress("starting %s", who.words);
      children.put(who, Child.start(ContestantMain.class, who.name(), who.name()));
      open(who, server.database(who.database()));
      if (who.indexed != null) {
        index(who);
      }
      children.get(who).ask("run 4 " + warmUp);
    }
  }

  /** Everybody on a new database in which that many cases lie open; says how many. */
  int leaveOpen() throws IOException, SQLException {
    for (Child child : children.values()) {
      child.ask("shut");
    }
    for (Field who : field) {
      report.progress("%,d open cases for %s", open, who.words);
      if (who.indexed == null) {
        seed(who, server.database(who.database()));
      } else {
        server.copy(who.indexed.database(), who.database());
        index(who);
      }
    }
    for (Field who : field) {
      open(who, at(who));
      at(who).execute("vacuum analyze");
      children.get(who).ask("run 4 " + warmUp / 4);
    }
    return open;
  }

  /** By everybody's own means; the disk is not waited for, which does not change what is there afterwards. */
  private void seed(Field who, Db db) throws IOException, SQLException {
    db.execute("alter database " + who.database() + " set synchronous_commit to off");
    open(who, db);
    children.get(who).ask("seed " + open);
    children.get(who).ask("shut");
    db.execute("alter database " + who.database() + " reset synchronous_commit");
  }

  List<Result> at(int callers) throws IOException, SQLException {
    var results = new EnumMap<Field, Result>(Field.class);
    for (int round = 0; round < rounds; round++) {
      report.progress("%d callers, round %d of %d", callers, round + 1, rounds);
      server.checkpoint();
      for (Field who : order(round)) {
        long before = server.writingTransactions();
        String answer = children.get(who).ask("run " + callers + " " + millis);
        results.computeIfAbsent(who, Result::new).add(answer, server.writingTransactions() - before);
      }
    }
    return List.copyOf(results.values());
  }

  private List<Field> order(int round) {
    var order = new ArrayList<>(field);
    Collections.rotate(order, round);
    return order;
  }

  private void open(Field who, Db db) throws IOException {
    children.get(who).ask("open " + db.url() + " " + db.user() + " " + db.password());
  }

  private void index(Field who) throws SQLException {
    at(who).execute("create index act_idx_task_parent on act_ru_task (parent_task_id_)");
  }

  private Db at(Field who) {
    return server.at(who.database());
  }

  @Override
  public void close() {
    children.values().forEach(Child::close);
  }
}

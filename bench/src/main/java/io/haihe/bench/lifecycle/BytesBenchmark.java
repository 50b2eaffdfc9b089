package io.haihe.bench.lifecycle;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Child;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Server;
import io.haihe.bench.kit.Server.Db;
import io.haihe.bench.kit.Table;
import java.io.IOException;
import java.sql.SQLException;

/** How many bytes of database a closed case takes: its row, its timeline of six steps, its text, every index. */
public final class BytesBenchmark implements Benchmark {

  private static final double MOST_SEALED = 600;
  private static final int CALLERS = 8;

  /** Every table with its indexes and what is stored apart, whatever tables there are. */
  private static final String SIZE =
      """
      select coalesce(sum(pg_total_relation_size(c.oid)), 0)::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relname like '%s'
      """;

  /** What one gets who only copies the rows over: three indexes for each table, built last. */
  private static final String PLAIN =
      """
      create table plain_case as select * from hand_case;
      create table plain_entry as select case_id, seq, at, body, hash from hand_entry;
      create unique index on plain_case (id);
      create unique index on plain_case (number);
      create index on plain_case (place, opened_at);
      create unique index on plain_entry (case_id, seq);
      create index on plain_entry (at);
      create index on plain_entry (case_id, at);
      """;

  private Report report;
  private Table table;
  private String verified;
  private double sealedBytes;

  @Override
  public String name() {
    return "bytes";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    this.report = report;
    this.table = new Table("", "bytes a case", "after VACUUM FULL", "cases");
    report.say("## Bytes");
    report.say(
        "Bytes of database a closed case takes, with its timeline of six steps and a text of 100 characters, all tables and indexes "
            + "counted, less what they take while empty. Everybody closed the cases the way they do in `lifecycle`.");
    try (var server = Server.start()) {
      report.say(server.describe() + ".");
      for (Field who : new Field[] {Field.FLOWABLE, Field.CAMUNDA, Field.OPERATON}) {
        closed(server, who, quick ? 100 : 3000);
      }
      closed(server, Field.ONE_STATEMENT, quick ? 500 : 20_000);
      closed(server, Field.HAIHE, quick ? 500 : 20_000);
      report.say(table);
      report.say("Sealed: " + verified + ".");
      report.reach("≤ 600 bytes a sealed case", Figures.number(sealedBytes) + " bytes", sealedBytes <= MOST_SEALED);
    }
  }

  private void closed(Server server, Field who, int cases) throws IOException, SQLException {
    report.progress("%,d cases closed by %s", cases, who.words);
    Db db = server.database(who.database());
    db.execute("alter database " + who.database() + " set synchronous_commit to off");
    try (var child = Child.start(ContestantMain.class, who.name(), who.name())) {
      child.ask("open " + db.url() + " " + db.user() + " " + db.password());
      long empty = size(db, "%");
      child.ask("close " + CALLERS + " " + cases);
      db.execute("vacuum");
      long used = size(db, "%") - empty;
      db.execute("vacuum full");
      row(who.words, used, size(db, "%") - empty, cases);
      if (who == Field.ONE_STATEMENT) {
        copied(db, cases);
      }
      if (who == Field.HAIHE) {
        sealed(db, child, empty, cases);
      }
    }
  }

  private void sealed(Db db, Child child, long empty, int cases) throws IOException, SQLException {
    verified = child.ask("archive");
    db.execute("vacuum full");
    long used = size(db, "%") - empty;
    sealedBytes = (double) used / cases;
    row("Haihe, sealed", used, used, cases);
  }

  private void copied(Db db, int cases) throws SQLException {
    db.execute(PLAIN);
    long size = size(db, "plain\\_%");
    row("rows plainly copied, three indexes each", size, size, cases);
  }

  private void row(String what, long used, long afterVacuum, int cases) {
    table.row(what, Figures.number((double) used / cases), Figures.number((double) afterVacuum / cases), "%,d".formatted(cases));
  }

  private static long size(Db db, String tables) throws SQLException {
    return db.number(SIZE.formatted(tables));
  }
}

package io.haihe.bench.inspections;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.Footprint;
import io.haihe.bench.kit.MovedClock;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Server;
import io.haihe.modules.inspection.register.Credit;
import io.haihe.modules.inspection.register.RegisterFile;
import io.haihe.modules.inspection.register.RegisterImport;
import io.haihe.modules.inspection.register.RegisterImport.Kind;
import io.haihe.platform.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A year of a city's inspections through the real engine: registers imported, plans made, parties and officers drawn, visits opened, carried out,
 * published, objected to and closed, orders followed or not, clocks ringing at their moment. Ends as a failure if anything is not as it must be.
 */
public final class InspectionsBenchmark implements Benchmark {

  /** So many times smaller than the whole. */
  public static final String SCALE = "haihe.bench.scale";

  private static final Instant BEGINS = Instant.parse("2024-12-10T01:00:00Z");
  private static final double MINUTES = 20;
  private static final int HEAP = 1024;
  private static final int CONNECTIONS = 10;

  private final MovedClock clock = new MovedClock(BEGINS);
  private final Timelines timelines = new Timelines();
  private final Phases phases = new Phases();

  @Override
  public String name() {
    return "inspections";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    Size size = new Size(Integer.getInteger(SCALE, quick ? 50 : 1));
    report.say("## A year of inspections");
    Path data = Folders.work().resolve("inspections");
    FileSystemUtils.deleteRecursively(data);
    try (Server server = Server.start()) {
      Server.Db db = server.database("inspections");
      report.say(server.describe() + ".");
      try (OpenedCity city = OpenedCity.on(db, Folders.project().resolve("scenarios"), CONNECTIONS, data, this::beside)) {
        run(report, size, city, db);
      }
    }
  }

  private void beside(GenericApplicationContext context) {
    context.registerBean("movedClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
    context.registerBean("timelines", Timelines.class, () -> timelines);
  }

  private void run(Report report, Size size, OpenedCity opened, Server.Db db) throws Exception {
    MadeCity city = new MadeCity(opened, BEGINS);
    registers(report, size, opened, city);
    PlannedYear plan = new PlannedYear(opened);
    phases.time("planned", () -> plan.plan(city.districts));
    Agenda agenda = new Agenda();
    Staff staff = new Staff(opened, city, agenda);
    timelines.listen(staff::see);
    Credit credit = opened.bean(Credit.class);
    Complaints complaints = new Complaints(opened, city, clock, size);
    LocalDate last = new Year(opened, clock, phases, plan, complaints, agenda, staff).pass(report, () -> phases.time("all classified", () -> credit.classify(city.city).changed()));
    say(report, size, staff, last, db);
    new Checks(report, opened, timelines, plan, complaints, staff, phases).all();
    report.say(phases.table());
    new Pages(report, opened, city, plan).all();
    report.say("Largest tables: " + db.ask(
        """
        select string_agg(relname || ' ' || pg_size_pretty(size), ', ' order by size desc) from (
          select relname, pg_total_relation_size(oid) as size from pg_class where relkind = 'r' order by 2 desc limit 8) as largest
        """) + ".");
    reach(report, size);
  }

  private void registers(Report report, Size size, OpenedCity opened, MadeCity city) {
    MadeRegisters made = new MadeRegisters(city, size);
    RegisterImport imports = opened.bean(RegisterImport.class);
    report.progress("files of %,d parties and %,d officers", size.parties(), size.officers());
    RegisterFile parties = RegisterFile.of(made.parties());
    RegisterFile officers = RegisterFile.of(made.officers());
    int[] wrong = new int[2];
    phases.time("officers taken over", () -> imports.take(Kind.OFFICERS, officers, city.city, true, fault -> {}, Progress.silent()).added());
    phases.time("parties looked at", () -> {
      RegisterImport.Outcome outcome = imports.take(Kind.PARTIES, parties, city.city, false, fault -> {}, Progress.silent());
      wrong[0] = outcome.wrong();
      return outcome.rows();
    });
    phases.time("parties taken over", () -> {
      RegisterImport.Outcome outcome = imports.take(Kind.PARTIES, parties, city.city, true, fault -> {}, Progress.silent());
      wrong[1] = outcome.wrong();
      return outcome.added();
    });
    report.check("rows that are wrong are told and left out", "%,d twice of %,d".formatted(wrong[1], size.parties()), wrong[0] == made.wrong() && wrong[1] == made.wrong());
    JdbcClient jdbc = opened.bean(JdbcClient.class);
    List<List<String>> recusals = made.recusals();
    jdbc.sql(
            """
            insert into inspection_recusal (officer, party, reason, declared_by, declared_at)
            select o.id, p.id, 'INTEREST', :by, :at::timestamptz from unnest(:certificates::text[], :codes::text[]) as r (certificate, code)
              join inspection_officer o using (certificate) join inspection_party p using (code)
            """)
        .param("by", city.districts.getFirst().head().person())
        .param("at", BEGINS.toString())
        .param("certificates", recusals.getFirst().toArray(String[]::new))
        .param("codes", recusals.getLast().toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            insert into inspection_mark (party, kind, at, source)
            select id, case when id % 20 < 8 then 'noProblem' when id % 20 < 11 then 'unreachable' else 'notCorrected' end, '2024-12-01', 'before'
            from inspection_party where id % 20 < 12
            """)
        .update();
    jdbc.sql("analyze inspection_mark").update();
    Credit credit = opened.bean(Credit.class);
    phases.time("all classified", () -> credit.classify(city.city).changed());
  }

  private void say(Report report, Size size, Staff staff, LocalDate last, Server.Db db) throws Exception {
    report.say(
        "%s of Tianjin: %,d parties, %,d officers with accounts in two departments of 16 districts, %,d recusals; 192 monthly tasks, one in four of both departments. The year is over on %s."
            .formatted(size.divisor() == 1 ? "All" : "1/" + size.divisor(), size.parties(), size.officers(), size.recusals(), last));
    double year = phases.total();
    report.say("%,d entries in the timelines of %,d cases; %s entries a second over all phases, %s min in all; heap held at most %,d MB, peak resident %,d MB, database %s."
        .formatted(
            timelines.entries(), timelines.all().size(), Figures.number(timelines.entries() / year), Figures.number(year / 60), phases.heap(),
            Footprint.peakResident(), db.ask("select pg_size_pretty(pg_database_size(current_database()))")));
    report.check("no step was refused", "%,d of %,d %s".formatted(staff.refused(), staff.steps(), staff.refusals()), staff.refused() == 0);
  }

  private void reach(Report report, Size size) {
    double minutes = phases.total() / 60;
    report.reach("the year of the whole city ≤ %s min".formatted(Figures.number(MINUTES)), Figures.number(minutes) + " min at 1/" + size.divisor(), minutes <= MINUTES / size.divisor());
    long allowed = Runtime.getRuntime().maxMemory() >> 20;
    report.reach("heap ≤ 1 GB", "%,d MB allowed, %,d MB held at most".formatted(allowed, phases.heap()), allowed <= HEAP);
  }
}

package io.haihe.bench.inspections;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.Footprint;
import io.haihe.bench.kit.MovedClock;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Server;
import io.haihe.cli.Haihe;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.modules.inspection.plan.Commitments;
import io.haihe.modules.inspection.plan.DrawForm;
import io.haihe.modules.inspection.plan.PlanForm;
import io.haihe.modules.inspection.plan.Plans;
import io.haihe.modules.inspection.plan.Redraws;
import io.haihe.modules.inspection.plan.Revealing;
import io.haihe.modules.inspection.plan.TaskForm;
import io.haihe.modules.inspection.plan.Tasks;
import io.haihe.modules.inspection.register.RegisterFile;
import io.haihe.modules.inspection.register.RegisterImport;
import io.haihe.modules.inspection.register.RegisterImport.Kind;
import io.haihe.platform.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** All parties of a city and all officers of two of its departments in one pool, through the product: frozen, drawn, kept, redrawn, verified. */
public final class PoolBenchmark implements Benchmark {

  private static final Instant BEGINS = Instant.parse("2025-02-10T01:00:00Z");
  private static final LocalDateTime DRAWN = LocalDateTime.of(2025, 2, 20, 14, 30);
  private static final String VALUE = "03 08 14 19 27 33 + 11";
  private static final double SECONDS = 60;
  private static final int HEAP = 1024;

  private final MovedClock clock = new MovedClock(BEGINS);
  private final Phases phases = new Phases();

  @Override
  public String name() {
    return "pool";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    Size size = new Size(quick ? 50 : 1);
    report.say("## One pool of everybody");
    Path data = Folders.work().resolve("pool");
    FileSystemUtils.deleteRecursively(data);
    try (Server server = Server.start()) {
      report.say(server.describe() + ".");
      Server.Db db = server.database("pool");
      try (OpenedCity city = OpenedCity.on(db, Folders.project().resolve("scenarios"), 4, data, context ->
          context.registerBean("movedClock", Clock.class, () -> clock, definition -> definition.setPrimary(true)))) {
        run(report, size, city, db);
      }
    }
  }

  private void run(Report report, Size size, OpenedCity opened, Server.Db db) throws Exception {
    MadeCity city = new MadeCity(opened, BEGINS);
    Place whole = city.city.root();
    Unit market = city.unit(whole, MadeCity.MARKET);
    long registered = registers(report, size, opened, city, market, city.unit(whole, MadeCity.RESCUE));
    Viewer head = city.hire(market, Role.UNIT_HEAD);
    Viewer centre = city.hire(city.unit(whole, MadeCity.CENTRE), Role.COMMAND_CENTRE);
    long task = task(opened, head, market, whole);
    report.progress("freezing");
    phases.time("frozen, hashed, committed, kept", () -> one(() ->
        opened.bean(Commitments.class).commit(head, task, new DrawForm("双色球", DRAWN.toString(), 1))));
    clock.moveTo(DRAWN.atZone(Words.ZONE).toInstant().plus(Duration.ofMinutes(30)));
    report.progress("drawing");
    phases.time("drawn, record and visits kept", () -> one(() ->
        opened.bean(Revealing.class).reveal(centre, task, new Revealing.Entered(VALUE, VALUE, "样例见证人"))));
    report.progress("redrawing");
    phases.time("one officer redrawn", () -> one(() -> redraw(opened, city, db)));
    Path record = record(opened, task);
    report.progress("verifying");
    int[] ended = new int[1];
    phases.time("`haihe draw verify`, a program of its own", () -> one(() -> ended[0] = verify(record)));
    say(report, size, db, record);
    report.check("`haihe draw verify` finds the record right", "it ended with " + ended[0], ended[0] == 0);
    long frozen = parties(record);
    report.check("every party of the register is in the pool", "%,d".formatted(frozen), frozen == registered);
  }

  /** @return how many parties are registered */
  private long registers(Report report, Size size, OpenedCity opened, MadeCity city, Unit market, Unit fire) {
    MadeRegisters made = new MadeRegisters(city, size);
    RegisterImport imports = opened.bean(RegisterImport.class);
    report.progress("registers of %,d parties and %,d officers", size.parties(), size.officers());
    imports.take(Kind.OFFICERS, RegisterFile.of(made.officers(market, fire)), city.city, true, fault -> {}, Progress.silent());
    long registered = imports.take(Kind.PARTIES, RegisterFile.of(made.parties()), city.city, true, fault -> {}, Progress.silent()).added();
    opened.bean(JdbcClient.class).sql(
            """
            insert into inspection_recusal (officer, party, reason, declared_by, declared_at)
            select who[1 + p.id * 7919 % cardinality(who)], p.id, 'INTEREST', :by, now()
            from inspection_party p, (select array_agg(id order by id) as who from inspection_officer) o where p.id % 50 = 0
            """)
        .param("by", city.districts.getFirst().head().person())
        .update();
    opened.bean(JdbcClient.class).sql("update inspection_party set risk = substr('ACD', 1 + (id / 10 % 3)::int, 1) where id % 10 = 0").update();
    return registered;
  }

  /** Food, prices and fire: every party has one of them. */
  private static long task(OpenedCity opened, Viewer head, Unit market, Place whole) {
    Plans plans = opened.bean(Plans.class);
    long plan = plans.make(head, new PlanForm("2025", "年度抽查计划（样例）", "" + market.id(), 1));
    long task = opened.bean(Tasks.class).make(head, plan, new TaskForm(
        "全市抽查", whole.code().toString(), List.of(MadeCity.FOOD, MadeCity.PRICE, MadeCity.FIRE), Map.of("A", "1", "B", "3", "C", "10", "D", "30"),
        Map.of("A", "1", "B", "1", "C", "2", "D", "4"), "2025-03-01", "2025-12-31", "2", 1));
    plans.publish(head, plan, 1);
    return task;
  }

  private static void redraw(OpenedCity opened, MadeCity city, Server.Db db) {
    try {
      String going = db.ask(
          """
          select v.id || ' ' || o.certificate || ' ' || o.person from inspection_visit v join inspection_team t on t.visit = v.id
          join inspection_officer o on o.id = t.officer where v.problem is null order by v.position, t.seat limit 1
          """);
      String[] said = going.split(" ");
      opened.bean(Redraws.class).redraw(city.viewer(Long.parseLong(said[2])), Long.parseLong(said[0]), said[1], "unavailable");
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Path record(OpenedCity opened, long task) throws IOException {
    Path file = Folders.work().resolve("pool.zip");
    try (InputStream in = opened.bean(JdbcClient.class).sql("select record from inspection_draw where task = ?").param(task)
        .query((row, n) -> row.getBinaryStream(1)).single()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static int verify(Path record) {
    try {
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-XX:+UseSerialGC", "-Dhaihe.home=" + Folders.project(),
              "-cp", System.getProperty("java.class.path"), Haihe.class.getName(), "draw", "verify", record.toString())
          .redirectOutput(Folders.work().resolve("pool-verify.log").toFile()).redirectErrorStream(true).start();
      return process.waitFor(10, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static long parties(Path record) throws IOException {
    try (ZipFile zip = new ZipFile(record.toFile());
        BufferedReader lines = new BufferedReader(new InputStreamReader(zip.getInputStream(zip.getEntry("parties.csv")), StandardCharsets.UTF_8))) {
      return lines.lines().count() - 1;
    }
  }

  private void say(Report report, Size size, Server.Db db, Path record) throws Exception {
    report.say("%,d parties of a whole city, %,d officers of two of its departments in 32 decks, %s recusals; %s visits drawn, a record of %,d MB; `-Xmx%dm`, peak resident %,d MB."
        .formatted(
            size.parties(), size.officers(), db.ask("select to_char(count(*), 'FM999,999,999') from inspection_recusal"),
            db.ask("select to_char(count(*), 'FM999,999,999') from inspection_visit"), Files.size(record) >> 20,
            Runtime.getRuntime().maxMemory() >> 20, Footprint.peakResident()));
    report.say(phases.table());
    report.reach("frozen, drawn and verified ≤ %s s".formatted(Figures.number(SECONDS)), Figures.number(phases.total()) + " s", phases.total() <= SECONDS);
    report.reach("heap ≤ 1 GB", "%,d MB allowed".formatted(Runtime.getRuntime().maxMemory() >> 20), Runtime.getRuntime().maxMemory() >> 20 <= HEAP);
  }

  private static long one(Runnable work) {
    work.run();
    return 1;
  }
}

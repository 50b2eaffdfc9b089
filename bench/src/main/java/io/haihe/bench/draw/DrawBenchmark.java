package io.haihe.bench.draw;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Samples;
import io.haihe.bench.kit.Table;
import io.haihe.modules.inspection.draw.Announcement;
import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.Pools;
import io.haihe.modules.inspection.draw.PublicValue;
import io.haihe.modules.inspection.draw.SampleSize;
import io.haihe.modules.inspection.draw.Secret;
import io.haihe.modules.inspection.draw.Terms;
import io.haihe.modules.inspection.draw.Verification;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A verifiable draw from a city's whole pool, beside a draw of the same pool that nobody can verify, and the script that others verify with. */
public final class DrawBenchmark implements Benchmark {

  private static final double SECONDS = 5;
  private static final Instant COMMITTED = Instant.parse("2026-11-27T04:00:00Z");
  private static final Instant PUBLISHED = Instant.parse("2026-11-29T13:30:00Z");
  private static final PublicValue VALUE = PublicValue.of("03 08 14 19 27 33 + 11");
  private static final Terms TERMS = new Terms(
      "Sample", "", "", "Lottery", PUBLISHED,
      Map.of("A", new SampleSize.Ratio(100), "B", new SampleSize.Ratio(300), "C", new SampleSize.Ratio(1_000), "D", new SampleSize.Ratio(3_000)),
      Map.of("market", 2, "fire", 2));

  private final Samples freeze = new Samples();
  private final Samples announce = new Samples();
  private final Samples draw = new Samples();
  private final Samples write = new Samples();
  private final Samples verify = new Samples();
  private final Samples plain = new Samples();
  private final Samples script = new Samples();

  @Override
  public String name() {
    return "draw";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int parties = quick ? 20_000 : 1_000_000;
    int officers = quick ? 2_500 : 25_500;
    int rounds = quick ? 1 : 5;
    report.say("## Draws");
    MadePools made = MadePools.of(parties, officers);
    Path file = Files.createDirectories(Folders.work()).resolve("draw.zip");
    report.progress("warming up");
    DrawRecord record = round(made, file, false);
    for (int round = 1; round <= rounds; round++) {
      report.progress("round %d of %d", round, rounds);
      record = round(made, file, true);
    }
    boolean python = python();
    for (int round = 0; python && round < (quick ? 1 : 3); round++) {
      report.progress("the script, round %d", round + 1);
      script.add(seconds(() -> script(file)));
    }
    say(report, record, file, python);
  }

  private void say(Report report, DrawRecord record, Path file, boolean python) throws IOException {
    report.say("%,d parties in four classes, %,d officers in %,d decks of two departments, %,d recusals; %,d parties are drawn with %,d officers' visits. Seconds; the plain draw shuffles parties and officers by `SecureRandom` and deals them as well, and leaves nothing to verify."
        .formatted(
            record.announcement().pools().parties().size(), record.announcement().pools().officers(), MadePools.decks(record.announcement().pools()),
            record.announcement().pools().recusals(), record.drawn().size(),
            record.drawn().stream().flatMap(visit -> visit.teams().stream()).mapToInt(team -> team.officers().size()).sum()));
    Table table = new Table("", "s", "spread");
    row(table, "plain draw, `SecureRandom`, the limit", plain);
    row(table, "`DrawRecord.draw`", draw);
    row(table, "freezing the pools: sorted, checked, written, hashed", freeze);
    row(table, "announcing: terms checked, committed", announce);
    row(table, "writing the record, %,d MB".formatted(Files.size(file) >> 20), write);
    row(table, "`Verification.of`: read, drawn again, compared", verify);
    if (python) {
      row(table, "`docs/draws/verify.py`, Python", script);
    }
    report.say(table);
    if (!python) {
      report.say("python3 is not installed here, so the script was not measured.");
    }
    report.say("The draw takes %s × the plain one.".formatted(Figures.number(draw.median() / plain.median())));
    reach(report, "the draw", draw.median());
    reach(report, "its verification", verify.median());
  }

  private static void reach(Report report, String what, double seconds) {
    report.reach("%s ≤ %s s".formatted(what, Figures.number(SECONDS)), Figures.number(seconds) + " s", seconds <= SECONDS);
  }

  private static void row(Table table, String what, Samples samples) {
    table.row(what, Figures.number(samples.median()), samples.spread());
  }

  /** @param counts false for the warm-up */
  private DrawRecord round(MadePools made, Path file, boolean counts) throws Exception {
    Pools[] pools = new Pools[1];
    Announcement[] announced = new Announcement[1];
    DrawRecord[] record = new DrawRecord[1];
    Secret secret = Secret.random(new SecureRandom());
    add(freeze, counts, seconds(() -> pools[0] = Pools.freeze(made.parties(), made.officers(), made.recusals())));
    add(announce, counts, seconds(() -> announced[0] = Announcement.commit(TERMS, pools[0], secret, COMMITTED)));
    add(draw, counts, seconds(() -> record[0] = DrawRecord.draw(announced[0], secret, VALUE, PUBLISHED)));
    add(plain, counts, seconds(() -> PlainDraw.of(pools[0], announced[0].sizes(), TERMS.teams())));
    add(write, counts, seconds(() -> write(record[0], file)));
    add(verify, counts, seconds(() -> require(Verification.of(file).record().isPresent())));
    return record[0];
  }

  private static void write(DrawRecord record, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      record.write(out);
    }
  }

  private static void add(Samples samples, boolean counts, double seconds) {
    if (counts) {
      samples.add(seconds);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static boolean python() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static void script(Path file) throws Exception {
    Process process = new ProcessBuilder("python3", Folders.project().resolve("docs/draws/verify.py").toString(), file.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    require(process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("the record was not found right");
    }
  }
}

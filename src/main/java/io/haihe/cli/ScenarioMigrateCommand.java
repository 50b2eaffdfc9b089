package io.haihe.cli;

import io.haihe.kernel.casework.MigrationReport;
import io.haihe.kernel.casework.MigrationRun;
import io.haihe.kernel.casework.MigrationWork;
import io.haihe.kernel.casework.Migrations;
import io.haihe.kernel.casework.Running;
import io.haihe.kernel.scenario.ScenarioVersion;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves running cases of older versions to the one in force. Batches are the city's own: killed, it goes on when it is called again. */
@Command(name = "migrate")
final class ScenarioMigrateCommand implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "name")
  private String name = "";

  @Option(names = "--from", paramLabel = "VERSION", descriptionKey = "from")
  private @Nullable String from;

  @Option(names = "--dry-run", descriptionKey = "dryRun")
  private boolean rehearsal;

  @Option(names = "--stop", descriptionKey = "stop")
  private boolean stop;

  ScenarioMigrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var open = OpenCity.quiet()) {
      var scenarios = open.bean(Scenarios.class);
      if (scenarios.find(name).isEmpty()) {
        throw new NotFound(Finding.ofField("NAME", "scenario.draft.noScenario", name));
      }
      var migrations = open.bean(Migrations.class);
      var current = scenarios.currentId(name);
      var older = older(scenarios, open.bean(Running.class), migrations, current);
      if (older.isEmpty()) {
        terminal.say("cli.scenario.migrate.none", name, scenarios.current(name).version());
      }
      for (var version : older) {
        if (stop) {
          migrations.last(version.id(), current, false).ifPresent(run -> migrations.stop(run.id()));
        } else {
          tell(scenarios, migrations.report(done(open.bean(MigrationWork.class), migrations, begun(migrations, version, current))));
        }
      }
    }
    return 0;
  }

  private List<ScenarioVersion> older(Scenarios scenarios, Running running, Migrations migrations, int current) {
    var counts = running.byVersion();
    return scenarios.versions(name).stream()
        .filter(version -> from == null ? counts.containsKey(version.id()) : version.version().equals(from))
        .filter(version -> version.id() != current)
        .filter(version -> from != null || migrations.offered(version.id(), current))
        .toList();
  }

  /** What was begun and not ended goes on. */
  private MigrationRun begun(Migrations migrations, ScenarioVersion version, int current) {
    var last = migrations.last(version.id(), current, rehearsal).filter(run -> run.state() != MigrationRun.State.DONE);
    last.ifPresent(run -> migrations.resume(run.id()));
    return last.orElseGet(() -> rehearsal ? migrations.rehearse(name, version.id(), null) : migrations.apply(name, version.id(), null));
  }

  /** Until the last batch is through, or somebody has stopped it; where a server does the batches, it is waited for. */
  private static int done(MigrationWork work, Migrations migrations, MigrationRun run) throws InterruptedException {
    while (migrations.run(run.id()).state() == MigrationRun.State.RUNNING) {
      if (!work.work()) {
        Thread.sleep(PAUSE);
      }
    }
    return run.id();
  }

  private void tell(Scenarios scenarios, MigrationReport report) {
    var run = report.run();
    terminal.say(
        run.rehearsal() ? "cli.scenario.migrate.would" : "cli.scenario.migrate.did",
        name, scenarios.version(run.from()).version(), scenarios.version(run.to()).version(), run.moved(), report.staying());
    report.moves().forEach(moves -> terminal.say("cli.scenario.migrate.moves", moves.type(), moves.from(), moves.to(), moves.number()));
    report.stays().forEach(stays -> terminal.say(
        "cli.scenario.migrate.stays", stays.type(), stays.state(), stays.number(), terminal.texts().say(terminal.locale(), stays.why()),
        String.join(", ", stays.examples())));
  }
}

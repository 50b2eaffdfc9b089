package io.haihe.kernel.casework;

import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.LifeLog;
import io.haihe.kernel.scenario.Migration;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Begins, stops and resumes migrations of running cases, and tells what came of them. {@link MigrationWork} does them. */
@Component
public class Migrations {

  private final MigrationStore store;
  private final Scenarios scenarios;
  private final LifeLog log;
  private final TransactionOperations transaction;
  private final Clock clock;

  Migrations(MigrationStore store, Scenarios scenarios, LifeLog log, TransactionOperations transaction, Clock clock) {
    this.store = store;
    this.scenarios = scenarios;
    this.log = log;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Looks at every running case of a version and counts where it would go; none is touched.
   *
   * @param from id of the version
   * @param viewer null for the operator
   * @throws BadInput if the version in force does not say how
   */
  public MigrationRun rehearse(String scenario, int from, @Nullable Viewer viewer) {
    return begin(scenario, from, true, viewer);
  }

  /**
   * Moves every running case of a version that can be moved to the version in force.
   *
   * @throws Conflict if it was not rehearsed to its end since cases were last moved that way
   */
  public MigrationRun apply(String scenario, int from, @Nullable Viewer viewer) {
    int to = scenarios.currentId(scenario);
    int moved = store.last(from, to, false).map(MigrationRun::id).orElse(0);
    boolean rehearsed =
        store.last(from, to, true).filter(run -> run.state() == MigrationRun.State.DONE && run.id() > moved).isPresent();
    if (!rehearsed) {
      throw new Conflict(Finding.ofField("version", "casework.migration.unrehearsed"));
    }
    return begin(scenario, from, false, viewer);
  }

  private MigrationRun begin(String scenario, int from, boolean rehearsal, @Nullable Viewer viewer) {
    int to = scenarios.currentId(scenario);
    way(from, to);
    Instant now = clock.instant();
    MigrationRun run = new MigrationRun(
        0, scenario, from, to, rehearsal, MigrationRun.State.RUNNING, 0, 0, 0, by(viewer), now, now);
    try {
      return Objects.requireNonNull(transaction.execute(status -> {
        int id = store.insert(run);
        String detail = scenarios.version(from).version() + " → " + scenarios.version(to).version();
        if (!rehearsal) {
          log.add(new LifeLog.Line(now, viewer == null ? null : viewer.person(), scenario, null, LifeLog.Kind.MIGRATION, detail));
        }
        return store.find(id).orElseThrow();
      }));
    } catch (DuplicateKeyException running) {
      throw new Conflict(Finding.ofField("version", "casework.migration.running"));
    }
  }

  private static By by(@Nullable Viewer viewer) {
    if (viewer == null) {
      return By.SYSTEM;
    }
    Seat seat = viewer.seats().getFirst();
    return Permits.by(viewer.person(), seat);
  }

  /** @throws BadInput if the later version does not say how */
  Migrating.Way way(int from, int to) {
    Scenario was = scenarios.version(from);
    Scenario is = scenarios.version(to);
    Optional<Migration> migration = from == to ? Optional.empty() : scenarios.migration(from, to);
    return new Migrating.Way(from, was, to, is, migration.orElseThrow(() -> new BadInput(
        Finding.ofField("version", "casework.migration.none", was.version(), is.version()))));
  }

  /** Whether the version in force says how cases of another become its own, and what it says fits. */
  public boolean offered(int from, int to) {
    try {
      return from != to && scenarios.migration(from, to).isPresent();
    } catch (BadInput unfit) {
      return false;
    }
  }

  public MigrationRun run(int id) {
    return store.find(id).orElseThrow(() -> new NotFound(Finding.ofField("id", "casework.migration.unknown")));
  }

  /** Between two batches; what was moved stays moved. */
  public void stop(int id) {
    change(id, MigrationRun.State.RUNNING, MigrationRun.State.STOPPED);
  }

  /** It goes on where it was. */
  public void resume(int id) {
    change(id, MigrationRun.State.STOPPED, MigrationRun.State.RUNNING);
  }

  private void change(int id, MigrationRun.State from, MigrationRun.State to) {
    transaction.executeWithoutResult(status -> store.lock(id)
        .filter(run -> run.state() == from)
        .ifPresent(run -> store.update(run.in(to, clock.instant()))));
  }

  public Optional<MigrationRun> last(int from, int to, boolean rehearsal) {
    return store.last(from, to, rehearsal);
  }

  public MigrationReport report(int id) {
    MigrationRun run = run(id);
    List<MigrationStore.Count> counts = store.counts(id);
    return new MigrationReport(
        run,
        counts.stream()
            .filter(count -> !count.stays())
            .map(count -> new MigrationReport.Moves(count.type(), count.state(), count.what(), count.number()))
            .toList(),
        counts.stream()
            .filter(MigrationStore.Count::stays)
            .map(count -> new MigrationReport.Stays(
                count.type(), count.state(), Reason.finding(count.what()), count.number(), count.examples()))
            .toList());
  }

  /** A reason as it is kept. */
  record Reason(String code, List<Object> args) {

    static String text(Finding why) {
      return EntryCodec.JSON.writeValueAsString(new Reason(why.code(), why.args()));
    }

    static Finding finding(String text) {
      Reason reason = EntryCodec.JSON.readValue(text, Reason.class);
      return Finding.ofField("case", reason.code(), reason.args().toArray());
    }
  }
}

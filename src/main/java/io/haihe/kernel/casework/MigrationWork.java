package io.haihe.kernel.casework;

import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves cases batch by batch. A batch, its counts and the cursor are one transaction, so a kill loses nothing and does nothing twice, and servers
 * take turns. Each case is guarded by its version: one that a clerk is moving is left for the next pass. One that comes to its end by it ends as by
 * any step: those who wait for it are told.
 */
@Component
public class MigrationWork {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationWork.class);
  private static final int EXAMPLES = 10;

  private final MigrationStore store;
  private final Migrations migrations;
  private final CaseStore cases;
  private final CaseWriter writer;
  private final Casework casework;
  private final Migrating migrating;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final int batch;

  MigrationWork(
      MigrationStore store, Migrations migrations, CaseStore cases, CaseWriter writer, Casework casework, Directory directory,
      TransactionOperations transaction, Clock clock, @Value("${haihe.casework.migration-batch:200}") int batch) {
    this.store = store;
    this.migrations = migrations;
    this.cases = cases;
    this.writer = writer;
    this.casework = casework;
    this.migrating = new Migrating(directory);
    this.transaction = transaction;
    this.clock = clock;
    this.batch = batch;
  }

  /** @return whether there was a batch to do, and perhaps another */
  public boolean work() {
    try {
      return Boolean.TRUE.equals(transaction.execute(status -> store.next().map(this::advance).orElse(false)));
    } catch (ConcurrencyFailureException overtaken) {
      LOG.info("a batch of a migration is tried again: {}", overtaken.getMessage());
      return true;
    }
  }

  private boolean advance(MigrationRun run) {
    Instant now = clock.instant();
    List<Long> ids = store.cases(run, batch);
    if (!ids.isEmpty()) {
      store.update(moved(run, ids, now));
    } else if (run.overtaken() > 0) {
      store.forgetStays(run.id());
      store.update(run.at(0, 0, run.moved(), now));
    } else {
      store.update(run.in(MigrationRun.State.DONE, now));
    }
    return true;
  }

  private MigrationRun moved(MigrationRun run, List<Long> ids, Instant now) {
    Batch all = new Batch(run, migrations.way(run.from(), run.to()), now);
    Map<CaseWriter.Change, Case> changes = new LinkedHashMap<>();
    List<Long> ending = new ArrayList<>();
    for (CaseStore.Stored stored : cases.findLive(ids)) {
      all.decide(stored).ifPresent(done -> {
        if (done.after().ended() || !done.errands().isEmpty()) {
          ending.add(done.after().id());
        } else {
          changes.put(CaseWriter.Change.of(done.after(), done.entry(), stored.head(), null), stored.now());
        }
      });
    }
    Set<CaseWriter.Change> written = run.rehearsal() ? changes.keySet() : writer.write(changes.keySet());
    changes.forEach((change, before) -> {
      if (written.contains(change)) {
        all.tally.moves(before, change.after());
      }
    });
    ending.forEach(all::end);
    all.tally.counts.values().forEach(count -> store.count(run.id(), count, EXAMPLES));
    long overtaken = run.overtaken() + changes.size() - written.size();
    return run.at(ids.getLast(), overtaken, run.moved() + all.tally.moved, now);
  }

  /** Cases that are looked at in one transaction. */
  private final class Batch {

    private final MigrationRun run;
    private final Migrating.Way way;
    private final Instant now;
    private final Tally tally = new Tally();

    Batch(MigrationRun run, Migrating.Way way, Instant now) {
      this.run = run;
      this.way = way;
      this.now = now;
    }

    /** @return empty where it keeps its version */
    Optional<Decision.Done> decide(CaseStore.Stored stored) {
      if (stored.now().scenarioVersion() != run.from() || stored.now().ended()) {
        return Optional.empty();
      }
      return switch (migrating.decide(way, stored.now(), run.startedBy(), now)) {
        case Migrating.Answer.Moves moves -> Optional.of(moves.done());
        case Migrating.Answer.Stays stays -> {
          tally.stays(stored.now(), stays);
          yield Optional.empty();
        }
      };
    }

    /** Each by itself, as the others left it: one that is told of an end may be in the same batch. */
    void end(long id) {
      cases.findLive(List.of(id)).forEach(stored -> decide(stored).ifPresent(done -> end(stored, done)));
    }

    private void end(CaseStore.Stored stored, Decision.Done done) {
      if (run.rehearsal() || !(casework.keep(done, stored) instanceof Outcome.Refused refused)) {
        tally.moves(stored.now(), done.after());
      } else if (refused.reason() == Outcome.Reason.CONFLICT) {
        throw new OptimisticLockingFailureException(stored.now().number() + " was overtaken");
      } else {
        tally.stays(stored.now(), new Migrating.Answer.Stays(Finding.ofField("rule", "casework.migration.rule", refused.reason())));
      }
    }
  }

  /** What came of one batch. */
  private static final class Tally {

    private final Map<List<String>, MigrationStore.Count> counts = new LinkedHashMap<>();
    private long moved;

    void moves(Case before, Case after) {
      moved++;
      add(new MigrationStore.Count(false, before.type(), before.state(), after.state(), 1, List.of()));
    }

    void stays(Case now, Migrating.Answer.Stays stays) {
      String reason = Migrations.Reason.text(stays.why());
      add(new MigrationStore.Count(true, now.type(), now.state(), reason, 1, List.of(now.number())));
    }

    private void add(MigrationStore.Count one) {
      List<String> key = List.of(String.valueOf(one.stays()), one.type(), one.state(), one.what());
      MigrationStore.Count had = counts.get(key);
      if (had == null) {
        counts.put(key, one);
      } else {
        List<String> examples = new ArrayList<>(had.examples());
        examples.addAll(one.examples());
        counts.put(key, new MigrationStore.Count(
            one.stays(), one.type(), one.state(), one.what(), had.number() + 1, examples.subList(0, Math.min(EXAMPLES, examples.size()))));
      }
    }
  }
}

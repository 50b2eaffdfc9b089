package io.haihe.kernel.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves cases batch by batch. A batch, its counts and the cursor are one transaction, so a kill loses nothing and does nothing twice, and servers
 * take turns. Each case is guarded by its version: one that a clerk is moving is left for the next pass.
 */
@Component
public class MigrationWork {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationWork.class);
  private static final int EXAMPLES = 10;

  private final MigrationStore store;
  private final Migrations migrations;
  private final CaseStore cases;
  private final CaseWriter writer;
  private final PersonalStore personal;
  private final Directory directory;
  private final Migrating migrating;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final int batch;

  MigrationWork(
      MigrationStore store, Migrations migrations, CaseStore cases, CaseWriter writer, PersonalStore personal, Directory directory,
      TransactionOperations transaction, Clock clock, @Value("${haihe.casework.migration-batch:200}") int batch) {
    this.store = store;
    this.migrations = migrations;
    this.cases = cases;
    this.writer = writer;
    this.personal = personal;
    this.directory = directory;
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
    Migrating.Way way = migrations.way(run.from(), run.to());
    Map<CaseWriter.Change, Case> changes = new LinkedHashMap<>();
    Tally tally = new Tally();
    for (CaseStore.Stored stored : cases.findLive(ids)) {
      if (stored.now().scenarioVersion() == run.from() && !stored.now().ended()) {
        switch (migrating.decide(way, stored.now(), run.startedBy(), now)) {
          case Migrating.Answer.Moves moves ->
              changes.put(CaseWriter.Change.of(moves.after(), moves.entry(), stored.head(), null), stored.now());
          case Migrating.Answer.Stays stays -> tally.stays(stored.now(), stays);
        }
      }
    }
    Set<CaseWriter.Change> written = run.rehearsal() ? changes.keySet() : write(changes, way);
    changes.forEach((change, before) -> {
      if (written.contains(change)) {
        tally.moves(before, change.after());
      }
    });
    tally.counts.values().forEach(count -> store.count(run.id(), count, EXAMPLES));
    long overtaken = run.overtaken() + changes.size() - written.size();
    return run.at(ids.getLast(), overtaken, run.moved() + written.size(), now);
  }

  private Set<CaseWriter.Change> write(Map<CaseWriter.Change, Case> changes, Migrating.Way way) {
    Set<CaseWriter.Change> written = writer.write(changes.keySet());
    written.stream()
        .filter(change -> change.entry().changes().ended() != null)
        .forEach(change -> personal.schedule(change.after(), way.to(), directory));
    return written;
  }

  /** What came of one batch. */
  private static final class Tally {

    private final Map<List<String>, MigrationStore.Count> counts = new LinkedHashMap<>();

    void moves(Case before, Case after) {
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

package io.haihe.kernel.intake.importing;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.Takeover;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Progress;
import io.haihe.platform.SideBySide;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes rows over: new ones are played in memory and kept many at a time, known ones are gone through step by step for what they add. */
@Component
class RowTaking {

  /** How many rows are kept together. */
  static final int BATCH = 500;

  private final Scenarios scenarios;
  private final RowImport.Doors doors;
  private final Takeover takeover;
  private final Clock clock;
  private final TransactionOperations transaction;
  private final JdbcClient jdbc;

  RowTaking(
      Scenarios scenarios, Places places, Units units, Casework casework, Cases cases, Deadlines deadlines, Takeover takeover, Clock clock,
      TransactionOperations transaction, JdbcClient jdbc) {
    this.scenarios = scenarios;
    this.doors = new RowImport.Doors(places, units, casework, cases, deadlines, takeover);
    this.takeover = takeover;
    this.clock = clock;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  RowImport of(Profile profile, City city) {
    return new RowImport(profile, scenarios.current(profile.scenario()), city, doors);
  }

  /** How many cases of the rows are there already. */
  int known(RowImport rows, List<CsvFile.Row> all) {
    Set<String> keys = new HashSet<>();
    all.forEach(row -> rows.key(row).ifPresent(keys::add));
    int known = 0;
    for (List<String> batch : batches(List.copyOf(keys))) {
      known += takeover.used(batch).size();
    }
    return known;
  }

  Set<String> used(Collection<String> keys) {
    return takeover.used(keys);
  }

  Takeover.Batch batch(int size) {
    return takeover.batch(size);
  }

  /** @param progress told each row */
  void take(RowImport rows, List<CsvFile.Row> all, int threads, Tally tally, Progress progress) {
    List<CsvFile.Row> known = new ArrayList<>();
    SideBySide.each(batches(firsts(rows, all, known)), threads, batch -> {
      List<CsvFile.Row> met = takeOver(rows, batch, tally);
      synchronized (known) {
        known.addAll(met);
      }
      progress.step(batch.size() - met.size());
    });
    SideBySide.each(known, threads, row -> {
      one(rows, row, tally);
      progress.step(1);
    });
  }

  /** The first row of each key; what comes again goes to the known ones. */
  private static List<CsvFile.Row> firsts(RowImport rows, List<CsvFile.Row> all, List<CsvFile.Row> again) {
    List<CsvFile.Row> firsts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (CsvFile.Row row : all) {
      boolean first = rows.key(row).map(seen::add).orElse(true);
      (first ? firsts : again).add(row);
    }
    return firsts;
  }

  private static <T> List<List<T>> batches(List<T> rows) {
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += BATCH) {
      batches.add(rows.subList(from, Math.min(rows.size(), from + BATCH)));
    }
    return batches;
  }

  /** @return rows whose cases are there already */
  private List<CsvFile.Row> takeOver(RowImport rows, List<CsvFile.Row> batch, Tally tally) {
    Set<String> used = takeover.used(batch.stream().flatMap(row -> rows.key(row).stream()).toList());
    List<CsvFile.Row> known = new ArrayList<>();
    Takeover.Batch taken = takeover.batch(batch.size());
    Map<Takeover.Played, RowImport.Played> played = new LinkedHashMap<>();
    for (CsvFile.Row row : batch) {
      if (rows.key(row).filter(used::contains).isPresent()) {
        known.add(row);
        continue;
      }
      try {
        RowImport.Played one = rows.play(row, taken);
        played.put(one.matter(), one);
      } catch (RejectedRow rejected) {
        tally.rejects.add(row, rejected.finding());
      }
    }
    taken.keep(List.copyOf(played.keySet()), clock.instant())
        .forEach(left -> known.add(Objects.requireNonNull(played.remove(left)).row()));
    tally.opened.addAndGet(played.size());
    played.values().forEach(one -> tally.steps.addAndGet(one.steps()));
    return known;
  }

  private void one(RowImport rows, CsvFile.Row row, Tally tally) {
    try {
      RowImport.Done done = transaction.execute(status -> {
        // A row lost with the machine's power is taken over again by the next run, so nobody need wait for the disk.
        jdbc.sql("set local synchronous_commit = off").update();
        return rows.run(row);
      });
      (done.known() ? tally.known : tally.opened).incrementAndGet();
      tally.steps.addAndGet(done.steps());
    } catch (RejectedRow rejected) {
      tally.rejects.add(row, rejected.finding());
    }
  }
}

package io.haihe.kernel.intake.importing;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.Projections;
import io.haihe.kernel.casework.Takeover;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import io.haihe.platform.SideBySide;
import io.haihe.platform.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes over cases from a CSV file. Each row is taken over whole or not at all, and a row that was is known by its id; so an import that
 * was killed is simply run again. New rows are played in memory and kept many at a time; a row whose case is there already is gone
 * through step by step for what it adds.
 */
@Component
public class Importer {

  /** How many rows are kept together. */
  static final int BATCH = 500;

  private final ProfileReader profiles;
  private final CityBuilder builder;
  private final Scenarios scenarios;
  private final RowImport.Doors doors;
  private final Takeover takeover;
  private final Projections projections;
  private final Clock clock;
  private final TransactionOperations transaction;
  private final JdbcClient jdbc;
  private final Texts texts;

  Importer(
      ProfileReader profiles,
      CityBuilder builder,
      Scenarios scenarios,
      Places places,
      Units units,
      Casework casework,
      Cases cases,
      Deadlines deadlines,
      Takeover takeover,
      Projections projections,
      Clock clock,
      TransactionOperations transaction,
      JdbcClient jdbc,
      Texts texts) {
    this.profiles = profiles;
    this.builder = builder;
    this.scenarios = scenarios;
    this.doors = new RowImport.Doors(places, units, casework, cases, deadlines, takeover);
    this.takeover = takeover;
    this.projections = projections;
    this.clock = clock;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.texts = texts;
  }

  /**
   * What to import.
   *
   * @param city key of the city the cases go to, or null for the profile's own or the only one there is
   * @param rejects where rejected rows are written
   * @param locale of the reasons
   * @param threads how many rows are taken over at once
   */
  public record Order(
      Path profile, Path csv, @Nullable String city, Path rejects, Locale locale, int threads) {}

  /**
   * @param progress told each row
   * @throws BadInput if the profile, the header or the city is not right; then nothing was changed
   */
  public ImportReport run(Order order, Progress progress) {
    long begun = System.nanoTime();
    Profile profile = profiles.read(order.profile());
    CsvFile csv = CsvFile.read(order.csv(), profile.columns());
    City city = city(profile, csv, order.city());
    progress.total(csv.rows().size());
    RowImport rows = new RowImport(profile, scenarios.current(profile.scenario()), city, doors);
    Tally tally = new Tally();
    if (!takeover.alone(() -> takeOver(rows, csv.rows(), order.threads(), tally, progress))) {
      throw new BadInput(Finding.ofField("", "importing.another"));
    }
    projections.catchUp();
    boolean rejected = tally.rejects.write(order.rejects(), csv, texts, order.locale());
    return new ImportReport(
        csv.rows().size(), tally.opened.get(), tally.known.get(), tally.steps.get(), tally.rejects.count(),
        rejected ? order.rejects() : null, Duration.ofNanos(System.nanoTime() - begun));
  }

  private static final class Tally {
    final AtomicLong opened = new AtomicLong();
    final AtomicLong known = new AtomicLong();
    final AtomicLong steps = new AtomicLong();
    final Rejects rejects = new Rejects();
  }

  private City city(Profile profile, CsvFile csv, @Nullable String key) {
    if (profile.city() != null) {
      return builder.build(profile, profile.city(), csv);
    }
    List<City> cities = doors.places().cities();
    if (key == null && cities.size() == 1) {
      return cities.getFirst();
    }
    String known = String.join(", ", cities.stream().map(City::key).toList());
    return cities.stream()
        .filter(city -> city.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new BadInput(Finding.ofField("city", "importing.city.which", String.valueOf(key), known)));
  }

  private void takeOver(RowImport rows, List<CsvFile.Row> all, int threads, Tally tally, Progress progress) {
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

  private static List<List<CsvFile.Row>> batches(List<CsvFile.Row> rows) {
    List<List<CsvFile.Row>> batches = new ArrayList<>();
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

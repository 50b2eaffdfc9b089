package io.haihe.kernel.intake.importing;

import io.haihe.kernel.casework.Takeover;
import io.haihe.kernel.intake.importing.ImportRun.State;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.CityLog;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Progress;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over what was begun on a page, a stretch of rows at a time. How far it came is kept with what was rejected; the cases themselves are known
 * by their keys. So a server that is killed loses nothing, and goes through at most one stretch twice.
 */
@Component
public class ImportWork {

  private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
  private static final int THREADS = 2;
  private static final long PATIENCE_SECONDS = 20;

  private final ImportStore store;
  private final ProfileReader profiles;
  private final RowTaking taking;
  private final Takeover takeover;
  private final Places places;
  private final CityLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final int stretch;
  private final ReentrantLock working = new ReentrantLock();
  private volatile boolean closing;

  ImportWork(
      ImportStore store, ProfileReader profiles, RowTaking taking, Takeover takeover, Places places, CityLog log,
      TransactionTemplate transactions, Clock clock, @Value("${haihe.intake.import-stretch:2000}") int stretch) {
    this.store = store;
    this.profiles = profiles;
    this.taking = taking;
    this.takeover = takeover;
    this.places = places;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
    this.stretch = stretch;
  }

  /** Beside other work, if there is anything to do; at most one on each server. */
  public void begin() {
    if (!working.isLocked() && store.running().isPresent()) {
      Thread.ofVirtual().name("import").start(this::work);
    }
  }

  /** Takes over what has been begun, until nothing is left, it is stopped, or the server ends. */
  public void work() {
    if (!working.tryLock()) {
      return;
    }
    try {
      for (Optional<ImportRun> next = store.running(); next.isPresent() && !closing; next = store.running()) {
        if (!takeOver(next.get())) {
          return;
        }
      }
    } finally {
      working.unlock();
    }
  }

  /** @return false if somebody else takes over cases now: then it is tried again later */
  private boolean takeOver(ImportRun run) {
    try {
      return takeover.alone(() -> rows(run));
    } catch (BadInput bad) {
      fail(run, bad);
    } catch (RuntimeException fault) {
      if (!closing) {
        fail(run, fault);
      }
    }
    return true;
  }

  private void fail(ImportRun run, RuntimeException why) {
    LOG.warn("import {} stopped by itself", run.id(), why);
    store.change(run.id(), List.of(State.RUNNING), State.FAILED, why.getClass().getSimpleName(), clock.instant());
  }

  private void rows(ImportRun begun) {
    Profile profile = profiles.read(begun.profileName(), store.profile(begun.id()));
    List<CsvFile.Row> all = CsvFile.read(begun.fileName(), store.csv(begun.id()).orElseThrow(), profile.columns()).rows();
    City city = places.city(begun.city()).orElseThrow();
    RowImport rows = taking.of(profile, city);
    if (begun.knownBefore() == null) {
      store.begin(begun.id(), taking.known(rows, all));
    }
    ImportRun run = store.find(begun.id()).orElseThrow();
    while (run.state() == State.RUNNING && run.cursor() < all.size() && !closing) {
      stretch(run, rows, all.subList(run.cursor(), Math.min(all.size(), run.cursor() + stretch)));
      run = store.find(begun.id()).orElseThrow();
    }
    if (run.state() == State.RUNNING && run.cursor() >= all.size()) {
      end(run, rows, all);
    }
  }

  private void stretch(ImportRun run, RowImport rows, List<CsvFile.Row> some) {
    Tally tally = new Tally();
    taking.take(rows, some, THREADS, tally, Progress.silent());
    transactions.executeWithoutResult(status -> {
      tally.rejects.all().forEach(reject -> store.reject(run.id(), reject));
      store.advance(run.id(), run.cursor() + some.size(), tally, clock.instant());
    });
  }

  private void end(ImportRun run, RowImport rows, List<CsvFile.Row> all) {
    Integer before = run.knownBefore();
    int opened = taking.known(rows, all) - (before == null ? 0 : before);
    Instant now = clock.instant();
    Map<String, Object> detail = Map.of("import", run.id(), "file", run.fileName(), "opened", opened, "rejected", run.rejected());
    transactions.executeWithoutResult(status -> {
      store.end(run.id(), opened, all.size() - run.rejected() - opened, now);
      places.city(run.city()).ifPresent(city -> log.add(Act.bySystem(now), city, "import-ended", detail));
    });
  }

  /** The stretch that is being taken over comes to its end; what is left is gone on with after the next start. */
  @PreDestroy
  void close() throws InterruptedException {
    closing = true;
    if (working.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      working.unlock();
    }
  }
}

package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.ImportedFile.State;
import io.haihe.modules.inspection.register.RegisterImport.Kind;
import io.haihe.modules.inspection.register.RegisterImport.Outcome;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of parties and officers by page: sent and looked at, begun, taken over in the background. A server that ends meanwhile begins again. */
@Component
class RegisterImports {

  private static final Logger LOG = LoggerFactory.getLogger(RegisterImports.class);
  private static final Duration UNUSED = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(30);

  /** What is wrong beyond it is counted, and listed by the command. */
  static final int FAULTS_KEPT = 10_000;
  private static final int LISTED = 50;

  private final RegisterImport imports;
  private final ImportedFiles files;
  private final RegisterRights rights;
  private final RegisterLog log;
  private final Places places;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final ReentrantLock working = new ReentrantLock();

  RegisterImports(
      RegisterImport imports, ImportedFiles files, RegisterRights rights, RegisterLog log, Places places, TransactionTemplate transactions,
      Clock clock) {
    this.imports = imports;
    this.files = files;
    this.rights = rights;
    this.log = log;
    this.places = places;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** @throws io.haihe.platform.BadInput if the file as a whole cannot be read */
  long send(Viewer viewer, Kind kind, String name, byte[] bytes) {
    City city = rights.requireKeeper(viewer);
    List<Finding> faults = new ArrayList<>();
    Outcome outcome =
        imports.take(kind, RegisterFile.of(name, bytes), city, false, fault -> {
          if (faults.size() < FAULTS_KEPT) {
            faults.add(fault);
          }
        }, Progress.silent());
    return transactions.execute(status -> {
      long id = files.add(kind, city, name, bytes, outcome, viewer.person(), clock.instant());
      for (int no = 0; no < faults.size(); no++) {
        files.fault(id, no, faults.get(no));
      }
      return id;
    });
  }

  List<ImportedFile> of(Viewer viewer) {
    rights.requireKeeper(viewer);
    return files.of(rights.keeps(viewer).stream().map(City::key).toList(), LISTED);
  }

  ImportedFile find(Viewer viewer, long id) {
    List<String> cities = rights.keeps(viewer).stream().map(City::key).toList();
    return files.find(id)
        .filter(file -> cities.contains(file.city()))
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "inspection.register.imports.unknown")));
  }

  List<Finding> faults(ImportedFile file, int limit) {
    return files.faults(file.id(), file.fileName(), limit);
  }

  /** @throws Conflict if somebody else did that meanwhile */
  void begin(Viewer viewer, long id) {
    ImportedFile file = find(viewer, id);
    if (!files.change(file.id(), List.of(State.PREVIEW, State.FAILED), State.RUNNING, null, clock.instant())) {
      throw new Conflict(Finding.ofField("state", "inspection.register.imports.elsewhere"));
    }
  }

  /** Beside other work, if there is anything to do. */
  void beginWork() {
    if (!working.isLocked() && files.running().isPresent()) {
      Thread.ofVirtual().name("inspection-import").start(this::work);
    }
  }

  /** Takes over what has been begun; at most one at a time on each server. */
  void work() {
    if (!working.tryLock()) {
      return;
    }
    try {
      for (Optional<ImportedFile> next = files.running(); next.isPresent(); next = files.running()) {
        take(next.get());
      }
    } finally {
      working.unlock();
    }
  }

  private void take(ImportedFile file) {
    try {
      City city = places.city(file.city()).orElseThrow();
      try (Aside progress = new Aside(file.id())) {
        Outcome outcome = imports.take(file.kind(), RegisterFile.of(file.fileName(), files.bytes(file.id())), city, true, file.person(), fault -> {}, progress);
        Instant now = clock.instant();
        files.end(file.id(), outcome, now);
        log.add(now, file.person(), RegisterLog.Kind.IMPORTED, file.fileName(), null, Map.of(
            "kind", file.kind(), "added", outcome.added(), "changed", outcome.changed(), "wrong", outcome.wrong()).toString());
      }
    } catch (RuntimeException fault) {
      LOG.warn("the import {} stopped by itself", file.id(), fault);
      files.change(file.id(), List.of(State.RUNNING), State.FAILED, fault.getClass().getSimpleName(), clock.instant());
    }
  }

  void forget() {
    Instant now = clock.instant();
    files.forget(now.minus(UNUSED), now.minus(KEPT));
  }

  /** Says how far it came while the import's own transaction is open: from another thread, and so by another connection. */
  private final class Aside implements Progress {

    private final long file;

    private Aside(long file) {
      this.file = file;
    }

    @Override
    public void step(long done) {
      try {
        Thread.ofVirtual().start(() -> files.step(file, done)).join();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void total(long total) {}

    @Override
    public void close() {}
  }
}

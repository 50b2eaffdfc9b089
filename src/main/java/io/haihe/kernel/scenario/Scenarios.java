package io.haihe.kernel.scenario;

import io.haihe.kernel.scenario.reading.MigrationReader;
import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The scenarios of the city, every version ever loaded. Versions are immutable and kept in memory; which one is current
 * another server may change, and shows here within seconds.
 */
@Component
public class Scenarios {

  private static final Comparator<Scenario> ORDER = Comparator.comparingInt(Scenario::rank).thenComparing(Scenario::key);
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final ScenarioStore store;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final LifeLog log;
  private final Map<Integer, Scenario> versions = new ConcurrentHashMap<>();
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();
  private volatile @Nullable Current current;

  private record Current(Map<String, ScenarioStore.InForce> inForce, long readAt) {
    boolean fresh() {
      return System.nanoTime() - readAt < FRESH.toNanos();
    }
  }

  Scenarios(ScenarioStore store, TransactionTemplate transactions, Clock clock, LifeLog log) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.log = log;
  }

  /** @throws IllegalArgumentException for a scenario that was never loaded */
  public Scenario current(String key) {
    return version(currentId(key));
  }

  public Optional<Scenario> find(String key) {
    return Optional.ofNullable(inForce().get(key)).map(found -> version(found.id()));
  }

  /** The current version of every scenario, in the order they name themselves. */
  public List<Scenario> all() {
    return inForce().values().stream().map(found -> version(found.id())).sorted(ORDER).toList();
  }

  /** Those of {@link #all} that take new cases. */
  public List<Scenario> open() {
    return all().stream().filter(scenario -> retirement(scenario.key()).isEmpty()).toList();
  }

  /** Since when and why a scenario takes no new cases; empty while it does. */
  public Optional<Retirement> retirement(String key) {
    return Optional.ofNullable(inForce().get(key)).map(ScenarioStore.InForce::retirement);
  }

  /** Every version of a scenario that was ever loaded, the newest first. */
  public List<ScenarioVersion> versions(String key) {
    return store.versions(key);
  }

  /**
   * A version as a zip.
   *
   * @throws IllegalArgumentException for an id never given
   */
  public byte[] zip(int id) {
    return store.files(id).orElseThrow(() -> new IllegalArgumentException("no scenario version " + id));
  }

  /** @throws IllegalArgumentException for an id never given */
  public Scenario version(int id) {
    Scenario known = versions.get(id);
    return known != null ? known : versions.computeIfAbsent(id, this::stored);
  }

  /**
   * How cases of one version become cases of another.
   *
   * @return empty where the other version says nothing of it
   * @throws BadInput if what it says does not fit that version
   */
  public Optional<Migration> migration(int from, int to) {
    PackageFiles files = ScenarioLoader.files(() -> PackageFiles.ofZip(zip(to)));
    MigrationReader.Result read = MigrationReader.read(files, version(from), version(to));
    if (!read.errors().isEmpty()) {
      throw new BadInput(read.errors());
    }
    return Optional.ofNullable(read.migration());
  }

  /** Ids of all versions, old ones too. */
  public Set<Integer> versions() {
    return store.ids();
  }

  /** Keys of the task types that stand on a board, such as {@code whistle}, in any version of any scenario. */
  public Set<String> tasksOn(String board) {
    return versions().stream()
        .flatMap(id -> version(id).types().values().stream())
        .flatMap(type -> type.tasks().values().stream())
        .filter(task -> board.equals(task.board()))
        .map(TaskType::key)
        .collect(Collectors.toSet());
  }

  /** @throws IllegalArgumentException for a scenario that was never loaded */
  public int currentId(String key) {
    ScenarioStore.InForce found = inForce().get(key);
    if (found == null) {
      throw new IllegalArgumentException("no scenario " + key);
    }
    return found.id();
  }

  /** @throws IllegalArgumentException for a package that was not loaded here */
  public int idOf(Scenario scenario) {
    return ids.computeIfAbsent(scenario.fingerprint(), this::storedId);
  }

  /**
   * Loads a package and makes it the current version of its scenario; nothing happens if it is that already.
   *
   * @param zip a package as a zip
   * @throws BadInput with every error of the package, or where it changed and its version number did not
   */
  public Scenario load(byte[] zip) {
    return load(ScenarioLoader.files(() -> PackageFiles.ofZip(zip)));
  }

  /** As {@link #load(byte[])}, from a folder. */
  public Scenario load(Path folder) {
    return load(ScenarioLoader.files(() -> PackageFiles.ofFolder(folder)));
  }

  private Scenario load(PackageFiles files) {
    return version(place(files, true).id());
  }

  /** From now on it takes no new cases, here at once and on other servers within seconds. */
  public void retire(Retirement retirement, long person) {
    transactions.executeWithoutResult(status -> {
      if (store.retire(retirement, person)) {
        log.add(new LifeLog.Line(retirement.at(), person, retirement.key(), null, LifeLog.Kind.RETIRED, retirement.reason()));
      }
    });
    lookAgain();
  }

  /** It takes new cases again; nothing happens if it does already. */
  public void revive(String key, Instant at, @Nullable Long person) {
    transactions.executeWithoutResult(status -> {
      if (store.revive(key)) {
        log.add(new LifeLog.Line(at, person, key, null, LifeLog.Kind.REVIVED, ""));
      }
    });
    lookAgain();
  }

  /** What was read of versions and retirements a moment ago does not count any more. */
  public void lookAgain() {
    current = null;
  }

  /** The version numbers in force by scenario, read anew. */
  Map<String, String> inForceNow() {
    Map<String, String> found = new TreeMap<>();
    store.inForce().forEach(one -> found.put(one.key(), one.version()));
    return found;
  }

  /**
   * As {@link #load(byte[])}, but a newer version that is in force stays so. Files that are known already are not even read.
   *
   * @return whether this version is the current one now
   */
  boolean offer(PackageFiles files) {
    return place(files, false).current();
  }

  private record Placed(int id, boolean current) {}

  private Placed place(PackageFiles files, boolean evenIfOlder) {
    boolean known = store.idOf(files.fingerprint()).isPresent();
    Scenario scenario = known ? null : ScenarioLoader.scenario(ScenarioLoader.check(files));
    Placed placed = Objects.requireNonNull(transactions.execute(status -> {
      store.lock();
      int id = scenario == null ? storedId(files.fingerprint()) : keep(scenario, files);
      boolean wins = evenIfOlder || !newerInForce(id);
      if (wins) {
        promote(id);
      }
      if (evenIfOlder) {
        revive(store.version(id).key(), clock.instant(), null);
      }
      return new Placed(id, wins);
    }));
    if (scenario != null) {
      versions.put(placed.id(), scenario);
      ids.put(scenario.fingerprint(), placed.id());
    }
    lookAgain();
    return placed;
  }

  private void promote(int id) {
    if (store.makeCurrent(id)) {
      ScenarioVersion now = store.version(id);
      log.add(new LifeLog.Line(clock.instant(), null, now.key(), null, LifeLog.Kind.IN_FORCE, now.version()));
    }
  }

  private boolean newerInForce(int id) {
    return store.inForceBeside(id)
        .map(beside -> ScenarioVersion.ORDER.compare(beside.inForce(), beside.version()) > 0)
        .orElse(false);
  }

  private int keep(Scenario scenario, PackageFiles files) {
    Optional<ScenarioStore.Stored> stored = store.find(scenario.key(), scenario.version());
    if (stored.isPresent() && !stored.get().fingerprint().equals(scenario.fingerprint())) {
      throw new BadInput(
          Finding.at("scenario.yaml", 0, 0, "version", "scenario.package.changed", scenario.key(), scenario.version()));
    }
    return stored.isPresent() ? stored.get().id() : store.insert(scenario, files.zip(), clock.instant());
  }

  private Scenario stored(int id) {
    byte[] zip = store.files(id).orElseThrow(() -> new IllegalArgumentException("no scenario version " + id));
    return ScenarioLoader.trusted(ScenarioLoader.files(() -> PackageFiles.ofZip(zip)));
  }

  private int storedId(String fingerprint) {
    return store
        .idOf(fingerprint)
        .orElseThrow(() -> new IllegalArgumentException("the package was not loaded: " + fingerprint));
  }

  private Map<String, ScenarioStore.InForce> inForce() {
    Current known = current;
    if (known == null || !known.fresh()) {
      known = new Current(store.current(), System.nanoTime());
      current = known;
    }
    return known.inForce();
  }
}

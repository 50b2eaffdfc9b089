package io.haihe.kernel.scenario;

import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<Integer, Scenario> versions = new ConcurrentHashMap<>();
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();
  private volatile @Nullable Current current;

  private record Current(Map<String, Integer> ids, long readAt) {
    boolean fresh() {
      return System.nanoTime() - readAt < FRESH.toNanos();
    }
  }

  Scenarios(ScenarioStore store, TransactionTemplate transactions, Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** @throws IllegalArgumentException for a scenario that was never loaded */
  public Scenario current(String key) {
    return version(currentId(key));
  }

  public Optional<Scenario> find(String key) {
    return Optional.ofNullable(currentIds().get(key)).map(this::version);
  }

  /** The current version of every scenario, in the order they name themselves. */
  public List<Scenario> all() {
    return currentIds().values().stream().map(this::version).sorted(ORDER).toList();
  }

  /** @throws IllegalArgumentException for an id never given */
  public Scenario version(int id) {
    Scenario known = versions.get(id);
    return known != null ? known : versions.computeIfAbsent(id, this::stored);
  }

  /** Ids of all versions, old ones too. */
  public Set<Integer> versions() {
    return store.ids();
  }

  /** @throws IllegalArgumentException for a scenario that was never loaded */
  public int currentId(String key) {
    Integer id = currentIds().get(key);
    if (id == null) {
      throw new IllegalArgumentException("no scenario " + key);
    }
    return id;
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
        store.makeCurrent(id);
      }
      return new Placed(id, wins);
    }));
    if (scenario != null) {
      versions.putIfAbsent(placed.id(), scenario);
    }
    current = null;
    return placed;
  }

  private boolean newerInForce(int id) {
    return store.inForceBeside(id)
        .map(beside -> Arrays.compare(numbers(beside.inForce()), numbers(beside.version())) > 0)
        .orElse(false);
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
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

  private Map<String, Integer> currentIds() {
    Current known = current;
    if (known == null || !known.fresh()) {
      known = new Current(store.current(), System.nanoTime());
      current = known;
    }
    return known.ids();
  }
}

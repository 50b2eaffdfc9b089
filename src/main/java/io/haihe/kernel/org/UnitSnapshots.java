package io.haihe.kernel.org;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps the newest snapshot; asks the database at most once a second whether another node loaded units. */
class UnitSnapshots {

  private static final long RECHECK_NANOS = Duration.ofSeconds(1).toNanos();

  private final UnitStore store;
  private volatile @Nullable Held held;

  UnitSnapshots(UnitStore store) {
    this.store = store;
  }

  UnitSnapshot current() {
    Held known = held;
    return known != null && System.nanoTime() - known.checkedNanos < RECHECK_NANOS ? known.snapshot : renew();
  }

  void forget() {
    held = null;
  }

  private synchronized UnitSnapshot renew() {
    Held known = held;
    long now = System.nanoTime();
    if (known != null && now - known.checkedNanos < RECHECK_NANOS) {
      return known.snapshot;
    }
    long version = store.version();
    UnitSnapshot snapshot = known != null && known.version == version ? known.snapshot : store.snapshot();
    held = new Held(snapshot, version, now);
    return snapshot;
  }

  private record Held(UnitSnapshot snapshot, long version, long checkedNanos) {}
}

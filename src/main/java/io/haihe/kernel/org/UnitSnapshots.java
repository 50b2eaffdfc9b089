package io.haihe.kernel.org;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest snapshot; asks the database at most once a second whether another node loaded units. Nobody waits for whoever asks: those
 * who wait may hold the very connections that the asking needs.
 */
class UnitSnapshots {

  private static final long RECHECK_NANOS = Duration.ofSeconds(1).toNanos();

  private final UnitStore store;
  private final AtomicLong checkedAt = new AtomicLong(System.nanoTime());
  private volatile @Nullable Held held;

  UnitSnapshots(UnitStore store) {
    this.store = store;
  }

  UnitSnapshot current() {
    Held known = held;
    if (known == null) {
      return read(store.version());
    }
    long checked = checkedAt.get();
    long now = System.nanoTime();
    if (now - checked < RECHECK_NANOS || !checkedAt.compareAndSet(checked, now)) {
      return known.snapshot;
    }
    long version = store.version();
    return version == known.version ? known.snapshot : read(version);
  }

  void forget() {
    held = null;
  }

  private UnitSnapshot read(long version) {
    UnitSnapshot snapshot = store.snapshot();
    held = new Held(snapshot, version);
    return snapshot;
  }

  private record Held(UnitSnapshot snapshot, long version) {}
}

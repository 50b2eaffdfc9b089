package io.haihe.kernel.place;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds the current snapshot; looks once a second, when asked, whether another server has loaded a newer one. */
@Component
class Snapshots {

  private static final long CHECK_NANOS = 1_000_000_000L;

  private final SnapshotReader reader;
  private final AtomicLong checkedAt = new AtomicLong(System.nanoTime());
  private volatile @Nullable Snapshot current;

  Snapshots(SnapshotReader reader) {
    this.reader = reader;
  }

  Snapshot current() {
    Snapshot known = current;
    if (known == null) {
      return first();
    }
    long checked = checkedAt.get();
    long now = System.nanoTime();
    boolean mine = now - checked > CHECK_NANOS && checkedAt.compareAndSet(checked, now);
    return mine && reader.version() != known.version() ? reload() : known;
  }

  private synchronized Snapshot first() {
    Snapshot known = current;
    return known == null ? reload() : known;
  }

  synchronized Snapshot reload() {
    Snapshot read = reader.read();
    current = read;
    checkedAt.set(System.nanoTime());
    return read;
  }
}

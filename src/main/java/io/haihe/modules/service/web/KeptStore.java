package io.haihe.modules.service.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Answers in two generations: when the younger has taken half of the room it becomes the elder, and the elder is let go. What is asked for stays. */
final class KeptStore {

  private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final long half;
  private final AtomicLong weight = new AtomicLong();
  private volatile ConcurrentHashMap<String, Kept> young = new ConcurrentHashMap<>();
  private volatile ConcurrentHashMap<String, Kept> old = new ConcurrentHashMap<>();

  KeptStore(long bytes) {
    half = bytes / 2;
  }

  /** Null if there is none, or it is too old, or the catalogue has changed since. */
  @Nullable Kept get(String key, String state) {
    Kept kept = young.get(key);
    if (kept == null) {
      kept = old.get(key);
      if (kept == null) {
        return null;
      }
      put(key, kept);
    }
    return kept.state().equals(state) && System.nanoTime() - kept.madeAt() < MOST_NANOS ? kept : null;
  }

  void put(String key, Kept kept) {
    Kept before = young.put(key, kept);
    if (weight.addAndGet(kept.weight() - (before == null ? 0 : before.weight())) > half) {
      turn();
    }
  }

  private synchronized void turn() {
    if (weight.get() > half) {
      old = young;
      young = new ConcurrentHashMap<>();
      weight.set(0);
    }
  }

  int size() {
    return young.size() + old.size();
  }
}

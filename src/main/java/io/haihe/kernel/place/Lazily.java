package io.haihe.kernel.place;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes a value when it is first asked for, once. */
final class Lazily<T extends Object> implements Supplier<T> {

  private final Supplier<T> source;
  private volatile @Nullable T value;

  private Lazily(Supplier<T> source) {
    this.source = source;
  }

  static <T extends Object> Supplier<T> once(Supplier<T> source) {
    return new Lazily<>(source);
  }

  @Override
  public T get() {
    T known = value;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      T now = value;
      if (now == null) {
        now = source.get();
        value = now;
      }
      return now;
    }
  }
}

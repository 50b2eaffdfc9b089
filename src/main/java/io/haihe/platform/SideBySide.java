package io.haihe.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Works through a list on several threads. */
public final class SideBySide {

  private SideBySide() {}

  /**
   * Does the same to each thing; ends when all are done. After a failure nothing more is begun, what runs is finished, and the failure of
   * the thing nearest to the front is thrown.
   */
  public static <T> void each(List<T> things, int threads, Consumer<T> action) {
    AtomicBoolean failed = new AtomicBoolean();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      things.forEach(thing -> running.add(pool.submit(() -> unless(failed, () -> action.accept(thing)))));
      await(running, failed);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  private static void await(List<Future<?>> running, AtomicBoolean failed) throws ExecutionException, InterruptedException {
    try {
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException stopped) {
      failed.set(true);
      throw stopped;
    }
  }

  private static void unless(AtomicBoolean failed, Runnable action) {
    if (failed.get()) {
      return;
    }
    try {
      action.run();
    } catch (RuntimeException | Error failure) {
      failed.set(true);
      throw failure;
    }
  }
}

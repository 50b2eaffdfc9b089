package io.haihe.bench.lifecycle;

import io.haihe.bench.kit.Answers;
import io.haihe.bench.kit.Histograms;
import io.haihe.bench.kit.Server.Db;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** The JVM of one contestant. */
public final class ContestantMain {

  private static final int BATCH = 50;
  private static final int SEEDERS = 4;

  private final Contestant contestant;

  private ContestantMain(Contestant contestant) {
    this.contestant = contestant;
  }

  public static void main(String[] args) throws IOException {
    var main = new ContestantMain(Field.valueOf(args[0]).make());
    Answers.serve(main::answer);
  }

  private String answer(String[] words) throws Exception {
    return switch (words[0]) {
      case "open" -> {
        contestant.open(new Db(words[1], words[2], words.length > 3 ? words[3] : ""));
        yield "open";
      }
      case "run" -> run(Integer.parseInt(words[1]), System.nanoTime() + Long.parseLong(words[2]) * 1_000_000, Integer.MAX_VALUE);
      case "close" -> run(Integer.parseInt(words[1]), Long.MAX_VALUE, Integer.parseInt(words[2]));
      case "seed" -> seed(Integer.parseInt(words[1]));
      case "archive" -> contestant.archive();
      case "shut" -> {
        contestant.close();
        yield "shut";
      }
      case "release" -> {
        contestant.release();
        yield "released";
      }
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  /** Each caller begins a new case when its last is closed, until the time is over or enough were begun. */
  private String run(int callers, long until, int most) throws Exception {
    var begun = new AtomicInteger();
    var all = Histograms.empty();
    long start = System.nanoTime();
    for (Histogram one : sideBySide(callers, () -> {
      var steps = new Steps();
      while (System.nanoTime() < until && begun.getAndIncrement() < most) {
        contestant.lifecycle(steps);
      }
      return steps.micros();
    })) {
      all.add(one);
    }
    long nanos = System.nanoTime() - start;
    contestant.release();
    return Math.min(begun.get(), most) + " " + nanos + " " + Histograms.encode(all);
  }

  private String seed(int count) throws Exception {
    var left = new AtomicInteger(count);
    sideBySide(SEEDERS, () -> {
      for (int mine = left.getAndAdd(-BATCH); mine > 0; mine = left.getAndAdd(-BATCH)) {
        contestant.leaveOpen(Math.min(mine, BATCH));
      }
      return true;
    });
    contestant.release();
    return "seeded";
  }

  private static <T> List<T> sideBySide(int callers, Callable<T> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(callers)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        running.add(threads.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}

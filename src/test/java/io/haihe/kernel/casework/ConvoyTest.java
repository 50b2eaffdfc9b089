package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A convoy")
@Timeout(60)
class ConvoyTest {

  @Test
  void bringsEachOfManyVirtualCallersItsOwnAnswer() throws Exception {
    AtomicInteger ways = new AtomicInteger();
    Convoy<Integer, Integer> convoy = new Convoy<>(2, 8, asked -> {
      ways.incrementAndGet();
      LockSupport.parkNanos(200_000);
      return asked.stream().map(number -> number * 2).toList();
    });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        int question = i;
        answers.add(callers.submit(() -> convoy.ask(question)));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(i * 2);
      }
    }
    assertThat(ways.get()).as("they travelled together").isLessThan(2_500).isGreaterThanOrEqualTo(625);
  }

  @Test
  void takesAlongThoseWhoWaitAndNoMoreThanFit() throws Exception {
    CountDownLatch onItsWay = new CountDownLatch(1);
    CountDownLatch arrive = new CountDownLatch(1);
    List<Integer> sizes = new ArrayList<>();
    Convoy<Integer, Integer> convoy = new Convoy<>(1, 3, asked -> {
      sizes.add(asked.size());
      onItsWay.countDown();
      await(arrive);
      return asked;
    });
    try (ExecutorService callers = Executors.newCachedThreadPool()) {
      Future<Integer> first = callers.submit(() -> convoy.ask(0));
      onItsWay.await();
      List<Future<Integer>> others = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        int question = i;
        others.add(callers.submit(() -> convoy.ask(question)));
      }
      TimeUnit.MILLISECONDS.sleep(200);
      arrive.countDown();
      assertThat(first.get()).isZero();
      for (int i = 1; i <= 4; i++) {
        assertThat(others.get(i - 1).get()).isEqualTo(i);
      }
    }
    assertThat(sizes).containsExactly(1, 3, 1);
  }

  @Test
  void tellsEverybodyOnItWhatWentWrongAndGoesOn() {
    Convoy<Integer, Integer> convoy = new Convoy<>(1, 3, asked -> {
      if (asked.contains(13)) {
        throw new IllegalStateException("thirteen");
      }
      return asked;
    });
    assertThatThrownBy(() -> convoy.ask(13)).isInstanceOf(IllegalStateException.class).hasMessage("thirteen");
    assertThat(convoy.ask(14)).isEqualTo(14);
  }

  @Test
  void answersAnInterruptedCallerTooAndLeavesItInterrupted() throws Exception {
    CountDownLatch onItsWay = new CountDownLatch(1);
    CountDownLatch arrive = new CountDownLatch(1);
    Convoy<Integer, Integer> convoy = new Convoy<>(1, 1, asked -> {
      onItsWay.countDown();
      await(arrive);
      return asked;
    });
    AtomicInteger answer = new AtomicInteger();
    try (ExecutorService callers = Executors.newCachedThreadPool()) {
      Future<Integer> first = callers.submit(() -> convoy.ask(1));
      onItsWay.await();
      Thread second = new Thread(() -> {
        answer.set(convoy.ask(2));
        answer.addAndGet(Thread.currentThread().isInterrupted() ? 10 : 0);
      });
      second.start();
      second.interrupt();
      TimeUnit.MILLISECONDS.sleep(50);
      arrive.countDown();
      second.join();
      assertThat(first.get()).isEqualTo(1);
    }
    assertThat(answer).hasValue(12);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}

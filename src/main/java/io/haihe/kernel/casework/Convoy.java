package io.haihe.kernel.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers who come at the same moment travel together: whoever finds the way free takes along all that wait and does it for them. Nobody waits
 * for company, so one caller alone is as fast as without.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Convoy<Q, A> {

  private final Function<List<Q>, List<A>> way;
  private final int most;
  private final Semaphore lanes;
  private final Queue<Traveller<Q, A>> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param lanes how many convoys may be on their way at once
   * @param most how many travel in one
   * @param way answers each question in its place; what it throws is thrown to all of them
   */
  Convoy(int lanes, int most, Function<List<Q>, List<A>> way) {
    this.way = way;
    this.most = most;
    this.lanes = new Semaphore(lanes);
  }

  private static final class Traveller<Q, A> {

    final Q question;
    final Thread thread = Thread.currentThread();
    volatile boolean arrived;
    @Nullable A answer;
    @Nullable RuntimeException fault;

    Traveller(Q question) {
      this.question = question;
    }
  }

  /** Does not end early when its thread is interrupted: what is asked may be on its way already. */
  A ask(Q question) {
    Traveller<Q, A> mine = new Traveller<>(question);
    waiting.add(mine);
    boolean interrupted = false;
    while (!mine.arrived) {
      // With nobody left to take along, mine is on its way already.
      if (!waiting.isEmpty() && lanes.tryAcquire()) {
        try {
          lead();
        } finally {
          lanes.release();
          wakeNext();
        }
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (mine.fault != null) {
      throw mine.fault;
    }
    return Objects.requireNonNull(mine.answer);
  }

  private void lead() {
    List<Traveller<Q, A>> convoy = new ArrayList<>();
    while (convoy.size() < most) {
      Traveller<Q, A> next = waiting.poll();
      if (next == null) {
        break;
      }
      convoy.add(next);
    }
    if (!convoy.isEmpty()) {
      travel(convoy);
    }
  }

  private void travel(List<Traveller<Q, A>> convoy) {
    try {
      List<A> answers = way.apply(convoy.stream().map(one -> one.question).toList());
      for (int i = 0; i < convoy.size(); i++) {
        convoy.get(i).answer = answers.get(i);
      }
    } catch (RuntimeException fault) {
      convoy.forEach(one -> one.fault = fault);
    } finally {
      convoy.forEach(one -> {
        one.arrived = true;
        LockSupport.unpark(one.thread);
      });
    }
  }

  /** So that what came after the last look is not left standing. */
  private void wakeNext() {
    Traveller<Q, A> next = waiting.peek();
    if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }
}

package io.haihe.modules.inspection.plan;

import java.util.function.Function;

/** For the benchmarks: pages of the visits of a task. */
public final class VisitHands {

  private static final int PAGE = 50;

  private final VisitStore visits;

  public VisitHands(Function<Class<?>, Object> beans) {
    visits = (VisitStore) beans.apply(VisitStore.class);
  }

  /** @return how many visits are on the page */
  public int page(long task, int after) {
    return visits.of(task, after, PAGE).size();
  }
}

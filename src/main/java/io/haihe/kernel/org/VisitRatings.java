package io.haihe.kernel.org;

import java.time.Instant;
import java.util.List;

/** How visits at the counters of offices were rated. A module that keeps such ratings is a bean of this type. */
public interface VisitRatings {

  /**
   * Of one office.
   *
   * @param score the sum of the ratings, each from 5 to 1
   * @param satisfied how many were basically satisfied or better
   * @param bad how many were not
   * @param mended about how many of the bad ones it was put right
   */
  record Sum(long unit, long ratings, double score, long satisfied, long bad, long mended) {}

  /** Of those since an instant, by office. */
  List<Sum> since(Instant from);
}

package io.haihe.kernel.org;

import java.time.Instant;
import java.util.Collection;

/** Tells members of staff of what is no case. A module that keeps their messages is a bean of this type. */
public interface StaffMessages {

  /**
   * What is told.
   *
   * @param subject what it is about, the same however often it is told, such as {@code rating 17 head}
   * @param path of the page where it can be looked at, which judges for itself who may; such as {@code /counter/ratings}
   * @param at when it happened
   */
  record News(String subject, String path, String english, String chinese, Instant at) {}

  /** Each person once for a subject, in the transaction that runs; by mail too, whoever has an address and has not read it before. */
  void tell(Collection<Long> people, News news);
}

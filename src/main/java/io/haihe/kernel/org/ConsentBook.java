package io.haihe.kernel.org;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What residents have agreed to, for them to see and to take back. The module that keeps their accounts is a bean of this type; whoever needs an
 * agreement records it here, and asks whether it still stands before making use of it.
 */
public interface ConsentBook {

  /** What is agreed to, in plain words. */
  record Purpose(String chinese, String english) {}

  /**
   * @param number of the case it is given for, or null
   * @return by which it is asked for later
   */
  long give(Resident resident, Purpose purpose, @Nullable String number, Instant at);

  /** Whether it was given and not taken back; what an account that is gone had agreed to stands no more. */
  boolean stands(long consent);
}

package io.haihe.modules.notice;

import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another system that wants to be told.
 *
 * @param scenario only cases of it, or null for all
 * @param place only cases at this place or below
 * @param kinds only entries of these kinds ({@code moved} …); empty means all
 * @param owner whose sight bounds what is told
 * @param stopped why it is not active: {@code paused}, {@code failing}, {@code gone}; null while active
 * @param failingSince the first failure after the last success, or null
 */
record Subscription(
    long id,
    String name,
    String url,
    @Nullable String scenario,
    PlaceCode place,
    Set<String> kinds,
    long owner,
    Instant createdAt,
    boolean active,
    @Nullable String stopped,
    @Nullable Instant failingSince,
    long readXid,
    long readPosition) {

  static final String PAUSED = "paused";
  static final String FAILING = "failing";
  static final String GONE = "gone";

  /** Whether what it is owed does not arrive: it fails, or was stopped for failing. */
  boolean fails() {
    return FAILING.equals(stopped) || GONE.equals(stopped) || active && failingSince != null;
  }
}

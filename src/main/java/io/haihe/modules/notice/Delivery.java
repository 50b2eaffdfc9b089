package io.haihe.modules.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry to be told to one subscription.
 *
 * @param body the CloudEvent, the same in every attempt
 * @param attempts begun so far
 * @param httpStatus of the last attempt, or null if there was no answer
 * @param error why the last attempt failed, or null
 */
record Delivery(
    long id,
    long subscription,
    long caseId,
    int seq,
    String number,
    String kind,
    String body,
    Status status,
    int attempts,
    Instant createdAt,
    Instant nextAt,
    @Nullable Instant triedAt,
    @Nullable Integer httpStatus,
    @Nullable String error) {

  enum Status {
    PENDING,
    DELIVERED,
    /** Given up after the longest time. */
    FAILED,
    /** No longer wanted or no longer allowed. */
    DROPPED
  }

  /** What the receiver knows it by, in every attempt. */
  String messageId() {
    return "msg_" + id;
  }
}

package io.haihe.modules.service;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item that is being written.
 *
 * @param against version that was in force when it was begun, or null for a new item
 * @param revision counted up by every change
 * @param content as it was entered, right or wrong
 * @param writers whoever has written on it; for what an operator began from a file, whoever handed it in
 * @param changedBy null for an operator
 * @param word why it was sent back, or empty
 */
public record ItemDraft(
    long id, String code, State state, @Nullable Integer against, int revision, ObjectNode content, Set<Long> writers, Instant changedAt,
    @Nullable Long changedBy, String word) {

  public enum State {
    DRAFT,
    /** Nothing may be changed until somebody else has judged it. */
    IN_REVIEW,
    PUBLISHED,
    DISCARDED
  }
}

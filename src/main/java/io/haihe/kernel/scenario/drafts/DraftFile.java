package io.haihe.kernel.scenario.drafts;

import io.haihe.platform.Utf8;
import java.time.Instant;
import java.util.Optional;

/**
 * A file of a draft.
 *
 * @param revision the draft's, when it was changed last
 */
public record DraftFile(String path, byte[] content, int revision, Instant changedAt, long changedBy) {

  /** Empty for what is no text. */
  public Optional<String> text() {
    return Utf8.text(content);
  }
}

package io.haihe.kernel.scenario.drafts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException noText) {
      return Optional.empty();
    }
  }
}

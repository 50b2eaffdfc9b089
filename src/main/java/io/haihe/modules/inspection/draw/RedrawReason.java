package io.haihe.modules.inspection.draw;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody who was drawn does not go. */
public enum RedrawReason {
  /** The officer said so (自行申报回避). */
  DECLARED,
  /** An interest in the matter. */
  INTEREST,
  /** A relation to the party. */
  RELATION,
  /** Ill, or away for another reason: the record is public, and which of them is nobody's business. */
  UNAVAILABLE,
  /** Left, or the certificate no longer holds: drawn for no other visit either from then on. */
  LEFT;

  /** As it stands in a record. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RedrawReason> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}

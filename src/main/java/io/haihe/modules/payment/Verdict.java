package io.haihe.modules.payment;

import java.util.Locale;

/** What became of a notice. Only {@link #TAKEN} changed anything. */
enum Verdict {
  TAKEN,
  /** Not signed by the provider. */
  FORGED,
  /** Signed too long ago, or in the future. */
  STALE,
  /** The same notice once more. */
  REPLAYED,
  /** Of an order that has been paid, or refunded, already. */
  DOUBLED,
  /** A refund of what was not paid or not asked back. */
  OUT_OF_ORDER,
  /** Another amount or currency than was asked. */
  DIFFERS,
  UNKNOWN_ORDER;

  /** Whether the provider did as it should, so that it need not send again. */
  boolean answered() {
    return this == TAKEN || this == REPLAYED || this == DOUBLED;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.haihe.modules.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An amount asked of whoever has the link of a case.
 *
 * @param number by which the provider knows it; cannot be guessed
 * @param fee key of the fee in the case's scenario
 * @param amount in fen
 * @param reference what the provider calls the payment, or null before it
 */
record Order(
    String number, long caseId, String caseNumber, String fee, long amount, String currency, String provider, State state, Instant openedAt,
    Instant closesAt, @Nullable Instant paidAt, @Nullable String reference, @Nullable Instant settledAt, @Nullable Instant refundedAt) {

  enum State {
    /** Nothing was paid yet. */
    OPEN,
    /** It was never paid, and another may have taken its place; money that still comes for it is not lost. */
    CLOSED,
    /** The money is there; the case is about to go on. */
    PAID,
    /** The case went on. */
    SETTLED,
    /** The money is there and the case has no use for it. */
    REFUND_DUE,
    /** The provider was told to give it back. */
    REFUNDING,
    REFUNDED
  }
}

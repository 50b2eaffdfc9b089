package io.haihe.modules.payment;

import java.time.Instant;

/**
 * What a provider tells of an order; whoever has one knows that the provider sent it.
 *
 * @param nonce used once
 * @param sentAt when it was signed
 * @param at when it happened
 */
record Notice(String nonce, Instant sentAt, String order, Kind kind, long amount, String currency, String reference, Instant at) {

  enum Kind {
    PAID,
    REFUNDED
  }
}

package io.haihe.modules.payment;

import java.util.List;

/**
 * What is to pay and what was paid, in words.
 *
 * @param back the page of the case
 * @param what the fee is for; empty where nothing is asked
 * @param online whether it can be paid here
 * @param sandbox whether only a bank that is played takes it
 */
public record FeeView(String back, String number, String what, String amount, boolean online, boolean sandbox, List<Receipt> receipts) {

  /**
   * @param state message {@code payment.state.<state>}
   * @param reference what the provider calls the payment
   */
  public record Receipt(String state, String what, String amount, String when, String order, String reference, String department) {}
}

package io.haihe.modules.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever takes the money. A bean of this type is one; where there is none, fees are paid at the counter. */
interface Provider {

  /** In addresses, and in the message {@code payment.provider.<key>}. */
  String key();

  /** Tells the provider of an order, which it may know already; gives the address where it is paid. */
  String open(Order order);

  /** How an order stands at the provider; empty where it is not known there. */
  Optional<Booking> ask(String order);

  /** Asks for the money to be given back; asking again changes nothing. */
  void refund(Order order);

  /** A notice the provider sent; empty where it was not the provider who did. */
  Optional<Notice> read(Map<String, String> headers, byte[] body);

  /** What was paid and given back there in a time, for comparing. */
  List<Booking> booked(Instant from, Instant until);

  /** An order in the provider's books. */
  record Booking(String order, long amount, String currency, String reference, @Nullable Instant paidAt, @Nullable Instant refundedAt) {}
}

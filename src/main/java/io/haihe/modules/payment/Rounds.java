package io.haihe.modules.payment;

import io.haihe.modules.payment.Order.State;
import io.haihe.modules.payment.Provider.Booking;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes good what a lost notice or a crash left behind: asks the provider, and lets cases go on whose money is there. */
@Component
class Rounds {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST = 200;

  private final OrderStore orders;
  private final Providers providers;
  private final Settlement settlement;
  private final Clock clock;

  Rounds(OrderStore orders, Providers providers, Settlement settlement, Clock clock) {
    this.orders = orders;
    this.providers = providers;
    this.settlement = settlement;
    this.clock = clock;
  }

  void catchUp() {
    Instant before = clock.instant().minus(PATIENCE);
    orders.in(State.OPEN, before, MOST).forEach(this::ask);
    orders.in(State.REFUNDING, before, MOST).forEach(this::askBack);
    orders.in(State.PAID, before, MOST).forEach(order -> settlement.settle(order.number()));
  }

  private void ask(Order order) {
    booking(order)
        .filter(booked -> booked.amount() == order.amount() && booked.currency().equals(order.currency()))
        .ifPresent(booked -> {
          if (booked.paidAt() != null) {
            orders.paid(order.number(), booked.reference(), booked.paidAt());
          } else if (!order.closesAt().isAfter(clock.instant())) {
            orders.move(order.number(), State.OPEN, State.CLOSED);
          }
        });
  }

  /** Once more, where the provider has not heard of it. */
  private void askBack(Order order) {
    booking(order)
        .map(Booking::refundedAt)
        .ifPresentOrElse(
            at -> orders.refunded(order.number(), at), () -> providers.find(order.provider()).ifPresent(provider -> provider.refund(order)));
  }

  private Optional<Booking> booking(Order order) {
    return providers.find(order.provider()).flatMap(provider -> provider.ask(order.number()));
  }
}

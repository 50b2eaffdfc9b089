package io.haihe.modules.payment;

import io.haihe.kernel.casework.Charge;
import io.haihe.kernel.casework.Charges;
import io.haihe.kernel.casework.Outcome;
import io.haihe.modules.payment.Order.State;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets a case go on when its fee was paid, once however often it is tried; money the case has no use for is due to go back. */
@Component
class Settlement {

  private static final int TRIES = 5;

  private final OrderStore orders;
  private final Charges charges;
  private final Providers providers;
  private final Clock clock;

  Settlement(OrderStore orders, Charges charges, Providers providers, Clock clock) {
    this.orders = orders;
    this.charges = charges;
    this.providers = providers;
    this.clock = clock;
  }

  void settle(String number) {
    orders.find(number).filter(order -> order.state() == State.PAID).ifPresent(this::settle);
  }

  private void settle(Order order) {
    String key = "payment:" + order.number();
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<Charge> charge = charges.asked(order.caseId()).filter(asked -> pays(order, asked));
      Outcome outcome = charge.map(asked -> charges.paid(asked, key)).orElse(null);
      if (outcome instanceof Outcome.Moved || outcome == null && charges.wentOn(order.caseId(), key)) {
        orders.settled(order.number(), clock.instant());
        return;
      }
      if (!(outcome instanceof Outcome.Refused refused && refused.reason() == Outcome.Reason.CONFLICT)) {
        orders.move(order.number(), State.PAID, State.REFUND_DUE);
        return;
      }
    }
  }

  private static boolean pays(Order order, Charge charge) {
    return charge.fee().key().equals(order.fee()) && charge.fen() == order.amount();
  }

  /** Asks the provider to give the money back; its notice says when it did. */
  boolean refund(Order order) {
    Optional<Provider> provider = providers.find(order.provider());
    if (provider.isEmpty() || !orders.move(order.number(), State.REFUND_DUE, State.REFUNDING)) {
      return false;
    }
    provider.get().refund(order);
    return true;
  }
}

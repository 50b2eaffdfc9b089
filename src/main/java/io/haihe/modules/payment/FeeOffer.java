package io.haihe.modules.payment;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Charge;
import io.haihe.kernel.casework.Charges;
import io.haihe.kernel.intake.FollowOffer;
import io.haihe.platform.Money;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leads from the page of a case to what has to be paid in it, or to the receipts. */
@Component
class FeeOffer implements FollowOffer {

  private final Charges charges;
  private final OrderStore orders;
  private final Texts texts;

  FeeOffer(Charges charges, OrderStore orders, Texts texts) {
    this.charges = charges;
    this.orders = orders;
    this.texts = texts;
  }

  @Override
  public List<Offer> of(Locale locale, Case now, String base) {
    Optional<Charge> charge = charges.asked(now);
    if (charge.isPresent()) {
      return List.of(offer(locale, base, "pay", true, Money.yuan(charge.get().fen(), locale)));
    }
    boolean paid = orders.ofCase(now.id()).stream().anyMatch(order -> order.paidAt() != null);
    return paid ? List.of(offer(locale, base, "paid", false, "")) : List.of();
  }

  private Offer offer(Locale locale, String base, String what, boolean asked, String amount) {
    String key = "payment.offer." + what;
    return new Offer(
        base + "/fee", texts.text(locale, key), texts.text(locale, key + ".text", amount), texts.text(locale, key + ".button"), asked);
  }
}

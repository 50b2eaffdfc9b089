package io.haihe.modules.payment;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Charge;
import io.haihe.kernel.casework.Charges;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes what a resident sees of fees. */
@Component
class FeeViews {

  private final Charges charges;
  private final OrderStore orders;
  private final Providers providers;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Clock clock;

  FeeViews(Charges charges, OrderStore orders, Providers providers, Scenarios scenarios, CaseWords words, TimeWords time, Clock clock) {
    this.charges = charges;
    this.orders = orders;
    this.providers = providers;
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.clock = clock;
  }

  FeeView of(Case now, String token, Locale locale) {
    Optional<Charge> charge = charges.asked(now);
    Optional<Provider> provider = providers.first();
    return new FeeView(
        "/follow/" + now.number() + "/" + token, now.number(),
        charge.map(asked -> text(now, asked.fee().key(), locale)).orElse(""),
        charge.map(asked -> Money.yuan(asked.fen(), locale)).orElse(""),
        provider.isPresent(), provider.filter(SandboxBank.class::isInstance).isPresent(),
        receipts(now, locale));
  }

  List<FeeView.Receipt> receipts(Case now, Locale locale) {
    return orders.ofCase(now.id()).stream()
        .filter(order -> order.paidAt() != null)
        .map(order -> receipt(now, order, locale))
        .toList();
  }

  private FeeView.Receipt receipt(Case now, Order order, Locale locale) {
    Instant paid = Objects.requireNonNull(order.paidAt());
    return new FeeView.Receipt(
        order.state().name().toLowerCase(Locale.ROOT), text(now, order.fee(), locale), Money.yuan(order.amount(), locale),
        time.moment(locale, now.place(), paid, clock.instant()), order.number(), Objects.requireNonNullElse(order.reference(), ""),
        words.unit(locale, now.responsible()));
  }

  private String text(Case now, String fee, Locale locale) {
    return scenarios.version(now.scenarioVersion()).texts().text(locale, "fees." + fee);
  }
}

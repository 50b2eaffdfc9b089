package io.haihe.modules.payment;

import io.haihe.platform.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A payment that needs somebody.
 *
 * @param caseNumber empty where no case is known
 * @param why key of the message that says so
 * @param told the amount the provider told of
 */
public record PaymentLine(String order, String caseNumber, String amount, String told, ZonedDateTime when, String why, boolean due) {

  static PaymentLine of(Order order, ZoneId zone, Locale locale) {
    Instant when = order.paidAt() == null ? order.openedAt() : order.paidAt();
    return new PaymentLine(
        order.number(), order.caseNumber(), Money.yuan(order.amount(), locale), "", when.atZone(zone),
        "payment.state." + order.state().name().toLowerCase(Locale.ROOT), order.state() == Order.State.REFUND_DUE);
  }

  static PaymentLine of(NoticeStore.Line line, @Nullable Order order, ZoneId zone, Locale locale) {
    return new PaymentLine(
        line.order(), order == null ? "" : order.caseNumber(), order == null ? "" : Money.yuan(order.amount(), locale),
        line.currency().equals(Money.CURRENCY) ? Money.yuan(line.amount(), locale) : line.amount() + " " + line.currency(),
        line.at().atZone(zone), "payment.verdict." + Verdict.valueOf(line.verdict()).key(), false);
  }
}

package io.haihe.modules.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the notices of providers. What is not signed, too old, sent before, or does not fit the order changes nothing. */
@Component
class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final NoticeStore notices;
  private final OrderStore orders;
  private final Settlement settlement;
  private final PaymentSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Notices(
      NoticeStore notices, OrderStore orders, Settlement settlement, PaymentSettings settings, TransactionTemplate transaction, Clock clock) {
    this.notices = notices;
    this.orders = orders;
    this.settlement = settlement;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  Verdict take(Provider provider, Map<String, String> headers, byte[] body) {
    Optional<Notice> read = provider.read(headers, body);
    if (read.isEmpty()) {
      LOG.warn("a notice to {} that {} did not sign", provider.key(), provider.key());
      return Verdict.FORGED;
    }
    Notice notice = read.get();
    Instant now = clock.instant();
    if (Duration.between(notice.sentAt(), now).abs().compareTo(settings.notice()) > 0) {
      return Verdict.STALE;
    }
    Verdict verdict = transaction.execute(_ -> once(provider, notice, now));
    if (verdict == Verdict.TAKEN && notice.kind() == Notice.Kind.PAID) {
      settlement.settle(notice.order());
    }
    return verdict;
  }

  private Verdict once(Provider provider, Notice notice, Instant now) {
    if (!notices.keep(provider.key(), notice, now)) {
      return Verdict.REPLAYED;
    }
    Verdict verdict = orders.lock(notice.order())
        .filter(order -> order.provider().equals(provider.key()))
        .map(order -> judge(order, notice))
        .orElse(Verdict.UNKNOWN_ORDER);
    notices.judged(provider.key(), notice.nonce(), verdict);
    return verdict;
  }

  private Verdict judge(Order order, Notice notice) {
    if (order.amount() != notice.amount() || !order.currency().equals(notice.currency())) {
      return Verdict.DIFFERS;
    }
    return switch (notice.kind()) {
      case PAID -> paid(order, notice);
      case REFUNDED -> refunded(order, notice);
    };
  }

  /** Also of an order that is closed: the money is there, and the case says whether it still has a use for it. */
  private Verdict paid(Order order, Notice notice) {
    return orders.paid(order.number(), notice.reference(), notice.at()) ? Verdict.TAKEN : Verdict.DOUBLED;
  }

  private Verdict refunded(Order order, Notice notice) {
    return switch (order.state()) {
      case REFUND_DUE, REFUNDING -> {
        orders.refunded(order.number(), notice.at());
        yield Verdict.TAKEN;
      }
      case REFUNDED -> Verdict.DOUBLED;
      default -> Verdict.OUT_OF_ORDER;
    };
  }
}

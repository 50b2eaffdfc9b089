package io.haihe.modules.payment;

import io.haihe.kernel.casework.FollowLinks;
import io.haihe.platform.Finding;
import io.haihe.platform.Money;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The page of the bank that is played: paid at a press, and the notice sent as a real bank sends it. */
@Controller
@ConditionalOnProperty("haihe.payment.sandbox")
class SandboxPages {

  static final String PATH = "/pay/sandbox/";

  private final Pages pages;
  private final SandboxBank bank;
  private final OrderStore orders;
  private final Notices notices;
  private final FollowLinks links;
  private final Clock clock;

  SandboxPages(Pages pages, SandboxBank bank, OrderStore orders, Notices notices, FollowLinks links, Clock clock) {
    this.pages = pages;
    this.bank = bank;
    this.orders = orders;
    this.notices = notices;
    this.links = links;
    this.clock = clock;
  }

  @GetMapping(PATH + "{order}")
  PageView show(@PathVariable String order, Locale locale) {
    Provider.Booking booking = find(order);
    return pages.view("payment/sandbox")
        .with("order", order)
        .with("amount", Money.yuan(booking.amount(), locale))
        .with("paid", booking.paidAt() != null)
        .with("back", back(order));
  }

  @PostMapping(PATH + "{order}")
  View pay(@PathVariable String order) {
    find(order);
    bank.pay(order);
    Provider.Booking paid = find(order);
    SandboxBank.Told told = new SandboxBank.Told(
        order, Notice.Kind.PAID, paid.amount(), paid.currency(), paid.reference(), String.valueOf(paid.paidAt()));
    SandboxBank.Signed signed = bank.sign(told, clock.instant(), UUID.randomUUID().toString());
    notices.take(bank, signed.headers(), signed.body());
    return Redirects.to(back(order));
  }

  private Provider.Booking find(String order) {
    return bank.ask(order).orElseThrow(() -> new NotFound(Finding.ofField("order", "payment.order.unknown")));
  }

  private String back(String order) {
    return orders.find(order)
        .map(found -> FeePages.path(found.caseNumber(), links.token(found.caseNumber())))
        .orElse("/");
  }
}

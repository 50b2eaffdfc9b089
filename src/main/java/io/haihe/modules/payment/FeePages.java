package io.haihe.modules.payment;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Charge;
import io.haihe.kernel.casework.Charges;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** What has to be paid in a case, and the receipts, for whoever has its secret link. */
@Controller
@RequestMapping("/follow/{number}/{token}/fee")
class FeePages {

  private final Pages pages;
  private final FollowLinks links;
  private final Charges charges;
  private final OrderStore orders;
  private final Providers providers;
  private final FeeViews views;
  private final PaymentSettings settings;
  private final Clock clock;

  FeePages(
      Pages pages, FollowLinks links, Charges charges, OrderStore orders, Providers providers, FeeViews views, PaymentSettings settings,
      Clock clock) {
    this.pages = pages;
    this.links = links;
    this.charges = charges;
    this.orders = orders;
    this.providers = providers;
    this.views = views;
    this.settings = settings;
    this.clock = clock;
  }

  static String path(String number, String token) {
    return "/follow/" + number + "/" + token + "/fee";
  }

  /** The address is a secret. */
  @ModelAttribute
  void keepSecret(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }

  @GetMapping
  PageView show(@PathVariable String number, @PathVariable String token, Locale locale) {
    return pages.view("payment/fee").with("view", views.of(find(number, token), token, locale));
  }

  /** Opens an order and leads to where it is paid. */
  @PostMapping
  View open(@PathVariable String number, @PathVariable String token) {
    Case now = find(number, token);
    Optional<Charge> charge = charges.asked(now);
    Optional<Provider> provider = providers.first();
    if (charge.isEmpty() || provider.isEmpty()) {
      return Redirects.to(path(number, token));
    }
    Order order = orders.open(charge.get(), now.number(), provider.get().key(), clock.instant(), settings.order());
    return Redirects.to(provider.get().open(order));
  }

  private Case find(String number, String token) {
    return links.open(number, token).orElseThrow(() -> new NotFound(Finding.ofField("number", "payment.case.unknown")));
  }
}

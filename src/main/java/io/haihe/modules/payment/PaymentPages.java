package io.haihe.modules.payment;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.payment.Order.State;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Payments that need somebody, for command centres (auditors read): of the cases they see, and no others. */
@Controller
class PaymentPages {

  static final String PATH = "/admin/payments";
  private static final int MOST = 200;

  private final Pages pages;
  private final OrderStore orders;
  private final NoticeStore notices;
  private final Settlement settlement;
  private final Cases cases;
  private final Places places;
  private final Clock clock;

  PaymentPages(
      Pages pages, OrderStore orders, NoticeStore notices, Settlement settlement, Cases cases, Places places, Clock clock) {
    this.pages = pages;
    this.orders = orders;
    this.notices = notices;
    this.settlement = settlement;
    this.cases = cases;
    this.places = places;
    this.clock = clock;
  }

  static boolean mayRead(Viewer viewer) {
    return viewer.has(Role.COMMAND_CENTRE) || viewer.has(Role.AUDITOR);
  }

  /** @throws AccessDeniedException if it is not for the viewer */
  static void requireReader(Viewer viewer) {
    if (!mayRead(viewer)) {
      throw new AccessDeniedException("payments");
    }
  }

  static ZoneId zone(Places places, Viewer viewer) {
    return places.cityOf(viewer.seats().getFirst().unit().place()).zone();
  }

  @GetMapping(PATH)
  PageView show(Viewer viewer, Locale locale) {
    requireReader(viewer);
    ZoneId zone = zone(places, viewer);
    List<PaymentLine> back = Stream.of(State.REFUND_DUE, State.REFUNDING)
        .flatMap(state -> orders.in(state, clock.instant(), MOST).stream())
        .filter(order -> cases.find(viewer, order.caseId()).isPresent())
        .map(order -> PaymentLine.of(order, zone, locale))
        .toList();
    List<PaymentLine> trouble = notices.troubling(MOST).stream()
        .filter(line -> seen(viewer, line.order()))
        .map(line -> PaymentLine.of(line, orders.find(line.order()).orElse(null), zone, locale))
        .toList();
    return pages.view("payment/staff")
        .with("back", back)
        .with("trouble", trouble)
        .with("mayRefund", viewer.has(Role.COMMAND_CENTRE))
        .with("today", LocalDate.ofInstant(clock.instant(), zone).toString());
  }

  /** What the provider tells of an order there is none of belongs to no case. */
  private boolean seen(Viewer viewer, String number) {
    return orders.find(number).map(order -> cases.find(viewer, order.caseId()).isPresent()).orElse(true);
  }

  @PostMapping(PATH + "/{number}/refund")
  View refund(@PathVariable String number, Viewer viewer) {
    if (!viewer.has(Role.COMMAND_CENTRE)) {
      throw new AccessDeniedException("refund");
    }
    Order order = orders.find(number)
        .filter(found -> cases.find(viewer, found.caseId()).isPresent())
        .orElseThrow(() -> new NotFound(Finding.ofField("number", "payment.order.unknown")));
    settlement.refund(order);
    return Redirects.to(PATH);
  }
}

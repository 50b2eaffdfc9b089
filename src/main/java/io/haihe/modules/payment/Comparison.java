package io.haihe.modules.payment;

import io.haihe.modules.payment.Provider.Booking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what the provider booked in a time with what is known here, order by order. */
@Component
class Comparison {

  private final OrderStore orders;
  private final Providers providers;

  Comparison(OrderStore orders, Providers providers) {
    this.orders = orders;
    this.providers = providers;
  }

  enum Finding {
    SAME,
    MISSING_HERE,
    MISSING_THERE,
    DIFFERS;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** @param here as this city knows it, or null; @param there as the provider does, or null */
  record Line(String number, @Nullable Order here, @Nullable Booking there, Finding finding) {}

  List<Line> of(Instant from, Instant until) {
    Map<String, Order> here = new LinkedHashMap<>();
    orders.moved(from, until).forEach(order -> here.put(order.number(), order));
    Map<String, Booking> there = new LinkedHashMap<>();
    providers.first().map(provider -> provider.booked(from, until)).orElse(List.of()).forEach(booked -> there.put(booked.order(), booked));
    List<Line> lines = new ArrayList<>();
    here.forEach((number, order) -> lines.add(line(number, order, Optional.ofNullable(there.get(number)).or(() -> ask(order)).orElse(null))));
    there.forEach((number, booked) -> {
      if (!here.containsKey(number)) {
        lines.add(line(number, orders.find(number).orElse(null), booked));
      }
    });
    return lines;
  }

  private Optional<Booking> ask(Order order) {
    return providers.find(order.provider()).flatMap(provider -> provider.ask(order.number()));
  }

  private static Line line(String number, @Nullable Order here, @Nullable Booking there) {
    return new Line(number, here, there, finding(here, there));
  }

  private static Finding finding(@Nullable Order here, @Nullable Booking there) {
    if (here == null || here.paidAt() == null) {
      return Finding.MISSING_HERE;
    }
    if (there == null || there.paidAt() == null) {
      return Finding.MISSING_THERE;
    }
    boolean same = here.amount() == there.amount() && here.currency().equals(there.currency())
        && Objects.equals(here.refundedAt() == null, there.refundedAt() == null);
    return same ? Finding.SAME : Finding.DIFFERS;
  }
}

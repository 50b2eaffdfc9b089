package io.haihe.modules.counter;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.QrCode;
import io.haihe.platform.Secrets;
import io.haihe.platform.web.AddressLimit;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The slip of whoever drew a number: when it is called, and how the visit was, for whoever has its address. */
@Controller
@RequestMapping("/hall/{unit}/tickets/{id}/{token}")
class TicketPages {

  private static final int TOKEN_BYTES = 8;
  private static final int PER_ADDRESS = 120;

  private final Pages pages;
  private final Units units;
  private final QueueStore queues;
  private final TicketStore tickets;
  private final Counters counters;
  private final Rating rating;
  private final VisitRatingStore ratings;
  private final Secrets secrets;
  private final AddressLimit limit;

  TicketPages(
      Pages pages, Units units, QueueStore queues, TicketStore tickets, Counters counters, Rating rating, VisitRatingStore ratings, Secrets secrets,
      Clock clock) {
    this.pages = pages;
    this.units = units;
    this.queues = queues;
    this.tickets = tickets;
    this.counters = counters;
    this.rating = rating;
    this.ratings = ratings;
    this.secrets = secrets;
    this.limit = new AddressLimit(PER_ADDRESS, 0, Duration.ofHours(1), clock);
  }

  String path(long unit, long id) {
    return "/hall/" + unit + "/tickets/" + id + "/" + token(id);
  }

  /** The address is a secret. */
  @ModelAttribute
  void keepSecret(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }

  @GetMapping
  PageView ticket(@PathVariable long unit, @PathVariable long id, @PathVariable String token, Locale locale) {
    return shown(find(unit, id, token), EnteredRating.NOTHING, List.of(), locale);
  }

  @PostMapping("/rating")
  View rate(
      @PathVariable long unit, @PathVariable long id, @PathVariable String token, @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "") String phone, HttpServletRequest request, Locale locale) {
    Ticket ticket = find(unit, id, token);
    EnteredRating entered = new EnteredRating(level, words, phone);
    if (!limit.allows(request.getRemoteAddr(), 0)) {
      return shown(ticket, entered, List.of(Finding.ofField("level", "counter.tooMany")), locale).status(HttpStatus.TOO_MANY_REQUESTS);
    }
    try {
      rating.rate(ticket, entered);
      return Redirects.to(path(unit, id));
    } catch (BadInput bad) {
      return shown(ticket, entered, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private PageView shown(Ticket ticket, EnteredRating entered, List<Finding> findings, Locale locale) {
    Unit office = units.get(ticket.unit());
    Queue queue = queues.of(office.id()).stream().filter(one -> one.letter().equals(ticket.letter())).findFirst().orElseThrow(TicketPages::unknown);
    String path = path(office.id(), ticket.id());
    return pages.view("counter/ticket")
        .title("counter.ticket.title", ticket.label())
        .with("ticket", ticket)
        .with("queue", queue)
        .with("office", office.nameIn(locale))
        .with("before", tickets.waitingBefore(ticket))
        .with("drawn", ticket.drawnAt().atZone(counters.zone(office.place())))
        .with("appointed", ticket.appointedAt() == null ? null : ticket.appointedAt().atZone(counters.zone(office.place())))
        .with("path", path)
        .with("squares", QrCode.of(ServletUriComponentsBuilder.fromCurrentContextPath().path(path).build().toUriString()))
        .with("mayRate", rating.open(ticket))
        .with("rating", ratings.find(ticket.id()).map(RatingView::of).orElse(null))
        .with("entered", entered)
        .with("findings", findings);
  }

  private Ticket find(long unit, long id, String token) {
    return tickets.find(id).filter(found -> found.unit() == unit && isOf(id, token)).orElseThrow(TicketPages::unknown);
  }

  private String token(long id) {
    return HexFormat.of().formatHex(Arrays.copyOf(secrets.sign("counter.ticket", Long.toString(id)), TOKEN_BYTES));
  }

  private boolean isOf(long id, String token) {
    return MessageDigest.isEqual(token(id).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
  }

  private static NotFound unknown() {
    return new NotFound(Finding.ofField("unit", "counter.hall.unknown"));
  }
}

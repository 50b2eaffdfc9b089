package io.haihe.modules.counter;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.AddressLimit;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What stands in the hall: where numbers are drawn, and the board on which they are called. Anybody may open them. */
@Controller
@RequestMapping("/hall/{unit}")
class HallPages {

  private static final int SHOWN = 8;
  private static final int PER_ADDRESS = 600;

  private final Pages pages;
  private final Units units;
  private final QueueStore queues;
  private final TicketStore tickets;
  private final Counters counters;
  private final TicketPages slips;
  private final AddressLimit limit;

  HallPages(Pages pages, Units units, QueueStore queues, TicketStore tickets, Counters counters, TicketPages slips, Clock clock) {
    this.pages = pages;
    this.units = units;
    this.queues = queues;
    this.tickets = tickets;
    this.counters = counters;
    this.slips = slips;
    this.limit = new AddressLimit(PER_ADDRESS, 0, Duration.ofHours(1), clock);
  }

  @GetMapping
  PageView kiosk(@PathVariable long unit, Locale locale) {
    return shown(find(unit), "", List.of(), locale);
  }

  private PageView shown(Unit unit, String appointment, List<Finding> findings, Locale locale) {
    return pages.view("counter/kiosk")
        .title("counter.kiosk.title", unit.nameIn(locale))
        .with("unit", unit.id())
        .with("queues", queues.of(unit.id()))
        .with("appointment", appointment)
        .with("findings", findings);
  }

  @PostMapping
  View draw(
      @PathVariable long unit, @RequestParam(defaultValue = "") String letter, @RequestParam(defaultValue = "") String appointment,
      HttpServletRequest request, Locale locale) {
    Unit office = find(unit);
    String number = appointment.strip();
    if (!limit.allows(request.getRemoteAddr(), 0)) {
      return shown(office, number, List.of(Finding.ofField("appointment", "counter.tooMany")), locale).status(HttpStatus.TOO_MANY_REQUESTS);
    }
    Queue queue = queues.of(unit).stream().filter(one -> one.letter().equals(letter)).findFirst().orElse(queues.of(unit).getFirst());
    Optional<Ticket> ticket = number.isEmpty() ? Optional.of(counters.draw(queue)) : counters.draw(queue, number);
    return ticket
        .<View>map(drawn -> Redirects.to(slips.path(unit, drawn.id())))
        .orElseGet(() -> shown(office, number, List.of(Finding.ofField("appointment", "counter.noAppointment")), locale)
            .status(HttpStatus.UNPROCESSABLE_CONTENT));
  }

  @GetMapping("/board")
  PageView board(@PathVariable long unit, Locale locale) {
    Unit office = find(unit);
    return pages.view("counter/board")
        .title("counter.board.title", office.nameIn(locale))
        .with("unit", unit)
        .with("called", tickets.called(unit, counters.today(unit), SHOWN))
        .with("waiting", tickets.day(unit, counters.today(unit)).waiting());
  }

  private Unit find(long unit) {
    return units.find(unit).filter(found -> !queues.of(unit).isEmpty()).orElseThrow(HallPages::unknown);
  }

  private static NotFound unknown() {
    return new NotFound(Finding.ofField("unit", "counter.hall.unknown"));
  }
}

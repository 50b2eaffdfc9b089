package io.haihe.modules.counter;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.intake.AtWindow;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Ties what is entered for whoever stands at a window to their ticket: the timeline of the case says so, and they get a receipt. */
@Component
class Window implements AtWindow {

  private final Counters counters;
  private final TicketStore tickets;
  private final Cases cases;
  private final Casework casework;
  private final Texts texts;
  private final Clock clock;

  Window(Counters counters, TicketStore tickets, Cases cases, Casework casework, Texts texts, Clock clock) {
    this.counters = counters;
    this.tickets = tickets;
    this.cases = cases;
    this.casework = casework;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public Optional<String> present(Viewer viewer, Locale locale) {
    return counters.current(viewer).map(ticket -> texts.text(locale, "counter.present", ticket.label()));
  }

  @Override
  public Optional<String> opened(Viewer viewer, String number) {
    return counters.current(viewer).map(ticket -> {
      tickets.opened(ticket.id(), number);
      cases.find(viewer, number).ifPresent(now -> note(viewer, now, ticket));
      return CounterPages.PATH + "/receipts/" + number;
    });
  }

  /** In the city's own language, for the timeline has one. */
  private void note(Viewer viewer, Case now, Ticket ticket) {
    String text = texts.text(Locale.CHINESE, "counter.note", ticket.label(), ticket.counter());
    casework.act(new Command.Note(
        new Actor.Staff(viewer), clock.instant(), "counter:" + ticket.id() + ":" + now.number(), now.id(), 0, text, false));
  }
}

package io.haihe.modules.counter;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.counter.Ticket.State;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The window of a member of staff: the next number, again, not there, done; and applications for whoever stands there. */
@Controller
@RequestMapping(CounterPages.PATH)
class CounterPages {

  static final String PATH = "/counter";

  private static final int LONGEST_WINDOW = 12;

  /** Why nobody was called. */
  private static final Set<String> SAID = Set.of("which", "long", "taken", "nobody");

  private final Pages pages;
  private final Counters counters;
  private final QueueStore queues;
  private final TicketStore tickets;
  private final Cases cases;
  private final FollowLinks links;

  CounterPages(Pages pages, Counters counters, QueueStore queues, TicketStore tickets, Cases cases, FollowLinks links) {
    this.pages = pages;
    this.counters = counters;
    this.queues = queues;
    this.tickets = tickets;
    this.cases = cases;
    this.links = links;
  }

  @GetMapping
  PageView show(
      @RequestParam(defaultValue = "0") long office, @RequestParam(defaultValue = "") String window,
      @RequestParam(defaultValue = "") String said, Viewer viewer, Locale locale) {
    if (!Counters.serves(viewer)) {
      throw new AccessDeniedException("counter");
    }
    List<Unit> offices = counters.offices(viewer);
    Unit chosen = offices.stream().filter(one -> one.id() == office).findFirst().orElse(offices.isEmpty() ? null : offices.getFirst());
    Optional<Ticket> ticket = counters.current(viewer);
    return pages.view("counter/window")
        .with("view", new WindowView(
            offices.stream().map(one -> new WindowView.Choice(one.id(), one.nameIn(locale), one == chosen)).toList(),
            chosen == null ? 0 : chosen.id(), ticket.map(Ticket::counter).orElse(window.strip()), ticket.orElse(null),
            ticket.map(Ticket::calledAt).map(at -> at.atZone(counters.zone(chosen == null ? viewer.seats().getFirst().unit().place() : chosen.place()))).orElse(null),
            SAID.contains(said) ? said : "", chosen == null ? List.of() : queues.of(chosen.id()),
            offices.stream().map(one -> new WindowView.Office(one.nameIn(locale), day(one))).toList()));
  }

  private TicketStore.Day day(Unit unit) {
    return tickets.day(unit.id(), counters.today(unit.id()));
  }

  @PostMapping("/next")
  View next(
      @RequestParam(defaultValue = "0") long office, @RequestParam(defaultValue = "") String window,
      @RequestParam(name = "letter", required = false) @Nullable List<String> letters, Viewer viewer) {
    if (!counters.serves(viewer, office)) {
      throw unknown();
    }
    String counter = window.strip();
    List<String> all = letters == null || letters.isEmpty() ? queues.of(office).stream().map(Queue::letter).toList() : letters;
    if (counter.isEmpty()) {
      return back(office, counter, "which");
    }
    if (counter.length() > LONGEST_WINDOW) {
      return back(office, counter, "long");
    }
    boolean called = counters.next(office, all, counter, viewer.person()).isPresent();
    return back(office, counter, called ? "" : counters.taken(office, counter) ? "taken" : "nobody");
  }

  @PostMapping("/again")
  View again(Viewer viewer) {
    Ticket ticket = mine(viewer);
    counters.again(ticket);
    return back(ticket.unit(), ticket.counter(), "");
  }

  @PostMapping("/skip")
  View skip(Viewer viewer) {
    return ended(mine(viewer), State.SKIPPED);
  }

  @PostMapping("/done")
  View done(Viewer viewer) {
    return ended(mine(viewer), State.DONE);
  }

  private View ended(Ticket ticket, State state) {
    counters.end(ticket, state);
    return back(ticket.unit(), ticket.counter(), "");
  }

  private Ticket mine(Viewer viewer) {
    return counters.current(viewer).orElseThrow(CounterPages::unknown);
  }

  private static View back(long office, String window, String said) {
    return Redirects.to(PATH + "?office=" + office + "&window=" + URLEncoder.encode(window, StandardCharsets.UTF_8)
        + (said.isEmpty() ? "" : "&said=" + said));
  }

  /** For whoever was served, printed by whoever entered the case at the window that day. */
  @GetMapping("/receipts/{number}")
  PageView receipt(@PathVariable String number, Viewer viewer, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    Case now = cases.find(viewer, number).orElseThrow(CounterPages::unknown);
    Ticket ticket = viewer.seats().stream().findFirst()
        .flatMap(seat -> tickets.ofCase(number, viewer.person(), counters.today(seat.unit().id())))
        .orElseThrow(CounterPages::unknown);
    String path = "/follow/" + now.number() + "/" + links.token(now.number());
    return pages.view("counter/receipt")
        .with("number", now.number())
        .with("code", links.token(now.number()))
        .with("link", ServletUriComponentsBuilder.fromCurrentContextPath().path(path).build().toUriString())
        .with("ticket", ticket.label())
        .with("opened", now.openedAt().atZone(counters.zone(now.place())));
  }

  private static NotFound unknown() {
    return new NotFound(Finding.ofField("number", "counter.unknown"));
  }
}
